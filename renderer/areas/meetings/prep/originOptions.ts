import type { MeetingOrigin, MeetingGroup } from '../../../../electron/contract/meetingPrep.ts'
import { api } from '../../../api/index.ts'
import type { ComboOption } from '../../../ui/combo.ts'
import { counted, fullDate } from '../../../ui/format.ts'

/** What a new meeting may be copied from, with what it brings into the form. */
export type OriginChoice = ComboOption<string> & {
  origin: Pick<MeetingOrigin, 'kind' | 'id'>
  title: string
  format: 'inPerson' | 'absentee'
  startsAt: string | null
  place: string
  groupId: number | null
}

/** Templates first, then meetings, the newest first. */
export const readOrigins = async (): Promise<OriginChoice[]> => {
  const [templates, { meetings }] = await Promise.all([api.meetings.templates({}), api.meetings.list({ year: null })])
  return [
    ...templates.map(({ id, name, content }): OriginChoice => ({
      value: `template-${id}`,
      label: name,
      meta: 'шаблон',
      group: 'Шаблоны',
      origin: { kind: 'template', id },
      title: content.title,
      format: content.format,
      startsAt: content.startsAt,
      place: content.place,
      groupId: content.groupId,
    })),
    ...meetings.map((one): OriginChoice => ({
      value: `meeting-${one.id}`,
      label: `Заседание № ${one.number} от ${fullDate(one.heldOn)}`,
      meta: counted(one.items, ['вопрос', 'вопроса', 'вопросов']),
      group: 'Заседания',
      keywords: `${one.place} ${one.title}`,
      origin: { kind: 'meeting', id: one.id },
      title: one.title,
      format: one.format,
      startsAt: one.startsAt,
      place: one.place,
      groupId: null,
    })),
  ]
}

/** Groups for the form: those that work now, and the one the meeting has. */
export const groupOptions = (groups: readonly MeetingGroup[], taken: number | null): ComboOption<number>[] =>
  groups
    .filter((one) => !one.hasEnded || one.id === taken)
    .map((one) => ({ value: one.id, label: one.name, meta: counted(one.members.length, ['член', 'члена', 'членов']) }))
