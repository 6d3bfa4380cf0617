import type { IndicatorKey } from '../../contract/indicators.ts'
import type { ReportSectionName, ReportSets, SectionSpec } from '../../contract/reportSets.ts'

/**
 * Sections and figures that domain.md §9.3 proposes. No act sets a form, a term or an indicator of them: the office changes all of it, and the
 * addressee is left for it to name.
 */

const section = (
  key: ReportSectionName,
  indicators: readonly IndicatorKey[] = [],
  more: Partial<Omit<SectionSpec, 'key' | 'indicators'>> = {},
): SectionSpec => ({
  key,
  title: '',
  indicators: [...indicators],
  hasTables: true,
  hasCharts: false,
  needsComment: false,
  ...more,
})

const withChart = { hasCharts: true }
const words = { hasTables: false }

const summaryFigures = [
  'received',
  'messages',
  'appeals',
  'answered',
  'open',
  'openOverdue',
  'inTimeShare',
  'medianDays',
] as const satisfies readonly IndicatorKey[]
const termFigures = [
  'inTimeShare',
  'overdueShare',
  'medianDays',
  'medianInterimHours',
  'postponedShare',
] as const satisfies readonly IndicatorKey[]
const assignmentFigures = [
  'assignmentsIssued',
  'assignmentsDone',
  'assignmentsInTime',
  'assignmentsOverdue',
] as const satisfies readonly IndicatorKey[]

const weekly: SectionSpec[] = [
  section('summary', summaryFigures, withChart),
  section('channels'),
  section('themes'),
  section('territories'),
  section('terms', ['overdueShare', 'medianInterimHours', 'postponedShare']),
  section('recipients'),
  section('repeats', ['repeatShare', 'incomingRepeatShare', 'clarity', 'goodShare']),
  section('causes', [], words),
  section('risks', [], words),
  section('publicPages', [], words),
  section('assignments', assignmentFigures),
  section('proposals', [], { ...words, needsComment: true }),
]

const periodic: SectionSpec[] = [
  section(
    'indicators',
    [
      'received',
      'messages',
      'appeals',
      'answered',
      'open',
      'openOverdue',
      'inTimeShare',
      'overdueShare',
      'medianDays',
      'meanDays',
      'medianInterimHours',
      'postponedShare',
      'repeatShare',
      'incomingRepeatShare',
      'askedShare',
      'respondedShare',
      'clarity',
      'goodShare',
      'solvedShare',
      'fullness',
      ...assignmentFigures,
    ],
    { hasTables: false },
  ),
  section('channels', [], withChart),
  section('themes', [], withChart),
  section('territories'),
  section('terms', termFigures),
  section('recipients'),
  section('repeats', ['repeatShare', 'incomingRepeatShare']),
  section('satisfaction', ['askedShare', 'respondedShare', 'clarity', 'goodShare', 'solvedShare'], withChart),
  section('meetings'),
  section('assignments', assignmentFigures),
  section('centre'),
  section('proposals', [], { ...words, title: 'Предложения' }),
]

export const defaultReports: ReportSets = {
  weekly: {
    title: 'Еженедельная записка',
    addressee: '',
    sections: weekly,
    hasDefinitions: false,
    term: { weekday: 5, time: '12:00', when: 'inWeek' },
  },
  monthly: {
    title: 'Отчёт за месяц',
    addressee: '',
    sections: periodic,
    hasDefinitions: true,
    // Nobody asks for it by rule: the office that is asked sets the day.
    term: null,
  },
  quarterly: {
    title: 'Квартальный отчёт',
    addressee: '',
    sections: [...periodic, section('positionMap')],
    hasDefinitions: true,
    term: { day: 10 },
  },
  request: {
    title: 'Материалы по запросу',
    addressee: '',
    sections: [section('indicators', summaryFigures), section('themes'), section('territories')],
    hasDefinitions: true,
  },
}
