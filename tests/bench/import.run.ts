import { createApp } from '../../electron/app/app.ts'
import type { App } from '../../electron/app/app.ts'
import { IMPORT_PURPOSE } from '../../electron/contract/imports.ts'
import type { ImportFile } from '../../electron/contract/imports.ts'
import { resourcesDir, testOffice } from '../builders/register.ts'

/** `import.run.ts DATA_DIR FILE`: imports a ПОС export with rules in a process of its own, so that its memory is its own; prints JSON. */

async function value<T>(app: App, method: string, input: unknown): Promise<T> {
  const reply = await app.call(method, input)
  if (!reply.ok) throw new Error(`${method}: ${reply.error.message} ${JSON.stringify(reply.error.fields ?? {})}`)
  return reply.value as T
}

let tasks = 0
const task = <T>(app: App, method: string, input: unknown): Promise<T> =>
  value(app, method, { taskId: `bench-task-${(tasks += 1)}`, input })

export interface ImportRun {
  /** Milliseconds until the file was understood, and of the import itself. */
  opened: number
  ms: number
  /** The longest wait of a small call beside the import. */
  waited: number
  megabytes: number
}

async function importInto(dataDir: string, path: string): Promise<ImportRun> {
  const app = await createApp(
    { dataDir, resourcesDir, version: '0.1.0', now: '2026-11-17T10:42' },
    { ports: { renderPdf: () => Promise.reject(new Error('no printing here')) }, emit: () => undefined },
  )
  await task(app, 'register.create', {
    presetCode: 'trosna',
    office: testOffice,
    operator: { name: 'Лапшина О. Д.', post: '' },
  })
  const { blocks } = await value<{ blocks: { id: number }[] }>(app, 'directory.all', {})
  for (const words of [['фонарь'], ['мусор*'], ['«дорожный знак»']]) {
    await value(app, 'autorules.save', {
      id: null,
      version: null,
      name: `Правило ${words.join()}`,
      isOn: true,
      note: '',
      conditions: {
        kind: null,
        channelIds: [],
        themeIds: [],
        themeGroups: [],
        territoryIds: [],
        allWords: [],
        anyWords: words,
        noWords: [],
        sourcePages: [],
        fastTrack: null,
      },
      actions: {
        blockId: blocks[0]?.id ?? null,
        themeId: null,
        recipientId: null,
        responsibleId: null,
        isImportant: true,
        fastTrack: false,
      },
    })
  }
  let peak = memory()
  let waited = 0
  const watch = { isOver: false }
  const started = performance.now()
  const watching = (async () => {
    while (!watch.isOver) {
      const asked = performance.now()
      await new Promise<void>((resolve) => setImmediate(resolve))
      await value(app, 'journal.lastUndoable', {})
      waited = Math.max(waited, performance.now() - asked)
      peak = Math.max(peak, memory())
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  })()
  const { ticket } = app.admitFile({ path, name: 'pos', purpose: IMPORT_PURPOSE, temporary: false })
  const file = await task<ImportFile>(app, 'imports.open', { ticket })
  const running = performance.now()
  const { counts } = await task<{ counts: { added: number; rows: number } }>(app, 'imports.run', {
    fileId: file.fileId,
    name: file.name,
    settings: file.settings,
    decisions: [],
    maskingDecisions: {},
  })
  const ended = performance.now()
  watch.isOver = true
  await watching
  await app.close()
  if (counts.added !== counts.rows) throw new Error(`${counts.added} of ${counts.rows} rows were added`)
  return { opened: running - started, ms: ended - running, waited, megabytes: peak }
}

const memory = (): number => process.memoryUsage().rss / 1024 / 1024

const [, , dataDir, path] = process.argv
if (dataDir === undefined || path === undefined) throw new Error('import.run.ts DATA_DIR FILE')
console.log(JSON.stringify(await importInto(dataDir, path)))
