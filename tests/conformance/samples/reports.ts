import { periodOf } from '../../../electron/contract/periods.ts'
import { INDICATORS } from '../../../electron/contract/indicators.ts'
import { defaultPackageOptions } from '../../../electron/contract/exchange.ts'
import type { PackagePeriod } from '../../../electron/contract/exchange.ts'
import type { Side } from '../sides.ts'
import { day, first, month, nothing } from './shared.ts'
import type { Samples } from './shared.ts'

const period: PackagePeriod = { kind: 'month', ...month }
const request = { period, options: { ...defaultPackageOptions, smallNumbers: 'replace' as const } }
/** What the ЦУР would send back for the first package of the log. */
const receiptFor = async ({ api }: Side): Promise<string> => {
  const { sha256, periodFrom, periodTo, versionNumber } = first(await api.exchange.log({}), 'package')
  return JSON.stringify({
    format: 'reestr-mcu-receipt',
    formatVersion: 1,
    package: {
      sha256,
      office: 'Заречный муниципальный округ',
      registerKey: null,
      period: { from: periodFrom, to: periodTo },
      version: versionNumber,
    },
    state: 'accepted',
    reasons: [],
    number: '0712',
    madeAt: '2026-11-17T10:00',
    madeBy: 'ЦУР Верхнеокской области',
  })
}
const packageOf = async ({ api }: Side) => ({ id: first(await api.exchange.log({}), 'package').id })

const ownIndicator = {
  id: null,
  version: null,
  name: 'Доля фаст-трека',
  definition: 'Карточки ускоренного порядка',
  part: { fastTrack: true },
  whole: {},
}

/** A draft of its own for each act, of a month that has none yet. */
const reportDraft = async ({ api }: Side) => {
  const { total } = await api.reports.list({ kind: 'monthly', limit: 1, offset: 0 })
  const { id } = await api.reports.create({
    kind: 'monthly',
    period: periodOf('month', '2026-10-15', 1, -total),
    requestId: null,
    replacesId: null,
  })
  const { version, specs, signers } = await api.reports.get({ id })
  return { id, version, specs, signerId: first(signers, 'signer').personId }
}
const signature = { signedOn: day, number: '01-14/7' }
const signedReport = async (side: Side) => {
  const { id, version, signerId } = await reportDraft(side)
  await side.api.reports.sign({ id, version, signerId, ...signature })
  return { id, version: (await side.api.reports.get({ id })).version }
}

export const reportSamples: Pick<Samples, 'analytics' | 'exchange' | 'reports'> = {
  reports: {
    list: () => ({ kind: null, limit: 20, offset: 0 }),
    next: nothing,
    openRequests: nothing,
    get: async (side) => ({ id: (await reportDraft(side)).id }),
    create: () => ({
      kind: 'quarterly',
      period: periodOf('quarter', '2026-02-15'),
      requestId: null,
      replacesId: null,
    }),
    saveHead: async (side) => {
      const { id, version, signerId } = await reportDraft(side)
      return { id, version, title: 'Отчёт за месяц', number: '', addressee: 'Центр управления регионом', signerId }
    },
    saveSections: async (side) => {
      const { id, version, specs } = await reportDraft(side)
      return { id, version, sections: specs.slice(0, 3), hasDefinitions: false }
    },
    saveComment: async (side) => ({
      id: (await reportDraft(side)).id,
      section: 'channels',
      was: '',
      comment: 'Больше обращений через портал',
    }),
    sign: async (side) => {
      const { id, version, signerId } = await reportDraft(side)
      return { id, version, signerId, ...signature }
    },
    takeBack: (side) => signedReport(side),
    markSent: async (side) => ({
      ...(await signedReport(side)),
      sentOn: day,
      sentTo: 'ЦУР Верхнеокской области',
      way: 'по электронной почте',
    }),
    remove: async (side) => {
      const { id, version } = await reportDraft(side)
      return { id, version }
    },
    exportXlsx: async (side) => ({ id: (await reportDraft(side)).id }),
  },

  analytics: {
    flow: () => ({ period: { kind: 'month', ...month }, by: 'week' }),
    breakdown: () => ({ period: month, by: 'theme' }),
    terms: () => ({ period: month }),
    repeats: () => ({ period: month }),
    postponed: () => ({ period: month }),
    satisfaction: () => ({ period: month }),
    load: () => ({ period: month, by: 'block' }),
    heat: () => ({ period: month, across: 'week' }),
    seasons: () => ({ period: month }),
    effect: () => ({ period: month, weeks: 4, measures: [{ on: month.from, title: 'Ремонт дороги' }] }),
    definitions: nothing,
    measure: () => ({ scope: { period: month }, keys: [...INDICATORS] }),
    ownIndicators: nothing,
    saveOwnIndicator: () => ownIndicator,
    removeOwnIndicator: async ({ api }) => ({
      id: (await api.analytics.saveOwnIndicator({ ...ownIndicator, name: 'Доля важных' })).id,
      version: 1,
    }),
    workload: () => ({ period: month }),
    groups: () => ({ period: month, by: 'recipient' }),
    document: () => ({ period: month }),
    exportDocx: () => ({ period: month }),
    exportPdf: () => ({ period: month }),
    exportXlsx: () => ({ period: month, before: { from: '2026-09-01', to: '2026-09-30' } }),
  },
  exchange: {
    next: () => ({ period }),
    contents: () => ({ period }),
    preview: () => ({ ...request, index: 0 }),
    note: () => ({ period, hidesSmall: true, parts: ['note', 'records'] }),
    scan: () => request,
    check: () => request,
    build: () => ({ ...request, reason: 'проверка соответствия' }),
    log: nothing,
    get: packageOf,
    open: packageOf,
    verify: async (side) => {
      const { ticket } = await side.api.exchange.open(await packageOf(side))
      return { ticket: await side.admit('пакет.zip', 'package', await side.release(ticket)) }
    },
    markSent: async (side) => ({
      packageId: (await packageOf(side)).id,
      sentOn: day,
      sentTo: 'ЦУР Верхнеокской области',
      way: 'на носителе',
      note: '',
    }),
    readReceipt: async (side) => ({
      ticket: await side.admit('квитанция.json', 'receipt', await receiptFor(side)),
    }),
    recordReceipt: async (side) => ({
      packageId: (await packageOf(side)).id,
      state: 'returned' as const,
      receivedOn: day,
      number: '0713',
      madeBy: 'ЦУР, по телефону',
      reasons: 'Нет заседаний',
    }),
    removeReceipt: async (side) => ({
      id: first((await side.api.exchange.get(await packageOf(side))).receipts, 'receipt').id,
    }),
    removeSending: async (side) => ({
      id: first((await side.api.exchange.get(await packageOf(side))).sendings, 'sending').id,
    }),
  },
}
