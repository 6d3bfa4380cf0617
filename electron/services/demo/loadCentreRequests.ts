import type { CentreNoteKind } from '../../contract/centreRequests.ts'
import type { Records } from '../../db/records.ts'
import {
  centreRequestNotes,
  centreRequests,
  centreRequestTerms,
  untouched,
} from '../centreRequests/centreRequests.service.ts'
import type { CentreRequestTableRow } from '../centreRequests/centreRequests.service.ts'
import { addDays } from '../deadlines/deadlines.service.ts'
import { centreRequestTexts as texts } from './centreRequestTexts.ts'
import type { Codes } from './loadStaff.ts'

type Told = Pick<CentreRequestTableRow, 'kind' | 'centreNumber' | 'title' | 'text'> & {
  /** Days before the story's today. */
  receivedBefore: number
  person?: string
  block?: string
  /** Days after the story's today, with a time where it has one. */
  due: { after: number; time?: string } | null
  more?: Partial<CentreRequestTableRow>
}

/** Six papers of the ЦУР: two done with, one carried out in part, two whose term is near, one that nobody has taken yet. */
export function tellCentreRequests(records: Records, codes: Codes, now: string): void {
  const dayOf = (shift: number): string => addDays(now.slice(0, 10), shift)
  const operatorId = codes.operators.get('lapshina') ?? null
  const numbers = new Map<number, number>()
  const note = (requestId: number, kind: CentreNoteKind, shift: number, text: string): void => {
    const onDate = dayOf(shift)
    records.insert(centreRequestNotes, { requestId, kind, onDate, text, at: `${onDate}T15:40`, operatorId })
  }
  const tell = (told: Told): number => {
    const { receivedBefore, person, block, due, more, ...paper } = told
    const receivedOn = dayOf(-receivedBefore)
    const numberYear = Number(receivedOn.slice(0, 4))
    const number = (numbers.get(numberYear) ?? 0) + 1
    numbers.set(numberYear, number)
    const dueAt = due && `${dayOf(due.after)}${due.time === undefined ? '' : `T${due.time}`}`
    const id = records.insert(centreRequests, {
      ...untouched,
      ...paper,
      number,
      numberYear,
      centreDatedOn: addDays(receivedOn, -1),
      receivedOn,
      blockId: codes.maybe('blocks', block ?? null),
      executorPersonId: codes.person(person ?? null),
      executorRecipientId: null,
      dueAt,
      state: person === undefined ? 'new' : 'inWork',
      note: '',
      ...more,
    })
    records.insert(centreRequestTerms, {
      requestId: id,
      dueAt,
      reason: texts.firstTerm,
      at: `${receivedOn}T10:05`,
    })
    return id
  }
  const waste = tell({
    kind: 'request',
    centreNumber: '01-15/388',
    title: texts.waste.title,
    text: texts.waste.text,
    receivedBefore: 34,
    person: 'lapshina',
    block: 'waste',
    due: { after: -26 },
    more: {
      state: 'closed',
      answer: texts.waste.answer,
      answeredAt: `${dayOf(-27)}T16:10`,
      answeredWay: texts.byMail,
      answerNumber: '01-12/301',
      closedOn: dayOf(-25),
    },
  })
  note(waste, 'answered', -27, `${texts.byMail}, исх. № 01-12/301. ${texts.waste.answer}`)
  note(waste, 'closed', -25, texts.waste.closed)
  const schedule = tell({
    kind: 'recommendation',
    centreNumber: '01-16/52',
    title: texts.schedule.title,
    text: texts.schedule.text,
    receivedBefore: 25,
    person: 'korneev',
    block: 'waste',
    due: { after: 13 },
    more: { execution: 'partly', executionOn: dayOf(-6), executionNote: texts.schedule.partly },
  })
  note(schedule, 'execution', -6, `Исполнена частично. ${texts.schedule.partly}`)
  const read = tell({
    kind: 'analyticNote',
    centreNumber: '',
    title: texts.note.title,
    text: texts.note.text,
    receivedBefore: 15,
    person: 'lapshina',
    block: 'roads',
    due: null,
    more: { state: 'closed', closedOn: dayOf(-12) },
  })
  note(read, 'closed', -12, texts.note.closed)
  const snow = tell({
    kind: 'request',
    centreNumber: '01-15/421',
    title: texts.snow.title,
    text: texts.snow.text,
    receivedBefore: 7,
    person: 'korneev',
    block: 'roads',
    due: { after: 1 },
  })
  extend(snow)
  note(snow, 'progress', -1, texts.snow.progress)
  tell({
    kind: 'request',
    centreNumber: '01-15/430',
    title: texts.lighting.title,
    text: texts.lighting.text,
    receivedBefore: 4,
    person: 'lapshina',
    block: 'landscaping',
    due: { after: 0, time: '16:00' },
  })
  tell({
    kind: 'recommendation',
    centreNumber: '01-16/61',
    title: texts.leaflet.title,
    text: texts.leaflet.text,
    receivedBefore: 1,
    due: { after: 27 },
  })

  function extend(id: number): void {
    const dueAt = `${dayOf(3)}T12:00`
    records.update(centreRequests, id, null, { dueAt })
    records.insert(centreRequestTerms, {
      requestId: id,
      dueAt,
      reason: texts.snow.extended,
      at: `${dayOf(-2)}T11:20`,
    })
  }
}
