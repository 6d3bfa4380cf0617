import { expect, it } from 'vitest'
import { createDatabase } from '../db/open.ts'
import type { TaskContext } from '../services/context.ts'
import { createDispatcher } from './dispatch.ts'
import type { OpenRegister } from './dispatch.ts'
import { Files } from './files.ts'
import { silentLog } from './log.ts'

const openRegister = (): OpenRegister => {
  const db = createDatabase(':memory:')
  return { db, reader: db, timeZone: 'Europe/Moscow' }
}

it('a task that began in one register writes nothing into the one that was opened meanwhile', async () => {
  const first = openRegister()
  const second = openRegister()
  let current = first
  const work = async (_input: unknown, ctx: TaskContext): Promise<never> => {
    await ctx.breathe()
    current = second
    return ctx.write('Запись', () => {
      throw new Error('The write must not begin')
    })
  }
  const dispatcher = createDispatcher({
    register: () => current,
    now: () => '2026-11-17T10:42',
    instant: () => '2026-11-17T07:42:00.000Z',
    files: new Files('unused'),
    ports: { renderPdf: () => Promise.reject(new Error('no printing here')) },
    resourcesDir: '',
    appVersion: '0',
    log: silentLog,
    emit: () => undefined,
    handlers: { attachments: { open: work } },
    lifecycle: {},
  })
  const reply = await dispatcher.call('attachments.open', { taskId: 'task-0001', input: { attachmentId: 1 } })
  expect(reply).toMatchObject({
    ok: false,
    error: { code: 'unavailable', message: expect.stringContaining('другой реестр') as string },
  })
})
