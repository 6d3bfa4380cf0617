import type { DutyMarkRow } from '../positionMap/positionMap.service.ts'

/** What the demonstration office set beside tasks and duties of its decree: a role of its own, and who does what elsewhere. */
export const mapMarks: readonly Pick<DutyMarkRow, 'dutyKind' | 'roleCode' | 'text' | 'activities' | 'note'>[] = [
  {
    dutyKind: 'duty',
    roleCode: 'secretary',
    text: 'ведёт протокол заседаний',
    activities: ['protocols'],
    note: '',
  },
  {
    dutyKind: 'duty',
    roleCode: 'secretary',
    text: 'рассылает повестку и протокол',
    activities: ['meetings', 'protocols'],
    note: '',
  },
  {
    dutyKind: 'task',
    roleCode: '',
    text: 'выявление и анализ лучших практик и процессов муниципального управления',
    activities: [],
    note: 'Подборку раз в год готовит организационный отдел.',
  },
  {
    dutyKind: 'duty',
    roleCode: 'coordinator',
    text: 'обеспечивает методологическую поддержку и обучение специалистов',
    activities: [],
    note: 'Занятия по плану ЦУР, журнал у координатора.',
  },
  {
    dutyKind: 'duty',
    roleCode: 'publicPagesOfficer',
    text: 'осуществляет функции пользователя в системе «Госпаблик»',
    activities: [],
    note: 'Ведёт пресс-служба администрации в самой системе.',
  },
]
