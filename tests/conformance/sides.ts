import { randomBytes } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../../electron/app/app.ts'
import type { App } from '../../electron/app/app.ts'
import type { ApiClient, Contract } from '../../electron/contract/index.ts'
import { contract } from '../../electron/contract/index.ts'
import type { AppEvent, Reply } from '../../electron/contract/kinds.ts'
import { startServer } from '../../electron/hosts/loopback/server.ts'
import { mountHostMethods, unavailable } from '../../electron/hosts/shared/host-methods.ts'
import { createClient } from '../../renderer/api/client.ts'
import { NOW, resourcesDir } from '../builders/register.ts'

/** One way to the application: the raw call, the client over it, and the way of a file into it. */
export interface Side {
  name: string
  call(method: string, input: unknown): Promise<Reply>
  api: ApiClient
  /** Hands a file over as the window does. @returns its ticket */
  admit(name: string, purpose: string, content: string | Uint8Array): Promise<string>
  /** Bytes of a ticket that the core gave out. */
  release(ticket: string): Promise<Uint8Array>
  folder: string
  close(): Promise<void>
}

/** A PDF is the host's work and is proved with the hosts; here both sides give the same bytes. */
const pdf = new TextEncoder().encode('%PDF-1.7 одна и та же страница')

function startApp(dataDir: string, emit: (event: AppEvent) => void): Promise<App> {
  const options = { dataDir, resourcesDir, version: '0.1.0-test', now: NOW, demo: true }
  return createApp(options, { ports: { renderPdf: () => Promise.resolve(pdf) }, emit })
}

const client = (call: Side['call']): ApiClient =>
  createClient<Contract>(contract, { call, onEvent: () => () => undefined })

/** The application behind a transport that copies as Electron's does. */
async function inProcess(folder: string): Promise<Side> {
  const app = await startApp(folder, () => undefined)
  const call: Side['call'] = async (method, input) => structuredClone(await app.call(method, structuredClone(input)))
  return {
    name: 'structuredClone',
    call,
    api: client(call),
    admit: (name, purpose, content) => {
      const path = join(folder, randomBytes(8).toString('hex'))
      writeFileSync(path, content)
      return Promise.resolve(app.admitFile({ path, name, purpose, temporary: true }).ticket)
    },
    release: async (ticket) =>
      new Uint8Array(await (await import('node:fs/promises')).readFile(app.releaseFile(ticket).path)),
    folder,
    close: () => app.close(),
  }
}

/** The same application behind the real loopback server. */
async function overHttp(folder: string): Promise<Side> {
  const listeners = new Set<(event: AppEvent) => void>()
  const app = await startApp(folder, (event) => listeners.forEach((listener) => listener(event)))
  const key = randomBytes(32).toString('hex')
  const uploadDir = join(folder, 'uploads')
  mkdirSync(uploadDir, { recursive: true })
  const no = unavailable()
  const host = {
    pickFiles: no,
    admitFile: no,
    saveFile: no,
    print: no,
    openLink: no,
    chooseUpdate: no,
    installUpdate: no,
  }
  const server = await startServer({
    core: {
      call: (method, input) => app.call(method, input),
      onEvent: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      admitFile: (file) => Promise.resolve().then(() => app.admitFile(file)),
      releaseFile: (ticket) => Promise.resolve().then(() => app.releaseFile(ticket)),
    },
    hostMethods: mountHostMethods({ info: no, ...host }, () => undefined),
    rendererDir: folder,
    uploadDir,
    key,
    port: 0,
    report: (where, error) => {
      throw new Error(where, { cause: error })
    },
  })
  const headers = { 'x-register-key': key }
  const call: Side['call'] = async (method, input) => {
    const response = await fetch(`${server.origin}/call`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ method, input }),
    })
    return (await response.json()) as Reply
  }
  return {
    name: 'HTTP',
    call,
    api: client(call),
    admit: async (name, purpose, content) => {
      const response = await fetch(`${server.origin}/files?name=${encodeURIComponent(name)}&purpose=${purpose}`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/octet-stream' },
        body: typeof content === 'string' ? content : Buffer.from(content),
      })
      const reply = (await response.json()) as Reply
      if (!reply.ok) throw new Error(reply.error.message)
      return (reply.value as { ticket: string }).ticket
    },
    release: async (ticket) =>
      new Uint8Array(await (await fetch(`${server.origin}/files/${ticket}`, { headers })).arrayBuffer()),
    folder,
    close: async () => {
      await server.close()
      await app.close()
    },
  }
}

/** Two sides on equal copies of one demonstration register. */
export async function startSides(): Promise<{ sides: readonly [Side, Side]; close(): Promise<void> }> {
  const root = mkdtempSync(join(tmpdir(), 'mcu-conformance-'))
  const original = join(root, 'original')
  await (await startApp(original, () => undefined)).close()
  for (const copy of ['a', 'b']) cpSync(original, join(root, copy), { recursive: true })
  const sides = [await inProcess(join(root, 'a')), await overHttp(join(root, 'b'))] as const
  return {
    sides,
    close: async () => {
      for (const side of sides) await side.close()
      rmSync(root, { recursive: true, force: true })
    },
  }
}
