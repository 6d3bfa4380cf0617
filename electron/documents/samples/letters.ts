import { defaultDocumentSettings } from '../../contract/documents.ts'
import type { ReplyKind } from '../../contract/letters.ts'
import { buildCaseList } from '../caseList.ts'
import type { CaseListData } from '../caseList.ts'
import { buildCoverLetter } from '../coverLetter.ts'
import type { CoverLetterData } from '../coverLetter.ts'
import type { LetterSigner } from '../letterParts.ts'
import { buildReply } from '../reply.ts'
import type { ReplyData } from '../reply.ts'
import { buildRosterOrder } from '../rosterOrder.ts'
import type { RosterOrderData } from '../rosterOrder.ts'
import { sampleOffice } from '../samples.ts'
import { sampleRoster } from '../samples.forms.ts'
import { coverLetterTemplates } from '../templates/coverLetter.ts'
import { greetingTemplate, replyTemplates } from '../templates/reply.ts'
import { rosterOrderTemplate } from '../templates/rosterOrder.ts'
import { shippedTexts } from '../templates/template.ts'
import { longPost, twoPagesText } from './three.ts'
import type { PaperSamples } from './three.ts'

/** Samples of letters, of the order about the состав and of a list of cards. */
const settings = defaultDocumentSettings
const office = {
  ...sampleOffice,
  letterhead: {
    shape: 'angular' as const,
    lines: ['ул. Набережная, д. 4, г. Заречный, 390100', 'тел. 8 (49100) 2-10-10, priem@zarechny.example'],
    coatOfArms: null,
  },
}
const curator: LetterSigner = {
  post: 'заместитель главы округа',
  name: { surname: 'Ветлугина', givenName: 'Ирина', patronymic: 'Павловна' },
}
const longSigner: LetterSigner = {
  post: longPost,
  name: { surname: 'Корсакова-Ветлужская', givenName: 'Анна-Мария', patronymic: 'Константиновна' },
}
const contact = 'Лапшина Ольга Дмитриевна, тел. 8 (49100) 2-14-15'
const many = <T>(count: number, of: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => of(index))

export const replyData: ReplyData = {
  office,
  date: '2026-11-17',
  number: '01-12/318',
  signedBy: curator,
  contact,
  reply: 'final',
  kind: 'appeal',
  caseNumber: '62/2026',
  caseDate: '2026-11-16',
  applicant: {
    kind: 'person',
    name: 'Дубравина Нина Савельевна',
    address: 'ул. Речная, д. 12, кв. 4, г. Заречный, 390100',
    email: '',
  },
  answer:
    'По Вашему обращению 17.11.2026 проведён осмотр теплового узла дома № 18 по улице Заводской. Установлено, что регулятор подачи тепла неисправен.\nРегулятор заменён 17.11.2026, температура в жилых комнатах составляет от 20 до 21 градуса. Управляющей организации поручено вести ежедневный контроль до конца ноября.',
  dueOn: '2027-01-15',
  redirectedTo: 'Государственная жилищная инспекция Верхнеокской области',
  redirectedOn: '2026-11-17',
}
const replyOf = (changes: Partial<ReplyData> & { reply: ReplyKind }) =>
  buildReply({ ...replyData, ...changes }, settings, {
    reply: shippedTexts(replyTemplates[changes.reply]),
    greeting: shippedTexts(greetingTemplate),
  })

export const replySamples: PaperSamples = {
  short: () =>
    replyOf({
      reply: 'interim',
      kind: 'message',
      date: null,
      number: null,
      signedBy: null,
      contact: '',
      applicant: { kind: 'person', name: 'Ким', address: '', email: '' },
      answer: 'Заявка передана.',
    }),
  typical: () => replyOf({ reply: 'final' }),
  extreme: () =>
    replyOf({
      reply: 'final',
      signedBy: longSigner,
      answer: many(3, () => twoPagesText).join('\n'),
      applicant: {
        ...replyData.applicant,
        name: 'Салтыкова-Щедринская Анна-Мария Константиновна',
        address:
          'Верхнеокская область, Заречный муниципальный округ, посёлок Лесной Бор, улица Имени Сорокалетия Победы, дом 118, корпус 2, квартира 204, 390118',
        email: 'ochen.dlinnoe.imya.yashchika@pochta-zayavitelya.example',
      },
    }),
}

/** Notices to an applicant: of an extension and of a redirect. */
export const noticeSamples: PaperSamples = {
  short: () => replyOf({ reply: 'redirect', answer: '', date: null, number: null }),
  typical: () => replyOf({ reply: 'extension', answer: '' }),
  extreme: () => replyOf({ reply: 'redirect', answer: '', redirectedTo: longPost, signedBy: longSigner }),
}

export const orderData: RosterOrderData = {
  office,
  act: 'распоряжение',
  number: '41-р',
  date: '2026-02-09',
  approvedByAct: 'распоряжением Администрации Заречного муниципального округа',
  subject: 'Муниципального центра управления Заречного муниципального округа',
  basis:
    'постановлением Администрации Заречного муниципального округа от 30.01.2026 № 100-АП «О Муниципальном центре управления»',
  repealed: 'распоряжение Администрации Заречного муниципального округа от 03.02.2025 № 28-р',
  control: '',
  signedBy: { post: 'глава округа', name: { fullName: 'Соколов Андрей Викторович' } },
  roster: sampleRoster(),
}
const orderOf = (changes: Partial<RosterOrderData>) =>
  buildRosterOrder(
    { ...orderData, ...changes },
    settings,
    { shape: 'four', names: 'all' },
    shippedTexts(rosterOrderTemplate),
  )

export const rosterOrderSamples: PaperSamples = {
  short: () =>
    orderOf({
      number: null,
      date: null,
      basis: '',
      repealed: '',
      signedBy: null,
      roster: { ...sampleRoster(), rows: [] },
    }),
  typical: () => orderOf({}),
  extreme: () =>
    orderOf({
      control: 'заместителя главы округа Ветлугину И.П.',
      basis: twoPagesText,
      signedBy: longSigner,
      roster: {
        ...sampleRoster(),
        rows: many(60, (index) => ({
          post: index % 5 === 0 ? longPost : `начальник отдела № ${index + 1}`,
          role: `ответственный за блок «Жилищно-коммунальное хозяйство», участок № ${index + 1}`,
          person: longSigner.name,
          consentOn: '2026-02-01',
        })),
      },
    }),
}

export const coverData: CoverLetterData = {
  office,
  date: '2026-11-16',
  number: '01-12/301',
  addressee: ['Центр управления регионом Верхнеокской области'],
  signedBy: curator,
  contact,
  letter: 'package',
  body: '',
  values: { период: 'с 09.11.2026 по 15.11.2026', номер: '11', дата: '17.11.2026', чьего: sampleOffice.meetingOf },
  appendices: [
    { title: 'пакет сведений zarechny-2026-w46.zip', sheets: null },
    { title: 'аналитическая записка', sheets: 4 },
  ],
}
const coverOf = (changes: Partial<CoverLetterData>) => {
  const data = { ...coverData, ...changes }
  return buildCoverLetter(data, settings, shippedTexts(coverLetterTemplates[data.letter]))
}

export const coverLetterSamples: PaperSamples = {
  short: () =>
    coverOf({
      letter: 'redirect',
      date: null,
      number: null,
      addressee: [],
      signedBy: null,
      contact: '',
      appendices: [],
    }),
  typical: () => coverOf({}),
  extreme: () =>
    coverOf({
      letter: 'protocol',
      body: twoPagesText,
      signedBy: longSigner,
      addressee: [longPost, 'Корсаковой-Ветлужской А.-М.К.'],
      appendices: many(40, (index) => ({ title: `выписка из протокола по пункту ${index + 1}.1`, sheets: index + 1 })),
    }),
}

const listColumns = [
  { title: 'Номер', weight: 2, isNumber: false },
  { title: 'Поступило', weight: 3, isNumber: false },
  { title: 'Суть', weight: 9, isNumber: false },
  { title: 'Получатель', weight: 5, isNumber: false },
  { title: 'Срок', weight: 3, isNumber: false },
]
const listRow = (index: number): string[] => [
  String(1500 - index),
  '16.11.2026\u00a009:12',
  'Не почищен проезд к аптеке на Речной, 12',
  'МКУ «Служба благоустройства»',
  '20.11.2026',
]
export const sampleCaseList = (): CaseListData => {
  const rows = many(12, listRow)
  return {
    office: sampleOffice,
    title: 'Все открытые',
    asOf: '2026-11-17T10:42',
    total: rows.length,
    columns: listColumns,
    rows,
  }
}
const listOf = (rows: string[][]) =>
  buildCaseList(
    {
      office: sampleOffice,
      title: 'Все открытые',
      asOf: '2026-11-17T10:42',
      total: rows.length,
      columns: listColumns,
      rows,
    },
    settings,
  )

export const caseListSamples: PaperSamples = {
  short: () => listOf([]),
  typical: () => listOf(many(12, listRow)),
  extreme: () =>
    listOf(many(300, (index) => [...listRow(index).slice(0, 2), index % 9 === 0 ? longPost : 'Яма', longPost, ''])),
}
