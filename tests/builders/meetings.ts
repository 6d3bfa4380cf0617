import type { Records } from '../../electron/db/records.ts'
import { openTestRegister } from './register.ts'
import type { TestRegister } from './register.ts'

/** People of an invented состав, ids by key. */
export interface TestRoster {
  curator: number
  head: number
  roads: number
  pos: number
}

type Raw = Pick<Records, 'db'>

function person(records: Raw, surname: string, name: string, patronymic: string, post: string): number {
  return records.db.run(
    `INSERT INTO persons (surname, name, patronymic, post, organisation, is_servant, work_phone, work_email, consent_note, note)
     VALUES (?, ?, ?, ?, '', 1, '', '', '', '')`,
    [surname, name, patronymic, post],
  ).lastId
}

function member(
  records: Raw,
  personId: number,
  roleCode: string,
  options: { block?: string; from?: string; to?: string } = {},
): void {
  records.db.run(
    `INSERT INTO memberships (person_id, role_id, block_id, from_on, to_on, is_temporary, note)
     VALUES (?, (SELECT id FROM roles WHERE code = ?), (SELECT id FROM blocks WHERE name = ?), ?, ?, 0, '')`,
    [personId, roleCode, options.block ?? null, options.from ?? '2026-01-01', options.to ?? null],
  )
}

/** A register of the Тросна type with a состав of four, one of whom left before the demonstration day. */
export function openMeetingRegister(
  options: { preset?: string } = {},
): TestRegister & { roster: TestRoster; left: number } {
  const register = openTestRegister(options)
  const people = register.write((records) => {
    const curator = person(records, 'Ветлугина', 'Инна', 'Павловна', 'заместитель главы округа')
    const head = person(records, 'Корнеев', 'Антон', 'Сергеевич', 'начальник организационного отдела')
    const roads = person(records, 'Рябинин', 'Виктор', 'Андреевич', 'начальник отдела дорог и транспорта')
    const pos = person(records, 'Лапшина', 'Ольга', 'Дмитриевна', 'главный специалист')
    const left = person(records, 'Аверин', 'Марк', 'Романович', 'консультант')
    member(records, curator, 'curator')
    member(records, head, 'officeHead')
    member(records, roads, 'blockOfficer', { block: 'Дороги' })
    member(records, roads, 'blockOfficer', { block: 'Транспорт' })
    member(records, pos, 'posOfficer')
    member(records, left, 'incidentOfficer', { to: '2026-10-31' })
    return { curator, head, roads, pos, left }
  })
  const { left, ...roster } = people
  return { ...register, roster, left }
}

/** A meeting of the demonstration day with one item. */
export async function openMeeting(register: TestRegister): Promise<{ id: number; itemId: number }> {
  const { id } = await register.api.meetings.create({
    heldOn: '2026-11-17',
    startsAt: '14:00',
    place: 'малый зал',
    number: null,
  })
  const { id: itemId } = await register.api.meetings.saveItem({
    meetingId: id,
    id: null,
    version: null,
    title: 'О зимнем содержании дорог',
    speakerId: null,
    minutes: 20,
    note: '',
  })
  return { id, itemId }
}
