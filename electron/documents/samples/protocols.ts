import type { DocumentModel } from '../../contract/documents.ts'
import { defaultDocumentSettings } from '../../contract/documents.ts'
import { buildDistribution } from '../distribution.ts'
import type { DistributionRow } from '../distribution.ts'
import { buildProtocol } from '../protocol.ts'
import { buildProtocolBook } from '../protocolBook.ts'
import type { BookProtocol } from '../protocolBook.ts'
import type { ProtocolData } from '../protocolData.ts'
import { buildProtocolDifference } from '../protocolDifference.ts'
import { buildProtocolExtracts } from '../protocolExtract.ts'
import { hugeProtocol, person, sampleOffice, tinyProtocol, usualProtocol } from '../samples.ts'
import type { PaperSamples } from './three.ts'

/** Samples of what stands around a protocol: the absentee form, extracts in one file, the list of sending, corrections, the book. */

const settings = defaultDocumentSettings
const poll = { from: '2026-11-10', until: '2026-11-16T18:00', issued: 11, received: 9 }

/** The usual meeting as a poll: opinions, answers of the office's own, helpers and a controller. */
export function pollProtocol(data: ProtocolData = usualProtocol()): ProtocolData {
  const [first] = data.present
  return {
    ...data,
    format: 'absentee',
    poll: { ...poll, received: data.present.length + 2, issued: data.present.length + 4 },
    items: data.items.map((item, index) => ({
      ...item,
      heard: [],
      spoke: [],
      vote: { inFavour: 6, against: 1, abstained: 0, other: [{ word: 'отклонить для доработки', count: index % 3 }] },
      ...(index === 1 && first
        ? { opinions: [{ person: first, text: 'предлагаю назначить срок не раньше поставки реагентов' }] }
        : {}),
      decisions: item.decisions.map((one) =>
        one.isAssignment
          ? {
              ...one,
              coExecutors: data.present.slice(1, 3).map((who) => ({ person: who })),
              controller: data.chair,
            }
          : one,
      ),
    })),
  }
}

/** The usual meeting with late arrivals, a replacement and a quorum. */
export function attendedProtocol(): ProtocolData {
  const data = usualProtocol()
  const [first, second, ...others] = data.present
  const absent = person('Фомина Наталья Юрьевна', 'начальник отдела культуры')
  return {
    ...data,
    quorum: 'Присутствуют 9 из 11 членов при необходимых 6, кворум имеется',
    present: [
      ...(first ? [{ ...first, arrivedAt: '14:30' }] : []),
      ...(second ? [{ ...second, leftAt: '15:10', replaces: absent }] : []),
      ...others,
    ],
  }
}

const full = (data: ProtocolData): DocumentModel => buildProtocol(data, settings, { form: 'full' })

export const pollProtocolSamples: PaperSamples = {
  short: () => full(pollProtocol(tinyProtocol())),
  typical: () => full(pollProtocol()),
  extreme: () => full(pollProtocol(hugeProtocol())),
}

export const attendedProtocolSamples: PaperSamples = {
  short: () => full({ ...attendedProtocol(), items: tinyProtocol().items }),
  typical: () => full(attendedProtocol()),
  extreme: () =>
    full({
      ...attendedProtocol(),
      present: hugeProtocol()
        .present.slice(0, 10)
        .map((one) => ({ ...one, arrivedAt: '14:30' })),
    }),
}

const extractsOf = (data: ProtocolData, items: number): DocumentModel =>
  buildProtocolExtracts(
    Array.from({ length: items }, (_, index) => ({
      protocol: data,
      items: [{ index }],
      certifiedBy: data.secretary,
      certifiedOn: '2026-11-18',
      executor: 'Гордеев П.Н.',
    })),
    settings,
  )

export const extractsSamples: PaperSamples = {
  short: () => extractsOf(tinyProtocol(), 1),
  typical: () => extractsOf(usualProtocol(), 3),
  extreme: () => extractsOf(hugeProtocol(), 4),
}

const sent = (index: number): DistributionRow => ({
  addressee: ['Гордеев Пётр Николаевич', 'МУП «Заречводоканал»', 'Корсакова-Ветлужская Анна-Мария'][index % 3] ?? '',
  what: index % 2 === 0 ? 'протокол, версия 1' : 'выписка, версия 1',
  copies: 1,
  way: ['СЭД', 'нарочно', 'электронная почта'][index % 3] ?? '',
  sentOn: '2026-11-18',
  receivedOn: index % 4 === 3 ? null : '2026-11-19',
  receivedBy: index % 4 === 3 ? '' : 'Сидорова А.П.',
})
const distribution = (rows: number, addressee?: string): DocumentModel =>
  buildDistribution(
    {
      number: '11',
      heldOn: '2026-11-17',
      meetingOf: sampleOffice.meetingOf,
      rows: Array.from({ length: rows }, (_, index) =>
        addressee !== undefined && index % 5 === 0 ? { ...sent(index), addressee } : sent(index),
      ),
      signedBy: person('Лапшина Ольга Дмитриевна', 'главный специалист организационного отдела'),
    },
    settings,
  )

export const distributionSamples: PaperSamples = {
  short: () => distribution(1),
  typical: () => distribution(11),
  extreme: () => distribution(60, (hugeProtocol().present[0]?.post ?? '') + ' Корсакова-Ветлужская А.-М. К.'),
}

const difference = (rows: number, text: string): DocumentModel =>
  buildProtocolDifference(
    {
      number: '11',
      heldOn: '2026-11-17',
      from: 'Версия 1 от 17.11.2026',
      to: 'Версия 2 от 19.11.2026',
      reason: 'опечатка в сроке',
      rows: Array.from({ length: rows }, (_, index) => ({
        before:
          index % 3 === 2
            ? null
            : [
                { text: `${index + 1}.1. Гордееву П.Н. ${text} Срок – до `, isChanged: false },
                { text: '24.11.2026.', isChanged: true },
              ],
        after: [
          { text: `${index + 1}.1. Гордееву П.Н. ${text} Срок – до `, isChanged: false },
          { text: '27.11.2026.', isChanged: true },
        ],
      })),
    },
    settings,
  )

export const differenceSamples: PaperSamples = {
  short: () => difference(0, ''),
  typical: () => difference(2, 'представить график замены насосов.'),
  extreme: () =>
    difference(
      40,
      'провести обследование сетей, составить ведомость дефектов и представить её в организационный отдел.',
    ),
}

/** A book of so many protocols, every fifth of a poll, every seventh corrected. */
export function sampleBook(count: number, huge = false): DocumentModel {
  const protocols = Array.from({ length: count }, (_, index): BookProtocol => {
    const month = String(Math.min(12, 1 + Math.floor((index * 12) / count))).padStart(2, '0')
    const heldOn = `2026-${month}-${String(1 + (index % 28)).padStart(2, '0')}`
    const format = index % 5 === 4 ? 'absentee' : 'inPerson'
    const data = { ...(huge && index === 1 ? hugeProtocol() : usualProtocol()), number: String(index + 1), heldOn }
    return {
      number: index + 1,
      heldOn,
      format,
      version: index % 7 === 6 ? 2 : 1,
      model: buildProtocol(format === 'absentee' ? pollProtocol(data) : data, settings, { form: 'full' }),
    }
  })
  return buildProtocolBook(
    {
      office: sampleOffice,
      year: 2026,
      protocols,
      missing: count > 2 ? [{ number: count + 1, heldOn: '2026-12-29' }] : [],
      madeOn: '2026-12-30',
    },
    settings,
  )
}

export const bookSamples: PaperSamples = {
  short: () => sampleBook(1),
  typical: () => sampleBook(8),
  extreme: () => sampleBook(60, true),
}
