import { shortDate } from '../../documents/civilText.ts'

/** What the assignments say to people. */
export const texts = {
  notFound: 'Поручение не найдено. Обновите список',
  source: (meeting: number, point: string) => `протокол № ${meeting}, п. ${point}`,
  firstTerm: 'срок по решению',
  corrected: 'изменено решение заседания',
  closed: 'Поручение исполнено. Верните его в работу, чтобы изменить',
  notClosed: 'Поручение и так в работе',
  future: 'Дата ещё не наступила',
  beforeIssue: (issuedOn: string) => `Раньше даты поручения ${shortDate(issuedOn)}`,
  sameTerm: 'Новый срок совпадает с прежним',
  notLater: (dueOn: string) => `Новый срок не позже прежнего ${shortDate(dueOn)}. Укажите дату после него`,
  titles: {
    reported: (number: string) => `Поручение ${number}: отчёт записан`,
    closed: (number: string) => `Поручение ${number} исполнено`,
    reopened: (number: string) => `Поручение ${number} возвращено в работу`,
    extended: (number: string, dueOn: string) => `Поручение ${number}: срок перенесён на ${shortDate(dueOn)}`,
  },
  returned: (date: string, reason: string) => `${shortDate(date)} возвращено: ${reason}`,
} as const
