import type { LetterheadSettings } from '../../../contract/documents.ts'
import { addDays } from './dates.ts'

/** The состав of the demonstration office: invented people, their posts, roles by period and the orders behind them. */

export interface DemoPerson {
  readonly code: string
  readonly surname: string
  readonly name: string
  readonly patronymic: string
  readonly post: string
  readonly organisation: string
  readonly isServant: boolean
  readonly workPhone: string
  readonly workEmail: string
  readonly consentOn: string | null
  readonly consentNote: string
}

export interface DemoAct {
  readonly code: string
  readonly kind: string
  readonly number: string
  readonly adoptedOn: string
  readonly title: string
}

export interface DemoMembership {
  readonly person: string
  /** Role code of the preset, or `secretary`. */
  readonly role: string
  readonly block: string | null
  readonly channel: string | null
  readonly fromOn: string
  readonly toOn: string | null
  readonly act: string
  readonly endedAct: string | null
  readonly note: string
}

const administration = 'Администрация Заречного муниципального округа'

type PersonRow = readonly [
  code: string,
  fullName: string,
  post: string,
  organisation: string,
  isServant: boolean,
  login: string,
]

const rows: readonly PersonRow[] = [
  ['vetlugina', 'Ветлугина Ирина Павловна', 'заместитель главы округа', administration, true, 'vetlugina'],
  ['korneev', 'Корнеев Алексей Сергеевич', 'начальник организационного отдела', administration, true, 'korneev'],
  [
    'averin',
    'Аверин Максим Романович',
    'ведущий аналитик ЦУР, по согласованию',
    'ЦУР Верхнеокской области',
    false,
    'averin',
  ],
  [
    'lapshina',
    'Лапшина Ольга Дмитриевна',
    'главный специалист организационного отдела',
    administration,
    true,
    'lapshina',
  ],
  [
    'meshcheryakov',
    'Мещеряков Денис Олегович',
    'ведущий специалист организационного отдела',
    administration,
    true,
    'meshcheryakov',
  ],
  ['soboleva', 'Соболева Татьяна Викторовна', 'пресс-секретарь администрации', administration, true, 'soboleva'],
  ['gordeev', 'Гордеев Павел Николаевич', 'начальник отдела ЖКХ', administration, true, 'gordeev'],
  ['ryabinin', 'Рябинин Виктор Андреевич', 'начальник отдела дорог и транспорта', administration, true, 'ryabinin'],
  ['zhdanova', 'Жданова Елена Михайловна', 'начальник управления образования', administration, true, 'zhdanova'],
  ['fomina', 'Фомина Надежда Юрьевна', 'начальник отдела социальной защиты', administration, true, 'fomina'],
  [
    'tikhonov',
    'Тихонов Сергей Иванович',
    'директор МКУ «Служба благоустройства»',
    'МКУ «Служба благоустройства»',
    false,
    'tikhonov',
  ],
  ['ilyinsky', 'Ильинский Олег Леонидович', 'заместитель начальника отдела ЖКХ', administration, true, 'ilyinsky'],
  ['chernova', 'Чернова Анна Владимировна', 'специалист организационного отдела', administration, true, 'chernova'],
  [
    'orlov',
    'Орлов Григорий Матвеевич',
    'директор МКУ «Служба благоустройства»',
    'МКУ «Служба благоустройства»',
    false,
    'orlov',
  ],
]

/** Invited to meeting № 11; not in the состав. */
export const demoGuest = {
  surname: 'Зорина',
  name: 'Ксения',
  patronymic: 'Валерьевна',
  shortName: 'Зорина К.В.',
  post: 'заместитель главного врача поликлиники',
}

/** Head of the округ, for headings and the weekly note. */
export const demoHead = { name: 'Дубровин Николай Алексеевич', post: 'Глава Заречного муниципального округа' }

/** Names as the forms `office.create` takes them; `decreeDate` moves with the story. */
export function demoOffice(shift = 0) {
  return {
    name: administration,
    nameGenitive: 'Администрации Заречного муниципального округа',
    nameDative: 'Администрации Заречного муниципального округа',
    namePrepositional: 'Администрации Заречного муниципального округа',
    shortName: 'Заречный округ',
    mcuName: 'Муниципальный центр управления в Заречном муниципальном округе Верхнеокской области',
    formName: 'Рабочая группа (проектный офис)',
    formGenitive: 'рабочей группы (проектного офиса)',
    region: 'Верхнеокская область',
    regionGenitive: 'Верхнеокской области',
    centreName: 'ЦУР Верхнеокской области',
    headName: demoHead.name,
    headPost: demoHead.post,
    town: 'г. Заречный',
    decreeKind: 'постановление',
    decreeNumber: '38-п',
    decreeDate: addDays('2026-01-29', shift),
    decreeTitle:
      'О создании рабочей группы (проектного офиса) «Муниципальный центр управления в Заречном муниципальном округе»',
    decreeNotes: '',
    timeZone: 'Europe/Moscow',
  }
}

/** Timetable of the demonstration office: 40 hours, shorter Fridays. */
/** The letterhead of the invented office; its coat of arms lies in `resources/demo`. */
export const demoLetterhead: Omit<LetterheadSettings, 'coatOfArms'> = {
  shape: 'angular',
  lines: [
    'ул. Набережная, д. 4, г. Заречный, 390100',
    'тел. 8 (49100) 2-10-10, priem@zarechny.example',
    'ОКПО 00000000, ОГРН 1020000000000',
  ],
  coatHeightMm: 20,
}

export const demoHours = {
  start: '08:00',
  end: '17:30',
  lunchStart: '13:00',
  lunchEnd: '14:00',
  fridayEnd: '15:00',
  shortDayMinutes: 60,
} as const

/** Roles the office added to those of the preset. */
export const demoRoles = [
  {
    code: 'secretary',
    name: 'Секретарь МЦУ',
    shortName: 'Секретарь',
    duties: ['ведёт протокол заседаний', 'рассылает повестку и протокол'],
  },
]

/** Who sits at the PC. */
export const demoOperators = ['lapshina', 'meshcheryakov', 'korneev'] as const

/** Moves every date by `shift` days. */
export function demoStaff(shift = 0): { persons: DemoPerson[]; acts: DemoAct[]; memberships: DemoMembership[] } {
  const on = (date: string): string => addDays(date, shift)
  const started = on('2026-02-03')
  const changed = on('2026-06-15')
  const persons = rows.map(([code, fullName, post, organisation, isServant, login], index) => {
    const [surname = '', name = '', patronymic = ''] = fullName.split(' ')
    const noConsent = code === 'averin'
    return {
      code,
      surname,
      name,
      patronymic,
      post,
      organisation,
      isServant,
      workPhone: `+7 900 000-10-${String(index + 1).padStart(2, '0')}`,
      workEmail: `${login}@example.ru`,
      consentOn: noConsent ? null : code === 'meshcheryakov' || code === 'tikhonov' ? changed : started,
      consentNote: noConsent ? '' : 'согласие на размещение на официальном сайте',
    }
  })
  const acts: DemoAct[] = [
    {
      code: 'first',
      kind: 'распоряжение',
      number: '12-р',
      adoptedOn: started,
      title: 'Об утверждении состава муниципального центра управления',
    },
    {
      code: 'second',
      kind: 'распоряжение',
      number: '67-р',
      adoptedOn: on('2026-06-11'),
      title: 'О внесении изменений в состав муниципального центра управления',
    },
    {
      code: 'third',
      kind: 'распоряжение',
      number: '141-р',
      adoptedOn: on('2026-10-29'),
      title: 'О внесении изменений в состав муниципального центра управления',
    },
  ]
  const seat = (
    person: string,
    role: string,
    extra: Partial<Omit<DemoMembership, 'person' | 'role'>> = {},
  ): DemoMembership => ({
    person,
    role,
    block: null,
    channel: null,
    fromOn: started,
    toOn: null,
    act: 'first',
    endedAct: null,
    note: '',
    ...extra,
  })
  const beforeChange = { toOn: addDays(changed, -1), endedAct: 'second' }
  const sinceChange = { fromOn: changed, act: 'second' }
  const memberships = [
    seat('vetlugina', 'curator'),
    seat('korneev', 'officeHead'),
    seat('averin', 'coordinator', { toOn: on('2026-11-30'), note: 'по согласованию с ЦУР' }),
    seat('lapshina', 'posOfficer', { channel: 'pos' }),
    seat('lapshina', 'secretary'),
    seat('chernova', 'incidentOfficer', { channel: 'im', ...beforeChange }),
    seat('meshcheryakov', 'incidentOfficer', { channel: 'im', ...sinceChange }),
    seat('soboleva', 'publicPagesOfficer'),
    seat('gordeev', 'blockOfficer', { block: 'housing' }),
    seat('gordeev', 'blockOfficer', { block: 'waste' }),
    seat('ryabinin', 'blockOfficer', { block: 'roads' }),
    seat('ryabinin', 'blockOfficer', { block: 'transport' }),
    seat('ilyinsky', 'blockOfficer', {
      block: 'energy',
      toOn: on('2026-10-31'),
      endedAct: 'third',
      note: 'замена не назначена',
    }),
    seat('zhdanova', 'blockOfficer', { block: 'education' }),
    seat('fomina', 'blockOfficer', { block: 'social' }),
    seat('orlov', 'blockOfficer', { block: 'landscaping', ...beforeChange }),
    seat('tikhonov', 'blockOfficer', { block: 'landscaping', ...sinceChange }),
  ]
  return { persons, acts, memberships }
}

/** The person who answers for the block on that day of the story, or null: nobody. */
export function holderOf(block: string, date: string, memberships: readonly DemoMembership[]): string | null {
  const seat = memberships.find(
    (item) => item.block === block && item.fromOn <= date && (item.toOn === null || date <= item.toOn),
  )
  return seat?.person ?? null
}
