import { shortDate } from '../../documents/civilText.ts'
import { formatDecimal, plural } from '../../documents/typography.ts'

interface Span {
  from: string
  to: string
}
const span = ({ from, to }: Span): string => `${shortDate(from)} – ${shortDate(to)}`
const percent = ({ part, whole }: { part: number; whole: number }): string =>
  `${Math.round((part / whole) * 100)}\u00A0%`
/** A mean without a tail of zero: «5», «4,7». */
const mean = (value: number): string => formatDecimal(value).replace(/,0$/u, '')
const quoted = (name: string): string => (name.includes('«') ? name : `«${name}»`)

/** Words of the items that the application proposes, and the rules by which it does. */
export const suggestionTexts = {
  received: (of: Span) => `Поступило ${span(of)}`,
  receivedAll: (of: Span) => `Поступило всего ${span(of)}`,
  ofWhich: (where: string) => `из них ${where}`,
  mean,
  overdue: {
    title: 'О просроченных поручениях',
    label: 'Просроченные поручения',
    detail: (count: number, days: number) => `${count}, самое давнее ${days} ${plural(days, 'день', 'дня', 'дней')}`,
    rule: 'Срок исполнения поручения прошёл, а оно не закрыто',
    total: 'Просрочено поручений',
    active: 'Не закрыто поручений всего',
    of: (who: string) => `просрочено: ${who}`,
  },
  block: {
    title: (name: string) => `О работе блока ${quoted(name)}`,
    label: (name: string) => `Блок ${quoted(name)}`,
    detail: (open: number, overdue: number) => `${open} открыто, ${overdue} просрочено`,
    loaded:
      'Открытых в блоке не меньше 10 и вдвое больше, чем давала бы его доля среди поступивших за 90 дней; отклонение больше двух с половиной стандартных',
    late: 'Просроченных в блоке не меньше 5 и вдвое больше, чем давала бы его доля среди открытых; отклонение больше двух с половиной стандартных',
    open: 'Открыто в блоке',
    overdue: 'из них просрочено',
    openAll: 'Открыто во всех блоках',
    overdueAll: 'Просрочено во всех блоках',
  },
  theme: {
    title: (name: string) => `О росте сообщений по теме ${quoted(name)}`,
    detail: (now: number, before: number) => `${now} за месяц, было ${mean(before)}`,
    rule: 'За 30 дней не меньше 5 и в полтора раза больше среднего за три предыдущих срока по 30 дней; отклонение больше двух с половиной стандартных',
    mean: 'Среднее за 30 дней прежде',
    open: 'Открыто сейчас по теме',
  },
  problem: {
    title: (name: string) => `О проблеме ${quoted(name)}`,
    detail: (week: number, before: number) => `${week} за неделю, было ${before}`,
    rule: 'За 7 дней не меньше 5 сообщений и вдвое больше, чем за 7 дней до них',
    total: 'Всего сообщений о проблеме',
    open: 'из них открыто',
  },
  returns: {
    title: 'О сообщениях, которые возвращаются повторно',
    label: 'Возвращаются повторно',
    detail: (total: number) => `${total} открыто, возвращены дважды и больше`,
    rule: 'Не меньше трёх открытых сообщений возвращены в работу дважды и больше',
    total: 'Открыто возвращённых дважды и больше',
    repeats: (of: Span) => `Повторных среди поступивших ${span(of)}`,
  },
  recipient: {
    title: (name: string) => `О сроках ответа: ${name}`,
    detail: (now: { part: number; whole: number }, was: { part: number; whole: number }) =>
      `в срок ${percent(now)}, было ${percent(was)}`,
    rule: 'Доля закрытых в срок за 90 дней ниже, чем за 90 дней до них, на 10 и больше процентных пунктов; отклонение больше двух с половиной стандартных, в каждом сроке не меньше трёх',
    inTime: (of: Span) => `Закрыто в срок из поступивших ${span(of)}`,
    answered: 'закрыто всего',
    overdue: 'открыто с просрочкой',
    share: 'доля в срок',
  },
} as const
