import { statusNames } from '../messages/messages.service.ts'
import type { CaseStatus } from '../../contract/messages.ts'

/** What the table of words of ПОС and ИМ says to people. */
export const texts = {
  saved: (raw: string, status: CaseStatus | null, changed: number) =>
    `Статус источника «${raw}»: ${status === null ? 'без нашего статуса' : statusNames[status].toLowerCase()}${changed > 0 ? `, карточек изменено: ${changed}` : ''}`,
  removed: (raw: string) => `Статус источника «${raw}» убран из таблицы`,
  sameWord: 'Такое слово у этого канала уже есть. Измените его строку',
  channel: 'Такого канала нет. Выберите другой',
  tooMany: (count: number, limit: number) =>
    `Изменить за один раз можно не больше ${limit.toLocaleString('ru-RU')} карточек, а здесь ${count.toLocaleString('ru-RU')}. Сохраните слово без применения и измените карточки по частям из списка`,
} as const
