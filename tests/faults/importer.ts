import { join } from 'node:path'
import { createApp } from '../../electron/app/app.ts'
import { IMPORT_PURPOSE } from '../../electron/contract/imports.ts'
import type { ImportFile } from '../../electron/contract/imports.ts'
import { posCsv } from '../builders/importFiles.ts'
import { resourcesDir, testOffice } from '../builders/register.ts'

/** A process that imports a table until it is killed: `importer.ts DATA_DIR ROWS`. It says how many rows are committed. */

const [, , dataDir, rows] = process.argv
if (dataDir === undefined || rows === undefined) throw new Error('importer.ts DATA_DIR ROWS')
const app = await createApp(
  { dataDir, resourcesDir, version: '0.1.0', now: '2026-11-17T10:42' },
  {
    ports: { renderPdf: () => Promise.reject(new Error('no printing here')) },
    emit: (event) => {
      if (event.type === 'progress' && event.taskId === 'run-import') console.log(`done ${event.done}`)
    },
  },
)
async function task(taskId: string, method: string, input: unknown): Promise<unknown> {
  const reply = await app.call(method, { taskId, input })
  if (!reply.ok) throw new Error(reply.error.message)
  return reply.value
}
await task('create-register', 'register.create', {
  presetCode: 'trosna',
  office: testOffice,
  operator: { name: 'Лапшина О. Д.', post: '' },
})
const path = join(dataDir, 'pos.csv')
await posCsv(path, Number(rows))
const { ticket } = app.admitFile({ path, name: 'pos.csv', purpose: IMPORT_PURPOSE, temporary: false })
const file = (await task('open-import', 'imports.open', { ticket })) as ImportFile
await task('run-import', 'imports.run', {
  fileId: file.fileId,
  name: file.name,
  settings: file.settings,
  decisions: [],
  maskingDecisions: {},
})
console.log('finished')
