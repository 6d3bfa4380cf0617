import { mkdtemp, readdir, readFile, rm, writeFile, mkdir } from 'node:fs/promises'
import { request as rawRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AppEvent, Reply } from '../../contract/kinds.ts'
import { mountHostMethods, unavailable } from '../shared/host-methods.ts'
import { contentDisposition } from '../shared/outgoing.ts'
import { startServer } from './server.ts'
import type { LoopbackServer, ServedCore } from './server.ts'

const key = '0f'.repeat(32)
let folder: string
let server: LoopbackServer
let emit: (event: AppEvent) => void
let calls: { method: string; input: unknown }[]
let admitted: { path: string; name: string; purpose: string; temporary: boolean; text: string }[]
let reported: string[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reestr-server-test-'))
  await mkdir(join(folder, 'renderer', 'assets'), { recursive: true })
  await mkdir(join(folder, 'uploads'))
  await writeFile(join(folder, 'renderer', 'index.html'), '<!doctype html><title>Реестр</title>')
  await writeFile(join(folder, 'renderer', 'assets', 'main-1.js'), 'export {}')
  await writeFile(join(folder, 'secret.txt'), 'secret')
  await writeFile(join(folder, 'made.docx'), 'готово')
  calls = []
  admitted = []
  reported = []
  const listeners = new Set<(event: AppEvent) => void>()
  emit = (event) => listeners.forEach((listener) => listener(event))
  const core: ServedCore = {
    call(method, input): Promise<Reply> {
      calls.push({ method, input })
      if (method === 'fails.hard') return Promise.reject(new Error('secret value 42'))
      return Promise.resolve({ ok: true, value: { echoed: method } })
    },
    onEvent(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async admitFile(file) {
      admitted.push({ ...file, text: await readFile(file.path, 'utf8') })
      return { ticket: 'ticket-1', name: file.name, size: 5 }
    },
    releaseFile(ticket) {
      if (ticket !== 'ticket-made') return Promise.reject(new Error('gone'))
      return Promise.resolve({ path: join(folder, 'made.docx'), name: 'Протокол № 12.docx', size: 12 })
    },
  }
  const hostMethods = mountHostMethods(
    {
      info: () => ({
        host: 'loopback',
        version: '1.0.0',
        platform: 'linux',
        demo: false,
        capabilities: { dialogs: false, nativePrint: false, updates: false, pdf: true },
      }),
      pickFiles: unavailable(),
      admitFile: unavailable(),
      saveFile: unavailable(),
      print: unavailable(),
      openLink: unavailable(),
      chooseUpdate: unavailable(),
      installUpdate: unavailable(),
    },
    (method) => reported.push(method),
  )
  server = await startServer({
    core,
    hostMethods,
    rendererDir: join(folder, 'renderer'),
    uploadDir: join(folder, 'uploads'),
    key,
    port: 0,
    report: (where) => reported.push(where),
  })
})

afterEach(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

const post = (
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
  path = '/call',
): Promise<Response> =>
  fetch(server.origin + path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'x-register-key': key, ...headers },
  })

describe('a call over the loopback', () => {
  test('reaches the core with its input and brings the reply back', async () => {
    const response = await post(JSON.stringify({ method: 'members.list', input: { date: '2026-11-17' } }))
    expect(response.status).toBe(200)
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
    expect(await response.json()).toEqual({ ok: true, value: { echoed: 'members.list' } })
    expect(calls).toEqual([{ method: 'members.list', input: { date: '2026-11-17' } }])
  })

  test.each(['', 'not json', '[]', 'null', '{"input":{}}', '{"method":1}', '{"method":"a.b","input":{},"extra":1}'])(
    'the body %j is refused before the core',
    async (body) => {
      const response = await post(body)
      expect(response.status).toBe(400)
      expect(calls).toEqual([])
    },
  )

  test('bytes that are not UTF-8 are refused', async () => {
    expect((await post(new Uint8Array([0x7b, 0xff, 0x7d]))).status).toBe(400)
  })

  test('without the key never reaches the core', async () => {
    const response = await post('{"method":"a.b"}', { 'x-register-key': 'f'.repeat(64) })
    expect(response.status).toBe(403)
    expect(calls).toEqual([])
  })

  test('under a foreign Host never reaches the core', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const body = '{"method":"a.b"}'
      const headers = {
        host: 'evil.example',
        'x-register-key': key,
        'content-type': 'application/json',
        'content-length': body.length,
      }
      rawRequest({ host: '127.0.0.1', port: server.port, path: '/call', method: 'POST', headers }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
        .on('error', reject)
        .end(body)
    })
    expect(status).toBe(403)
    expect(calls).toEqual([])
  })

  test('that fails inside answers without the text of the error', async () => {
    const response = await post('{"method":"fails.hard","input":{}}')
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('secret value')
    expect(reported).toEqual(['request'])
  })

  test('of the host is answered by the host', async () => {
    const info = await post('{"method":"host.info","input":{}}')
    expect(await info.json()).toMatchObject({ ok: true, value: { host: 'loopback', capabilities: { dialogs: false } } })
    const pick = await post('{"method":"host.pickFiles","input":{"taskId":"t","input":{"purpose":"import"}}}')
    expect(await pick.json()).toMatchObject({ ok: false, error: { code: 'unavailable' } })
    for (const name of ['host.__proto__', 'host.constructor', 'host.', 'host.info.x']) {
      const unknown = await post(JSON.stringify({ method: name, input: {} }))
      expect(await unknown.json()).toMatchObject({ ok: false, error: { code: 'notFound' } })
    }
    const wrong = await post('{"method":"host.info","input":{"extra":1}}')
    expect(await wrong.json()).toMatchObject({ ok: false, error: { code: 'invalid' } })
    expect(calls).toEqual([])
  })
})

describe('events', () => {
  test('arrive one per line', async () => {
    const response = await fetch(`${server.origin}/events`, { headers: { 'x-register-key': key } })
    expect(response.headers.get('content-type')).toContain('application/x-ndjson')
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
    expect((await reader.read()).value).toBe('\n')
    expect(server.listeners()).toBe(1)
    emit({ type: 'changed', areas: ['messages'] })
    expect((await reader.read()).value).toBe('{"type":"changed","areas":["messages"]}\n')
    await reader.cancel()
  })
})

describe('a file', () => {
  const upload = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    post('привет', { 'content-type': 'application/octet-stream', ...headers }, path)

  test('goes into the core by its name and purpose and comes back as a ticket', async () => {
    const response = await upload(`/files?name=${encodeURIComponent('Состав.xlsx')}&purpose=import`)
    expect(await response.json()).toEqual({ ok: true, value: { ticket: 'ticket-1', name: 'Состав.xlsx', size: 5 } })
    expect(admitted).toMatchObject([{ name: 'Состав.xlsx', purpose: 'import', temporary: true, text: 'привет' }])
    expect(admitted[0]?.path.startsWith(join(folder, 'uploads'))).toBe(true)
    expect(admitted[0]?.path).not.toContain('Состав')
  })

  test('without the key leaves nothing on the disk', async () => {
    expect((await upload('/files?name=a&purpose=import', { 'x-register-key': '' })).status).toBe(403)
    expect(await readdir(join(folder, 'uploads'))).toEqual([])
  })

  test('goes out by its ticket with its Russian name', async () => {
    const response = await fetch(`${server.origin}/files/ticket-made`, { headers: { 'x-register-key': key } })
    expect(await response.text()).toBe('готово')
    expect(response.headers.get('content-disposition')).toContain(
      `filename*=UTF-8''${encodeURIComponent('Протокол № 12.docx')}`,
    )
    expect(response.headers.get('content-type')).toBe('application/octet-stream')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
  })

  test('of an unknown ticket is not found', async () => {
    const response = await fetch(`${server.origin}/files/ticket-other`, { headers: { 'x-register-key': key } })
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ ok: false, error: { code: 'notFound' } })
  })

  test('name cannot break out of the header', () => {
    expect(contentDisposition('a"; filename="b.exe')).not.toMatch(/filename="a"/)
    expect(contentDisposition('a\r\nSet-Cookie: x')).not.toMatch(/[\r\n]/)
    expect(contentDisposition("d'eau (1)*.txt")).toContain("filename*=UTF-8''d%27eau%20%281%29%2a.txt")
  })
})

describe('the window', () => {
  test('is served with its policy, the hashed files to keep, the page not', async () => {
    const page = await fetch(`${server.origin}/`)
    expect(await page.text()).toContain('Реестр')
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe')
    const script = await fetch(`${server.origin}/assets/main-1.js`)
    expect(script.headers.get('cache-control')).toContain('immutable')
    expect(script.headers.get('content-type')).toContain('text/javascript')
  })

  test.each(['/..%2fsecret.txt', '/%2e%2e/secret.txt', '/assets', '/assets/', '/none.js', '/favicon.ico'])(
    '%s is not found',
    async (path) => {
      expect((await fetch(server.origin + path)).status).toBe(404)
    },
  )
})
