import { RULES_PURPOSE } from '../../../electron/contract/autorules.ts'
import { IMPORT_PURPOSE } from '../../../electron/contract/imports.ts'
import type { Side } from '../sides.ts'
import { day, first, month, newest, newRule, nothing, open, typedRule } from './shared.ts'
import type { Samples } from './shared.ts'

const rule = async ({ api }: Side) => {
  const { id, version } = first((await api.autorules.list({})).rules, 'rule')
  return { id, version }
}

const admitTable = (side: Side) =>
  side.admit(
    'сообщения.csv',
    IMPORT_PURPOSE,
    'Номер;Дата;Текст\r\n77-1;10.11.2026;Не горит фонарь у школы\r\n;;\r\n77-2;-;Яма\r\n',
  )

const openTable = async (side: Side) => side.api.imports.open({ ticket: await admitTable(side) })

const importOf = async (side: Side) => {
  const { fileId, settings } = await openTable(side)
  return { fileId, settings, maskingDecisions: {} }
}

const imported = async ({ api }: Side) => ({ id: first(await api.imports.list({}), 'import').id })

export const intakeSamples: Pick<Samples, 'imports' | 'autorules' | 'repeats' | 'sourceStatuses'> = {
  imports: {
    open: async (side) => ({ ticket: await admitTable(side) }),
    reopen: async (side) => {
      const { fileId, name } = await openTable(side)
      return { fileId, name, sheet: null, headerRow: null, encoding: 'utf-8', delimiter: ';' }
    },
    preview: async (side) => ({ ...(await importOf(side)), decisions: [] }),
    run: async (side) => ({ ...(await importOf(side)), name: 'сообщения.csv', decisions: [] }),
    list: nothing,
    get: async (side) => ({ ...(await imported(side)), action: null, after: 0, limit: 50 }),
    source: async (side) => ({ caseId: await newest(side) }),
    reportFile: (side) => imported(side),
    saveMapping: async (side) => {
      const { columns, settings } = await openTable(side)
      return { name: 'Журнал', headers: columns.map(({ header }) => header), settings }
    },
    mappings: nothing,
    removeMapping: async ({ api }) => {
      const { id, version } = first(await api.imports.mappings({}), 'mapping')
      return { id, version }
    },
    resume: (side) => imported(side),
    takeBackPreview: (side) => imported(side),
    takeBack: async (side) => ({ ...(await imported(side)), changed: 'keep' as const }),
  },
  autorules: {
    save: () => newRule,
    list: nothing,
    setOn: async (side) => ({ ...(await rule(side)), isOn: false }),
    move: async (side) => ({ ...(await rule(side)), position: 0 }),
    copy: async (side) => ({ id: (await rule(side)).id }),
    preview: () => ({ rule: typedRule, limit: 20 }),
    dryRun: () => ({ rule: typedRule, ...month, limit: 20 }),
    suggestions: () => ({ caseId: null }),
    dismiss: () => ({ signature: 'recipientId 1 theme 1 place 1' }),
    exportFile: nothing,
    importFile: async (side) => {
      const { ticket, name } = await side.api.autorules.exportFile({})
      return { ticket: await side.admit(name, RULES_PURPOSE, await side.release(ticket)) }
    },
    remove: rule,
  },
  repeats: {
    likely: () => ({
      facts: {
        externalNumber: '',
        gist: 'Не чистят снег во дворе',
        text: '',
        territoryId: null,
        address: 'ул. Садовая, 5',
        themeId: null,
        channelId: null,
        receivedAt: day,
        applicant: null,
        exceptId: null,
      },
      limit: 5,
    }),
    likelyOf: async (side) => ({ id: await newest(side), limit: 5 }),
    problems: () => ({ sort: 'size', search: '', limit: 50 }),
    join: async (side) => ({
      to: 'new',
      ids: [(await open(side, 60)).id, (await open(side, 61)).id],
      title: 'Снег на Садовой',
    }),
    problem: async (side) => ({ id: (await problem(side)).id }),
    ties: async (side) => ({ id: await newest(side) }),
    saveProblem: async (side) => {
      const { id, version, themeId, territoryId, address, note } = await problem(side)
      return { id, version, themeId, territoryId, address, note, title: 'Снег во дворах' }
    },
    leave: async (side) => ({ ids: [(await open(side, 60)).id] }),
    removeProblem: async (side) => {
      const { id, version } = await problem(side)
      return { id, version }
    },
    merge: async (side) => {
      const { rows } = await side.api.messages.list({
        filter: { state: 'open', kind: 'message' },
        sort: { by: 'due', direction: 'desc' },
        after: null,
        limit: 2,
      })
      const [kept, merged] = [first(rows, 'open message'), first(rows.slice(1), 'second open message')]
      return {
        keptId: kept.id,
        keptVersion: kept.version,
        mergedId: merged.id,
        mergedVersion: merged.version,
        take: ['text'],
      }
    },
    unmerge: async ({ api }) => {
      const { rows } = await api.messages.list({
        filter: { isDeleted: true },
        sort: { by: 'received', direction: 'desc' },
        after: null,
        limit: 100,
      })
      const cards = await Promise.all(rows.map(({ id }) => api.messages.card({ id })))
      return {
        mergedId: first(
          cards.filter(({ mergedIntoId }) => mergedIntoId !== null),
          'merged card',
        ).id,
      }
    },
  },
  sourceStatuses: {
    list: nothing,
    affected: () => ({ channelCode: 'pos', raw: 'На контроле', status: 'inWork', result: null }),
    save: () => ({
      id: null,
      version: null,
      channelCode: 'pos',
      raw: 'На контроле',
      status: 'inWork',
      result: null,
      isVerified: true,
      applies: true,
    }),
    remove: async ({ api }) => {
      const { id, version } = first((await api.sourceStatuses.list({})).statuses, 'source status')
      return { id, version }
    },
  },
}

/** The largest problem of many people. */
async function problem({ api }: Side) {
  const { rows } = await api.repeats.problems({ sort: 'size', search: '', limit: 1 })
  return first(rows, 'problem')
}
