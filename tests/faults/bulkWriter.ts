import { join } from 'node:path'
import { createApp } from '../../electron/app/app.ts'
import type { App } from '../../electron/app/app.ts'
import { openDatabase } from '../../electron/db/open.ts'
import { insertCases } from '../../electron/services/messages/bulk.ts'
import { resourcesDir, testOffice } from '../builders/register.ts'

/**
 * A process that changes thousands of cards at once and says how far it is, until it is killed: `bulkWriter.ts DATA_DIR`.
 * Lines: `progress N` from within the change, `changed N` after it was answered.
 */

const CARDS = 6000
const dataDir = process.argv[2]
if (dataDir === undefined) throw new Error('bulkWriter.ts DATA_DIR')

const start = (): Promise<App> =>
  createApp(
    { dataDir, resourcesDir, version: '0.1.0', now: '2026-11-17T10:42' },
    {
      ports: { renderPdf: () => Promise.reject(new Error('no printing here')) },
      emit: (event) => {
        if (event.type === 'progress') console.log(`progress ${event.done}`)
      },
    },
  )

const first = await start()
await first.call('register.create', {
  taskId: 'create-register',
  input: { presetCode: 'trosna', office: testOffice, operator: { name: 'Лапшина О. Д.', post: '' } },
})
await first.close()

const db = openDatabase(join(dataDir, 'register', 'register.sqlite3'), () => undefined)
const at = '2026-11-17T07:42:00.000Z'
insertCases(
  db,
  Array.from({ length: CARDS }, (_, index) => ({
    kind: 'message' as const,
    channelId: 1,
    receivedAt: '2026-11-16T09:12',
    gist: `Сообщение ${index}`,
    text: '',
    address: '',
  })),
  { resourcesDir, at, operatorId: null },
)
db.driver.close()

const app = await start()
const reply = await app.call('messages.changeMany', {
  taskId: 'change-many-cards',
  input: {
    ids: Array.from({ length: CARDS }, (_, index) => index + 1),
    change: { case: { isImportant: true, recipientId: 1 }, addNote: 'Общее' },
  },
})
if (!reply.ok) throw new Error(reply.error.message)
console.log(`changed ${CARDS}`)
