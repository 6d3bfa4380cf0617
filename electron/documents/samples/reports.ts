import { defaultDocumentSettings } from '../../contract/documents.ts'
import { sectionNames } from '../../contract/reports.ts'
import type {
  ReportCell,
  ReportChart,
  ReportContent,
  ReportFigure,
  ReportSection,
  ReportSectionName,
  ReportTable,
} from '../../contract/reports.ts'
import { mapSentences, mapTable } from '../mapAppendix.ts'
import { buildReport } from '../report.ts'
import type { ReportData } from '../report.ts'
import { sampleOffice } from '../samples.ts'
import { reportTemplate } from '../templates/report.ts'
import { shippedTexts } from '../templates/template.ts'
import { longMap, mapSample } from './positionMap.ts'
import { longPost, twoPagesText } from './three.ts'
import type { PaperSamples } from './three.ts'

/** Samples of the weekly note and the reports. */
const settings = defaultDocumentSettings
const words = shippedTexts(reportTemplate)

const value = (key: string, of: number | null, part: number | null = null, whole: number | null = null) => ({
  key,
  value: of,
  part,
  whole,
  opens: null,
  wholeOpens: null,
})
const figure = (
  key: string,
  name: string,
  unit: ReportFigure['unit'],
  now: number | null,
  before: number | null,
): ReportFigure => ({
  key,
  name,
  unit,
  better: null,
  now: value(key, now, unit === 'percent' ? 24 : null, unit === 'percent' ? 26 : null),
  before: value(key, before, unit === 'percent' ? 20 : null, unit === 'percent' ? 24 : null),
  yearAgo: value(key, null),
})
const figures = [
  figure('received', 'Поступило сообщений и обращений', 'count', 29, 34),
  figure('inTimeShare', 'Доля ответов в срок', 'percent', 92.3, 83.3),
  figure('medianDays', 'Медиана срока ответа', 'days', 2, 3.5),
  figure('medianInterimHours', 'Медиана времени до промежуточного ответа', 'workingHours', 4.5, 4.9),
  figure('clarity', 'Средняя оценка ответа', 'mark', 4, null),
]

const cell = (text: string, of: number | null = null): ReportCell => ({
  text,
  value: of,
  opens: null,
  isSmall: of !== null && of > 0 && of < 3,
})
const themes = (names: readonly string[]): ReportTable => ({
  key: 'themes',
  title: 'Темы',
  columns: [
    { title: 'Тема', unit: 'text' },
    { title: 'Поступило', unit: 'count' },
    { title: 'Доля', unit: 'percent' },
    { title: 'Было', unit: 'count' },
    { title: 'Изменение', unit: 'change' },
  ],
  rows: names.map((name, index) => ({
    cells: [
      cell(name),
      cell(String(14 - (index % 14)), 14 - (index % 14)),
      cell('48,3 %', 48.3),
      cell(String(17 - (index % 14)), 17 - (index % 14)),
      cell('−3 (−17,6 %)', -3),
    ],
    isTotal: false,
  })),
  note: 'Показано 5 из 20.',
})
const chart = (labels: readonly string[], kind: ReportChart['kind']): ReportChart => ({
  key: `chart-${kind}`,
  title: 'Поступило и дано ответов',
  kind,
  unit: 'count',
  isStacked: false,
  labels: [...labels],
  series: [
    { name: 'Поступило', values: labels.map((_, index) => (index * 7) % 13), opens: labels.map(() => null) },
    { name: 'Дано ответов', values: labels.map((_, index) => (index * 5) % 11), opens: labels.map(() => null) },
  ],
  partial: [labels.length - 1],
})

const section = (key: ReportSectionName, more: Partial<ReportSection> = {}): ReportSection => ({
  key,
  title: sectionNames[key],
  state: 'counted',
  needsComment: false,
  sentences: [],
  figures: [],
  tables: [],
  charts: [],
  comment: '',
  earlierComment: '',
  ...more,
})
const notKept = (key: ReportSectionName): ReportSection =>
  section(key, { state: 'notKept', sentences: ['Учёт не ведётся в этой версии реестра, поэтому чисел нет.'] })

const content: ReportContent = {
  countedAt: '2026-11-20T11:20',
  before: { from: '2026-11-09', to: '2026-11-13' },
  yearAgo: null,
  isRunning: true,
  sections: [
    section('summary', {
      sentences: [
        'Поступило 29: сообщений – 27, обращений по Федеральному закону от 02.05.2006 № 59-ФЗ – 2.',
        'За столько же дней предыдущего периода (09.11.2026–13.11.2026) поступило 34, изменение −5 (−14,7 %).',
      ],
      figures,
      charts: [chart(['16.11', '17.11', '18.11', '19.11', '20.11'], 'columns')],
      comment: 'С понедельника идёт снег, сообщений об уборке стало больше.',
    }),
    section('themes', {
      sentences: ['Чаще всего: Снег и наледь – 14; Водоснабжение – 3; Вывоз мусора – 3.'],
      tables: [themes(['Снег и наледь', 'Водоснабжение', 'Вывоз мусора', 'Контейнерные площадки', 'Ямы во дворах'])],
    }),
    notKept('causes'),
    section('positionMap', { sentences: mapSentences(mapSample), tables: mapTable(mapSample) }),
    section('proposals', { state: 'typed', comment: 'Предложить подрядчику выходить на уборку дворов до семи утра.' }),
  ],
  changes: {
    reportId: 1,
    title: 'Еженедельная записка',
    number: '46',
    signedOn: '2026-11-13',
    period: { from: '2026-11-09', to: '2026-11-15' },
    figures: figures.map(({ key, name, unit, better, now }) => ({
      key,
      name,
      unit,
      better,
      earlier: 31,
      earlierPart: null,
      earlierWhole: null,
      now,
    })),
  },
  gaps: [
    { key: 'noRecipient', text: 'Получатель не указан', amount: 5, opens: null },
    { key: 'notKept', text: 'Раздел «Госпаблики»: учёт не ведётся в этой версии реестра', amount: null, opens: null },
  ],
  definitions: [
    {
      key: 'inTimeShare',
      name: 'Доля ответов в срок',
      shortName: 'В срок',
      unit: 'percent',
      numerator: 'закрытые не позже срока; срок без времени длится до конца дня',
      denominator: 'все закрытые и открытые с истёкшим сроком',
      countsBy: 'дата поступления по времени муниципалитета',
      excludes: 'открытые, чей срок ещё идёт, отложенные до будущего дня, карточки в корзине',
      better: 'more',
      source: 'формула приложения; актами не установлена',
    },
  ],
}

export const reportData: ReportData = {
  office: sampleOffice,
  title: 'Еженедельная записка',
  number: '47',
  period: '16.11.2026–22.11.2026',
  addressee: ['Главе Заречного муниципального округа', 'С.И. Державину'],
  signedOn: '2026-11-20',
  signedBy: {
    post: 'заместитель главы округа',
    name: { surname: 'Ветлугина', givenName: 'Ирина', patronymic: 'Павловна' },
  },
  request: null,
  replaces: null,
  content,
  hasDefinitions: true,
}

const longNames = Array.from(
  { length: 40 },
  (_, index) =>
    `Содержание внутриквартальных проездов, тротуаров, остановочных пунктов и водоотводных канав населённого пункта ${index + 1}`,
)

export const reportSamples: PaperSamples = {
  short: () =>
    buildReport(
      {
        ...reportData,
        number: '',
        addressee: [],
        signedOn: null,
        signedBy: null,
        hasDefinitions: false,
        content: {
          ...content,
          before: null,
          isRunning: false,
          sections: [section('summary', { sentences: ['За период ничего не поступило.'] })],
          changes: null,
          gaps: [],
        },
      },
      settings,
      words,
    ),
  typical: () => buildReport(reportData, settings, words),
  extreme: () =>
    buildReport(
      {
        ...reportData,
        title: `Материалы по запросу: ${longNames[0] ?? ''}`,
        request: { number: 'Ц-1234', title: longNames[1] ?? '' },
        replaces: '01-14/1234-2026',
        addressee: [longPost, 'Добронравовой-Преображенской Виолетте Константиновне'],
        signedBy: {
          post: longPost,
          name: { surname: 'Добронравова-Преображенская', givenName: 'Виолетта', patronymic: 'Константиновна' },
        },
        content: {
          ...content,
          sections: (Object.keys(sectionNames) as ReportSectionName[]).map((key, index) =>
            section(key, {
              figures: [...figures, figure('large', longNames[2] ?? '', 'count', 1_234_567, 987_654)],
              tables:
                key === 'positionMap'
                  ? mapTable(longMap)
                  : [{ ...themes(longNames.slice(0, index === 2 ? 40 : 2)), key: `${key}-1` }],
              charts:
                index < 2
                  ? [
                      chart(
                        index === 0 ? Array.from({ length: 53 }, (_, at) => `${at + 1}`) : longNames.slice(0, 10),
                        index === 0 ? 'line' : 'bars',
                      ),
                    ]
                  : [],
              comment: index === 2 ? twoPagesText : '',
            }),
          ),
          gaps: longNames.map((text) => ({ key: 'noTheme', text, amount: 12_480, opens: null })),
        },
      },
      { ...settings, fontSizePt: 14, tableFontSizePt: 14 },
      words,
    ),
}
