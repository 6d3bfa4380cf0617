import * as v from 'valibot'
import { civilTime, line, text } from './scalars.ts'

/**
 * Which sections and figures a kind of report has, for whom and by when: the setting `reports`. No act sets a form of the weekly note or of
 * the report for the ЦУР (domain.md §9.3, §12), so all of it is the office's own.
 */

export const REPORT_KINDS = ['weekly', 'monthly', 'quarterly', 'request'] as const
export type ReportKind = (typeof REPORT_KINDS)[number]

/** The first twelve are the sections of domain.md §9.3 in their order. */
export const REPORT_SECTIONS = [
  'summary',
  'channels',
  'themes',
  'territories',
  'terms',
  'recipients',
  'repeats',
  'causes',
  'risks',
  'publicPages',
  'assignments',
  'proposals',
  'satisfaction',
  'meetings',
  'centre',
  'indicators',
  /** Printed as an appendix, on sheets of its own. */
  'positionMap',
] as const
export type ReportSectionName = (typeof REPORT_SECTIONS)[number]

/** One of `REPORT_SECTIONS`, or `own:1` … for a section that the office words itself. */
export const reportSectionKey = v.union([
  v.picklist(REPORT_SECTIONS),
  v.pipe(v.string(), v.regex(/^own:\d{1,3}$/u, 'Неизвестный раздел')),
])
export type ReportSectionKey = v.InferOutput<typeof reportSectionKey>

export const sectionSpec = v.strictObject({
  key: reportSectionKey,
  /** Empty for the name that the application gives; a section of one's own has no other. */
  title: line(200),
  /** Keys of indicators in the order in which they stand in the section: `IndicatorKey` or `own:<id>`. */
  indicators: v.pipe(v.array(v.string()), v.maxLength(40, 'Не больше 40 показателей в разделе')),
  hasTables: v.boolean(),
  hasCharts: v.boolean(),
  /** The report is not signed before its comment is typed. */
  needsComment: v.boolean(),
})
export type SectionSpec = v.InferOutput<typeof sectionSpec>

export const sectionSpecs = v.pipe(
  v.array(sectionSpec),
  v.minLength(1, 'Выберите хотя бы один раздел'),
  v.maxLength(40, 'Не больше 40 разделов'),
  v.check((all) => new Set(all.map(({ key }) => key)).size === all.length, 'Раздел указан дважды'),
  v.check((all) => all.every(({ key, title }) => !key.startsWith('own:') || title !== ''), 'Назовите свой раздел'),
)

const content = {
  /** «Еженедельная записка о работе с сообщениями» */
  title: v.pipe(line(300), v.minLength(1, 'Назовите документ')),
  /** To whom, a line each. */
  addressee: text(1000),
  sections: sectionSpecs,
  /** The written definitions stand at the end. */
  hasDefinitions: v.boolean(),
}
const monthDay = v.pipe(
  v.number('Введите число месяца'),
  v.integer('Введите число месяца'),
  v.minValue(1, 'Не меньше 1'),
  v.maxValue(28, 'Не больше 28'),
)
/** `null`: the office has set no term, and the report is not among what is due. */
const afterPeriod = v.nullable(
  v.strictObject({
    /** Day of the month after the period. */
    day: monthDay,
  }),
)

export const reportSets = v.strictObject({
  weekly: v.strictObject({
    ...content,
    term: v.nullable(
      v.strictObject({
        /** 1 = Monday … 7 = Sunday. */
        weekday: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7)),
        time: civilTime,
        /** That day inside the week itself, or the first one after it. */
        when: v.picklist(['inWeek', 'afterWeek']),
      }),
    ),
  }),
  monthly: v.strictObject({ ...content, term: afterPeriod }),
  quarterly: v.strictObject({ ...content, term: afterPeriod }),
  request: v.strictObject(content),
})
export type ReportSets = v.InferOutput<typeof reportSets>

/** Names that the application gives; an office may word its own. */
export const sectionNames: Readonly<Record<ReportSectionName, string>> = {
  summary: 'Сводка',
  channels: 'Каналы поступления',
  themes: 'Темы и отраслевые блоки, динамика',
  territories: 'Территории',
  terms: 'Сроки и просрочки',
  recipients: 'Рейтинг получателей',
  repeats: 'Повторные сообщения и низкие оценки',
  causes: 'Первопричины и дорожные карты',
  risks: 'Информационные риски',
  publicPages: 'Госпаблики',
  assignments: 'Поручения',
  proposals: 'Предложения Главе',
  satisfaction: 'Удовлетворённость ответами',
  meetings: 'Заседания',
  centre: 'Запросы и рекомендации ЦУР',
  indicators: 'Показатели',
  positionMap: 'Карта положения',
}

export const sectionTitle = ({ key, title }: Pick<SectionSpec, 'key' | 'title'>): string =>
  title !== '' ? title : key in sectionNames ? sectionNames[key as ReportSectionName] : key
