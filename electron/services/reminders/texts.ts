import type { ReminderSettings } from '../../contract/office.ts'

const rules = new Intl.PluralRules('ru')
const words = (one: string, few: string, many: string) => (n: number) =>
  `${n}\u00A0${{ one, few, many }[rules.select(n) as 'one' | 'few' | 'many'] ?? many}`
const days = words('день', 'дня', 'дней')
const workingDays = words('рабочий день', 'рабочих дня', 'рабочих дней')
const workingHours = words('рабочий час', 'рабочих часа', 'рабочих часов')

const stages = {
  registration: 'срок регистрации',
  routing: 'срок назначения',
  interim: 'срок промежуточного ответа',
  final: 'срок ответа',
} as const

/** What the reminders say to people. */
export const texts = {
  overdue: (from: number, to: number | null): string => {
    if (to === null) return from === 0 ? 'просрочено' : `просрочено ${days(from)} и\u00A0больше`
    if (from === 0) return `просрочено меньше чем на\u00A0${days(to + 1)}`
    return from === to ? `просрочено ${days(from)}` : `просрочено от\u00A0${from} до\u00A0${days(to)}`
  },
  soon: (stage: keyof typeof stages, before: ReminderSettings['before']['final']): string =>
    `${stages[stage]} не\u00A0дальше чем через ${(before.unit === 'workingDays' ? workingDays : workingHours)(before.amount)}`,
  notice: 'заявитель не\u00A0уведомлён о\u00A0продлении или переадресации',
  paused: 'срок приостановлен',
  byBlock: (why: string): string => `${why}; в\u00A0карточке ответственный не\u00A0указан`,
  roles: {
    responsible: 'ответственный',
    blockOfficer: 'ответственный за блок',
    officeHead: 'руководитель МЦУ',
    curator: 'куратор МЦУ',
  },
  nobody: {
    responsible: 'Ответственный не назначен',
    blockOfficer: 'Ответственный за блок не назначен',
    officeHead: 'Руководитель МЦУ не назначен',
    curator: 'Куратор МЦУ не назначен',
  },
  more: (count: number): string => `и ещё карточек: ${count}`,
} as const
