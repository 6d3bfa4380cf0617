import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../../electron/app/app.ts'
import { contract } from '../../electron/contract/index.ts'
import type { ApiClient, Contract } from '../../electron/contract/index.ts'
import { createClient } from '../../renderer/api/client.ts'
import { NOW, resourcesDir } from './register.ts'

/** The demonstration office in a folder of its own, made as the application makes it; takes some seconds. */
export async function openDemo(): Promise<{ api: ApiClient; close(): Promise<void> }> {
  const app = await createApp(
    { dataDir: mkdtempSync(join(tmpdir(), 'mcu-demo-')), resourcesDir, version: '0.1.0-test', now: NOW, demo: true },
    { ports: { renderPdf: () => Promise.reject(new Error('no printing here')) }, emit: () => undefined },
  )
  const api = createClient<Contract>(contract, {
    call: (method, input) => app.call(method, input),
    onEvent: () => () => undefined,
  })
  return { api, close: () => app.close() }
}
