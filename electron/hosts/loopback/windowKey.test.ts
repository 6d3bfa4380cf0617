import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { windowKey } from './windowKey.ts'

let folder = ''
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'mcu-key-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('a window goes on with the program that starts after a killed one', () => {
  const killed = windowKey(folder)
  expect(windowKey(folder).key).toBe(killed.key)
})

it('after a proper end the next start has another key', () => {
  const first = windowKey(folder)
  first.forget()
  expect(readdirSync(folder)).toEqual([])
  expect(windowKey(folder).key).not.toBe(first.key)
})

it.skipIf(process.platform === 'win32')('nobody but the owner of the folder reads the key', () => {
  windowKey(folder)
  expect(statSync(join(folder, 'loopback.key')).mode & 0o077).toBe(0)
})

it('a file that holds no key is replaced', () => {
  writeFileSync(join(folder, 'loopback.key'), 'spoiled')
  expect(windowKey(folder).key).toMatch(/^[0-9a-f]{64}$/)
})

it('a folder that is not there still gives a key', () => {
  const missing = join(folder, 'none')
  expect(windowKey(missing).key).toMatch(/^[0-9a-f]{64}$/)
  expect(existsSync(missing)).toBe(false)
})
