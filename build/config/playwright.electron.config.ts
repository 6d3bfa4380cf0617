import { defineConfig } from '@playwright/test'
import { electronBinary } from '../tools/electron.mjs'
import base from './playwright.config.ts'

const binary = electronBinary()
if (binary === null)
  throw new Error(
    "Electron's binary is not installed: run «node node_modules/electron/install.js» on a machine with internet",
  )
// Specs take the host from here and nowhere else: `tests/e2e/host.ts` starts Electron by this path instead of the loopback host.
process.env['REESTR_ELECTRON'] = binary

/** The same host-agnostic specs in real Electron, where its binary is present. */
export default defineConfig({
  ...base,
  projects: [{ name: 'electron', metadata: { host: 'electron' } }],
})
