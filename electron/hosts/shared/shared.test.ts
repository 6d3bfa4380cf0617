import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { resolveAsset } from './assets.ts'
import { contentSecurityPolicy, ownFrames, securityHeaders } from './csp.ts'
import { mimeOf } from './mime.ts'
import { isOwnUrl, isPrintRoute, mayOpenOutside } from './url-policy.ts'

const root = resolve('/opt/register/renderer')

describe('a file of the window', () => {
  test('is found under the folder, the page by the bare slash', () => {
    expect(resolveAsset(root, '/')).toBe(resolve(root, 'index.html'))
    expect(resolveAsset(root, '/assets/main-abc.js')).toBe(resolve(root, 'assets/main-abc.js'))
    expect(resolveAsset(root, '/%D1%88%D1%80%D0%B8%D1%84%D1%82.woff2')).toBe(resolve(root, 'шрифт.woff2'))
  })

  test.each([
    '/../secret',
    '/assets/../../secret',
    '/%2e%2e/secret',
    '/..%2fsecret',
    '/%2e%2e%2f%2e%2e%2fetc/passwd',
    '/..\\secret',
    '/..%5csecret',
    '/C:/Windows/win.ini',
    '/c%3a%5cboot.ini',
    '//evil/share',
    '/\\\\evil\\share',
    '/index.html%00.png',
    '/a/./b',
    '/a//b',
    '/assets/',
    '/.. /secret',
    '/...',
    '/index.html.',
    '/%',
    '/%zz',
    '',
    'index.html',
    '/index.html::$DATA',
  ])('%j leaves the folder or names nothing of ours', (path) => {
    expect(resolveAsset(root, path)).toBeNull()
  })

  test('whatever is asked, the answer lies inside the folder', () => {
    const piece = fc.constantFrom('..', '.', '%2e', '%2f', '/', '\\', '%5c', 'a', '%00', ':', '%252e', ' ', '~')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const file = resolveAsset(root, `/${pieces.join('')}`)
        expect(file === null || file.startsWith(`${root}/`)).toBe(true)
      }),
    )
  })

  test('has a known kind or is not served', () => {
    expect(mimeOf('a.JS')).toBe('text/javascript; charset=utf-8')
    expect(mimeOf('font.woff2')).toBe('font/woff2')
    expect(mimeOf('register.db')).toBeNull()
    expect(mimeOf('main.js.map')).toBeNull()
    expect(mimeOf('noextension')).toBeNull()
  })
})

describe('the content policy', () => {
  test('allows nothing unsafe and nothing foreign', () => {
    expect(contentSecurityPolicy).not.toMatch(/unsafe|\*|https?:/)
    expect(contentSecurityPolicy).toContain("default-src 'none'")
    expect(contentSecurityPolicy).toContain("frame-ancestors 'none'")
    expect(securityHeaders['x-content-type-options']).toBe('nosniff')
  })

  test('of a page that prints from a frame differs in frames alone', () => {
    expect(ownFrames['content-security-policy']).toBe(
      contentSecurityPolicy.replaceAll(/(frame-\w+) 'none'/g, "$1 'self'"),
    )
    expect(ownFrames['x-frame-options']).toBe('SAMEORIGIN')
  })
})

describe('our own address', () => {
  test.each([
    ['app://register/index.html#/desk', 'app://register', true],
    ['app://register:81/', 'app://register', false],
    ['app://register.evil/', 'app://register', false],
    ['app://evil/index.html', 'app://register', false],
    ['app://user@register/', 'app://register', false],
    ['https://register/', 'app://register', false],
    ['file:///etc/passwd', 'app://register', false],
    ['javascript:alert(1)', 'app://register', false],
    ['data:text/html,x', 'app://register', false],
    ['', 'app://register', false],
    ['http://127.0.0.1:4000/#/desk', 'http://127.0.0.1:4000', true],
    ['http://127.0.0.1:4001/', 'http://127.0.0.1:4000', false],
    ['http://127.0.0.1:4000@evil.example/', 'http://127.0.0.1:4000', false],
    ['http://127.0.0.1.evil.example:4000/', 'http://127.0.0.1:4000', false],
    ['http://localhost:4000/', 'http://127.0.0.1:4000', false],
  ])('%s against %s is %s', (url, origin, own) => {
    expect(isOwnUrl(url, origin)).toBe(own)
  })
})

describe('an address to open outside', () => {
  test.each([
    ['https://pos.gosuslugi.ru/lkp/1', true],
    ['http://example.ru/', true],
    ['mailto:office@example.ru', true],
    ['mailto:office@example.ru?attach=/etc/passwd', false],
    ['file:///etc/passwd', false],
    ['smb://host/share', false],
    ['javascript:alert(1)', false],
    ['ms-msdt:/id', false],
    ['\\\\host\\share', false],
    ['https://user:password@example.ru/', false],
    ['http://127.0.0.1:8080/', false],
    ['http://localhost/', false],
    ['http://[::1]/', false],
    ['https://exa mple.ru', false],
    ['https://example.ru/\nX', false],
    [`https://example.ru/${'a'.repeat(2100)}`, false],
    ['', false],
  ])('%j is %s', (url, allowed) => {
    expect(mayOpenOutside(url)).toBe(allowed)
  })
})

describe('a print route', () => {
  test.each([
    ['#/print/protocol/12', true],
    ['#/print/members?date=2026-11-17', true],
    ['#/desk', false],
    ['#/print/../desk', false],
    ['/print/protocol/12', false],
    ['#/print/', false],
    ['https://evil.example/#/print/protocol/1', false],
    ['#/print/<script>', false],
    ['#/print/a b', false],
  ])('%s is %s', (route, allowed) => {
    expect(isPrintRoute(route)).toBe(allowed)
  })
})
