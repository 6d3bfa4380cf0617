import { defaultDocumentSettings } from '../../contract/documents.ts'
import { buildCentreRequestList } from '../centreRequestList.ts'
import type { CentreRequestListData, CentreRequestListRow } from '../centreRequestList.ts'
import { buildCoverLetter } from '../coverLetter.ts'
import { sampleOffice } from '../samples.ts'
import { centreRequestListTemplate } from '../templates/centreRequestList.ts'
import { coverLetterTemplates } from '../templates/coverLetter.ts'
import { shippedTexts } from '../templates/template.ts'
import { coverData } from './letters.ts'
import { longPost, twoPagesText } from './three.ts'
import type { PaperSamples } from './three.ts'

/** Samples of the list of what came from the ЦУР, and of the answer to it. */
const settings = defaultDocumentSettings
const many = <T>(count: number, of: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => of(index))

const kinds = ['request', 'recommendation', 'analyticNote'] as const
const states = ['new', 'inWork', 'answered', 'closed'] as const
const row = (index: number): CentreRequestListRow => {
  const state = states[index % 4] ?? 'new'
  const kind = kinds[index % 3] ?? 'request'
  return {
    number: `Ц-${index + 1}`,
    kind,
    centreNumber: index % 5 === 4 ? '' : `01-15/${380 + index}`,
    centreDatedOn: index % 5 === 4 ? null : '2026-11-09',
    receivedOn: '2026-11-10',
    title: 'О готовности к уборке снега и наледи',
    executor: index % 4 === 0 ? '' : 'Рябинин В. А.',
    dueAt: index % 6 === 5 ? null : index % 2 === 0 ? '2026-11-20T12:00' : '2026-11-20',
    termChanges: index % 7 === 1 ? 2 : 0,
    state,
    isLate: index % 4 === 1,
    answeredAt: state === 'answered' || (state === 'closed' && kind === 'request') ? '2026-11-16T16:10' : null,
    execution: kind === 'recommendation' && state !== 'new' ? 'partly' : null,
  }
}

export const centreListData: CentreRequestListData = {
  office: sampleOffice,
  centre: 'Центр управления регионом Верхнеокской области',
  asOf: '2026-11-17',
  conditions: ['исполнитель: Рябинин В. А.'],
  counts: { all: 12, open: 6, overdue: 1, answered: 3, late: 1, closed: 3 },
  rows: many(12, row),
  total: 12,
}
const listOf = (changes: Partial<CentreRequestListData>) =>
  buildCentreRequestList({ ...centreListData, ...changes }, settings, shippedTexts(centreRequestListTemplate))

export const centreRequestListSamples: PaperSamples = {
  short: () =>
    listOf({
      conditions: [],
      rows: [],
      total: 0,
      counts: { all: 0, open: 0, overdue: 0, answered: 0, late: 0, closed: 0 },
    }),
  typical: () => listOf({}),
  extreme: () =>
    listOf({
      conditions: many(5, (index) => `отраслевой блок: ${longPost.slice(0, 160)} ${index + 1}`),
      rows: many(200, (index) => ({
        ...row(index),
        title: index === 40 ? twoPagesText : row(index).title,
        executor: index % 9 === 0 ? 'Корсакова-Ветлужская А.-М. К.' : row(index).executor,
      })),
      total: 20_480,
    }),
}

const answerOf = (answer: string, changes: Partial<typeof coverData> = {}) =>
  buildCoverLetter(
    {
      ...coverData,
      letter: 'centreRequest',
      replyTo: { number: '01-15/421', date: '2026-11-09' },
      appendices: [],
      values: {
        документ: 'запрос от 09.11.2026 № 01-15/421',
        тема: 'О готовности к уборке снега и наледи',
        ответ: answer,
        центр: 'Центр управления регионом Верхнеокской области',
      },
      ...changes,
    },
    settings,
    shippedTexts(coverLetterTemplates.centreRequest),
  )

export const centreAnswerSamples: PaperSamples = {
  short: () => answerOf('', { date: null, number: null, signedBy: null, contact: '', replyTo: null }),
  typical: () =>
    answerOf(
      'В октябре и ноябре поступило 41 сообщение об уборке снега и наледи, на 40 ответ дан в срок.\nК уборке готовы восемь машин, запас песка составляет 320 тонн.',
      { appendices: [{ title: 'сведения о сообщениях по населённым пунктам', sheets: 2 }] },
    ),
  extreme: () =>
    answerOf(many(3, () => twoPagesText).join('\n'), {
      addressee: [longPost, 'Корсаковой-Ветлужской А.-М.К.'],
      appendices: many(40, (index) => ({ title: `сведения по населённому пункту ${index + 1}`, sheets: index + 1 })),
    }),
}
