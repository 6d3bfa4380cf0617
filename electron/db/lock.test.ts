import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { lockRegister } from './lock.ts'

const newPath = (): string => join(mkdtempSync(join(tmpdir(), 'mcu-lock-')), 'register.lock')

it('a second copy of the application is told that the register is open in another window', () => {
  const path = newPath()
  const first = lockRegister(path)
  expect(() => lockRegister(path)).toThrow(/открыт в другом окне/)
  first.release()
  lockRegister(path).release()
})

it('a killed process leaves no lock behind', async () => {
  const path = newPath()
  const lockModule = new URL('./lock.ts', import.meta.url).href
  const child = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `const { lockRegister } = await import(${JSON.stringify(lockModule)}); globalThis.held = lockRegister(${JSON.stringify(path)}); console.log('locked'); setInterval(() => {}, 1000)`,
  ])
  await once(child.stdout, 'data')
  expect(() => lockRegister(path)).toThrow(/открыт в другом окне/)
  child.kill('SIGKILL')
  await once(child, 'exit')
  lockRegister(path).release()
})
