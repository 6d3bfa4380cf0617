import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { createApp } from '../../electron/app/app.ts'
import { PACKAGE_PURPOSE } from '../../electron/contract/exchange.ts'
import type { ReceivedPackage } from '../../electron/contract/incoming.ts'
import { resourcesDir, testOffice } from '../builders/register.ts'

/** A process that merges a package of the other PC of its office until it is killed: `merger.ts DATA_DIR PACKAGE`. It says how many are in. */

const [, , dataDir, from] = process.argv
if (dataDir === undefined || from === undefined) throw new Error('merger.ts DATA_DIR PACKAGE')
const app = await createApp(
  { dataDir, resourcesDir, version: '0.1.0', now: '2026-11-17T10:42' },
  {
    ports: { renderPdf: () => Promise.reject(new Error('no printing here')) },
    emit: (event) => {
      if (event.type === 'progress' && event.taskId === 'merge-package' && event.text.startsWith('Записываем'))
        console.log(`done ${event.done}`)
    },
  },
)
async function task(taskId: string, method: string, input: unknown): Promise<unknown> {
  const reply = await app.call(method, { taskId, input })
  if (!reply.ok) throw new Error(`${method}: ${reply.error.message}`)
  return reply.value
}
await task('create-register', 'register.create', {
  presetCode: 'trosna',
  office: testOffice,
  operator: { name: 'Лапшина О. Д.', post: '' },
})
const path = join(dataDir, 'package.zip')
copyFileSync(from, path)
const { ticket } = app.admitFile({ path, name: 'пакет.zip', purpose: PACKAGE_PURPOSE, temporary: false })
const taken = (await task('take-package', 'incoming.take', { ticket })) as { package: ReceivedPackage | null }
if (!taken.package) throw new Error('The package was not taken')
const { id, version } = taken.package
await task('merge-package', 'incoming.merge', {
  id,
  version,
  choices: { takeNew: true, takeClashes: false, fields: {}, cards: {} },
})
console.log('finished')
