import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isFileName } from '../shared/outgoing.ts'
import { decideAccess, MAX_CALL_BYTES, sameKey } from './access.ts'
import type { RequestHead } from './access.ts'

const key = 'ab'.repeat(32)
const own = { port: 41234, key }
const host = ['Host', '127.0.0.1:41234']
const withKey = [...host, 'X-Register-Key', key]
const json = ['Content-Type', 'application/json', 'Content-Length', '20']
const bytes = ['Content-Type', 'application/octet-stream', 'Content-Length', '20']

const request = (method: string, url: string, rawHeaders: string[]): RequestHead => ({ method, url, rawHeaders })
const outcome = (head: RequestHead): string | number => {
  const access = decideAccess(head, own)
  return access.allowed ? access.action : access.status
}

describe('what the window itself sends', () => {
  test.each([
    ['the page', request('GET', '/', host), 'asset'],
    ['a script', request('GET', '/assets/main.js?v=1', host), 'asset'],
    ['a call', request('POST', '/call', [...withKey, ...json]), 'call'],
    [
      'a call with its charset',
      request('POST', '/call', [...withKey, 'content-type', 'application/json; charset=utf-8', 'content-length', '2']),
      'call',
    ],
    [
      'a call with its own origin',
      request('POST', '/call', [
        ...withKey,
        ...json,
        'Origin',
        'http://127.0.0.1:41234',
        'Sec-Fetch-Site',
        'same-origin',
      ]),
      'call',
    ],
    ['events', request('GET', '/events', withKey), 'events'],
    ['a file in', request('POST', '/files?name=%D0%90.xlsx&purpose=import', [...withKey, ...bytes]), 'upload'],
    [
      "a file of the browser's own type",
      request('POST', '/files?name=a.png&purpose=attachment', [
        ...withKey,
        'Content-Type',
        'image/png',
        'Content-Length',
        '20',
      ]),
      'upload',
    ],
    ['a file out', request('GET', '/files/abcDEF12_-', withKey), 'download'],
  ])('%s is let through', (_what, head, expected) => {
    expect(outcome(head)).toBe(expected)
  })

  test('the name and purpose of a file arrive decoded', () => {
    const head = request(
      'POST',
      '/files?name=%D0%A1%D0%BE%D1%81%D1%82%D0%B0%D0%B2%20%E2%84%96%201.xlsx&purpose=attachment',
      [...withKey, ...bytes],
    )
    expect(decideAccess(head, own)).toEqual({
      allowed: true,
      action: 'upload',
      name: 'Состав № 1.xlsx',
      purpose: 'attachment',
    })
  })
})

describe('what others send', () => {
  test.each([
    ['no Host', request('GET', '/', []), 403],
    ['another name for this machine', request('GET', '/', ['Host', 'localhost:41234']), 403],
    ['a name that was rebound', request('GET', '/', ['Host', 'evil.example']), 403],
    ['another port', request('GET', '/', ['Host', '127.0.0.1:41235']), 403],
    ['a Host with a tail', request('GET', '/', ['Host', '127.0.0.1:41234.evil.example']), 403],
    ['a Host with a user', request('GET', '/', ['Host', 'a@127.0.0.1:41234']), 403],
    ['two Hosts', request('GET', '/', [...host, 'host', 'evil.example']), 400],
    ['a foreign Origin', request('POST', '/call', [...withKey, ...json, 'Origin', 'https://evil.example']), 403],
    ['the null Origin', request('POST', '/call', [...withKey, ...json, 'Origin', 'null']), 403],
    ['an Origin in TLS', request('POST', '/call', [...withKey, ...json, 'Origin', 'https://127.0.0.1:41234']), 403],
    [
      'two Origins',
      request('POST', '/call', [
        ...withKey,
        ...json,
        'Origin',
        'http://127.0.0.1:41234',
        'Origin',
        'http://evil.example',
      ]),
      400,
    ],
    ['a request another site started', request('GET', '/', [...host, 'Sec-Fetch-Site', 'cross-site']), 403],
    ['a request from another port of this machine', request('GET', '/', [...host, 'Sec-Fetch-Site', 'same-site']), 403],
    ['no key', request('POST', '/call', [...host, ...json]), 403],
    ['an empty key', request('POST', '/call', [...host, 'X-Register-Key', '', ...json]), 403],
    ['a wrong key', request('POST', '/call', [...host, 'X-Register-Key', 'ac'.repeat(32), ...json]), 403],
    ['a key in capitals', request('POST', '/call', [...host, 'X-Register-Key', key.toUpperCase(), ...json]), 403],
    ['the right key and a second one', request('POST', '/call', [...withKey, 'x-register-key', 'x', ...json]), 400],
    ['the key in the address', request('POST', `/call?key=${key}`, [...host, ...json]), 403],
    ['events without a key', request('GET', '/events', host), 403],
    ['a file without a key', request('GET', '/files/abcdefgh', host), 403],
    ['a GET call', request('GET', '/call', [...withKey, ...json]), 405],
    ['a PUT call', request('PUT', '/call', [...withKey, ...json]), 405],
    ['a preflight', request('OPTIONS', '/call', [...withKey]), 405],
    ['a preflight without a key', request('OPTIONS', '/call', host), 403],
    ['a TRACE', request('TRACE', '/', host), 405],
    ['a POST to the page', request('POST', '/', [...host, ...json]), 405],
    [
      'a form',
      request('POST', '/call', [
        ...withKey,
        'Content-Type',
        'application/x-www-form-urlencoded',
        'Content-Length',
        '2',
      ]),
      415,
    ],
    [
      'plain text, which needs no preflight',
      request('POST', '/call', [...withKey, 'Content-Type', 'text/plain', 'Content-Length', '2']),
      415,
    ],
    ['no type', request('POST', '/call', [...withKey, 'Content-Length', '2']), 415],
    [
      'a type that only begins like JSON',
      request('POST', '/call', [...withKey, 'Content-Type', 'application/jsonp', 'Content-Length', '2']),
      415,
    ],
    [
      'a call too large',
      request('POST', '/call', [
        ...withKey,
        'Content-Type',
        'application/json',
        'Content-Length',
        String(MAX_CALL_BYTES + 1),
      ]),
      413,
    ],
    [
      'a call of unknown length',
      request('POST', '/call', [...withKey, 'Content-Type', 'application/json', 'Transfer-Encoding', 'chunked']),
      411,
    ],
    [
      'a negative length',
      request('POST', '/call', [...withKey, 'Content-Type', 'application/json', 'Content-Length', '-1']),
      400,
    ],
    [
      'a length in hex',
      request('POST', '/call', [...withKey, 'Content-Type', 'application/json', 'Content-Length', '0x10']),
      400,
    ],
    ['an absolute target', request('GET', 'http://evil.example/', host), 400],
    ['a target without a scheme', request('GET', '//evil.example/', host), 400],
    ['a star', request('OPTIONS', '*', host), 400],
    ['an endless address', request('GET', `/${'a'.repeat(9000)}`, host), 400],
    ['something under call', request('POST', '/call/x', [...withKey, ...json]), 404],
    ['a ticket that is a path', request('GET', '/files/../../etc/passwd', withKey), 404],
    ['a ticket with an encoded slash', request('GET', '/files/..%2f..%2fetc', withKey), 404],
    ['a short ticket', request('GET', '/files/a', withKey), 404],
    ['deleting a file', request('DELETE', '/files/abcdefgh', withKey), 405],
    ['a file without a name', request('POST', '/files?purpose=import', [...withKey, ...bytes]), 400],
    ['a file named as a path', request('POST', '/files?name=..%2Fx&purpose=import', [...withKey, ...bytes]), 400],
    ['a file with a strange purpose', request('POST', '/files?name=x&purpose=%24(rm)', [...withKey, ...bytes]), 400],
  ])('%s is refused', (_what, head, status) => {
    expect(outcome(head)).toBe(status)
  })

  test('an address that is not spelt exactly like the calls is only ever a file of the window', () => {
    for (const url of ['/CALL', '/%63all', '/call%2f', '/./call', '/assets/../call']) {
      expect(outcome(request('POST', url, [...withKey, ...json]))).toBe(405)
      expect(outcome(request('GET', url, host))).toBe('asset')
    }
  })

  test('no request without the key reaches anything but a file of the window', () => {
    const method = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD')
    fc.assert(
      fc.property(method, fc.string({ maxLength: 40 }), (verb, tail) => {
        const access = decideAccess(request(verb, `/${tail}`, [...host, ...json]), own)
        expect(!access.allowed || access.action === 'asset').toBe(true)
      }),
    )
  })
})

describe('the key', () => {
  test('is equal only to itself', () => {
    expect(sameKey(key, key)).toBe(true)
    expect(sameKey(undefined, key)).toBe(false)
    expect(sameKey(`${key}0`, key)).toBe(false)
    expect(sameKey(key.slice(1), key)).toBe(false)
    expect(sameKey('', '')).toBe(false)
  })
})

describe('a file name', () => {
  test('holds no separators or control characters', () => {
    expect(isFileName('Протокол № 12.docx')).toBe(true)
    for (const name of ['', '../x', 'a\\b', 'a\u0000b', 'a\nb', 'x'.repeat(256)]) expect(isFileName(name)).toBe(false)
  })
})
