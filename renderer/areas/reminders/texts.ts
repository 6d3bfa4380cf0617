import { counted } from '../../ui/format.ts'

const cards = ['карточка', 'карточки', 'карточек'] as const

/** What the page of reminders says. */
export const texts = {
  title: 'Напоминания',
  lead: 'Кому о чём напомнить сегодня: просроченное по ступеням, близкие сроки, неуведомлённые заявители, паузы.',
  settings: 'Настроить сроки напоминаний',
  print: 'Печать',
  totals: 'Всего',
  none: 'Напоминать не о чем',
  noneText: 'Просроченных и близких сроков нет, все заявители уведомлены.',
  toDesk: 'На рабочий стол',
  loading: 'Собираем напоминания',
  open: (count: number) => `все: ${count}`,
  openOf: (why: string, who: string, count: number) => `${who}, ${why}: ${counted(count, cards)}`,
  missing: (years: string) => `Календарь не загружен: ${years}. Сроки этого года посчитаны без переносов.`,
  load: 'Загрузить календарь',
  keys: {
    where: 'Напоминания',
    row: 'Строка',
    rowHint: 'строка',
    open: 'Открыть карточку',
    openHint: 'открыть',
    print: 'Печать списка',
  },
} as const
