import { existsSync, mkdirSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Files } from './files.ts'

const DAY_SECONDS = 86_400

describe('the outbox', () => {
  it('at the start loses what a killed process left the day before, and keeps what is fresh', () => {
    const outbox = join(mkdtempSync(join(tmpdir(), 'mcu-outbox-')), 'outbox')
    const left = join(outbox, 'left')
    const fresh = join(outbox, 'fresh')
    for (const folder of [left, fresh]) mkdirSync(folder, { recursive: true })
    const old = Date.now() / 1000 - 2 * DAY_SECONDS
    utimesSync(left, old, old)
    new Files(outbox).sweep()
    expect([existsSync(left), existsSync(fresh)]).toEqual([false, true])
  })

  it('hands a file over for one purpose only, and no longer than twelve hours', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mcu-tickets-'))
    let now = 0
    const files = new Files(join(folder, 'outbox'), () => now)
    writeFileSync(join(folder, 'list.txt'), 'состав')
    const { ticket } = files.admit({
      path: join(folder, 'list.txt'),
      name: 'list.txt',
      purpose: 'attachment',
      temporary: false,
    })
    expect(files.take(ticket, 'attachment').name).toBe('list.txt')
    expect(() => files.take(ticket, 'package')).toThrow(/больше не доступен/)
    now = 12 * 3_600_000 + 1
    expect(() => files.take(ticket, 'attachment')).toThrow(/больше не доступен/)
  })
})
