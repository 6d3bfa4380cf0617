import type { AffectedCard } from '../../../electron/contract/sourceStatuses.ts'
import { counted, thousands } from '../../ui/format.ts'

const cards = ['карточка', 'карточки', 'карточек'] as const

/** Words of «Ответы и опрос». */
export const answerTexts = {
  approval: 'Окончательный ответ утверждает ответственный',
  approvalHint: 'Без утверждения такой ответ не запишется ни по одной карточке, ни по многим сразу',
  modes: { off: 'Не нужно', appeals: 'По обращениям 59-ФЗ', all: 'По всем' },
  askDays: 'Ждать ответа заявителя, дней',
  askHint: 'После этого вопрос закрывается сам и в оценку не входит',
  grades: 'Полнота ответа',
} as const

/** Words of «Статусы ПОС и ИМ». */
export const sourceTexts = {
  lead: 'Что значат статусы из выгрузок ПОС, ИМ и других каналов. Слова поставлены по описаниям, а не по вашей выгрузке: сверьте.',
  unknown: 'Слова, которых нет в таблице',
  unknownText: 'Карточки с ними загружены, слово сохранено на карточке. Скажите, что оно значит.',
  channel: 'Канал',
  anyChannel: 'Любой канал',
  raw: 'Слово в выгрузке',
  status: 'Наш статус',
  noStatus: 'не менять',
  result: 'Результат',
  noResult: 'нет',
  cards: 'Карточек',
  mark: 'Сверено',
  checked: 'сверено',
  check: 'сверьте',
  add: 'Добавить слово',
  map: 'Сопоставить',
  edit: 'Изменить',
  editOf: (raw: string) => `Изменить «${raw}»`,
  mapOf: (raw: string) => `Сопоставить «${raw}»`,
  remove: 'Убрать из таблицы',
  newTitle: 'Слово из выгрузки',
  isVerified: 'Сверено с нашей выгрузкой',
  save: 'Сохранить',
  cancel: 'Не менять',
  applies: (count: number) => `Применить к карточкам с этим словом: ${counted(count, cards)}`,
  affectedNone: 'Карточек с этим словом, которые изменились бы, нет.',
  held: (count: number) => `Останутся как есть: ${thousands(count)}`,
  before: 'Было',
  after: 'Станет',
  number: '№',
  gist: 'Суть',
  shownFirst: (count: number) => `Показаны первые ${thousands(count)}`,
  obstacles: {
    answerDate: 'нет даты ответа: дайте ответ в карточке',
    answered: 'ответ уже дан: верните в работу в карточке',
    postponedUntil: 'нет даты, до которой отложено',
    noInterimClock: 'нет срока промежуточного ответа',
  } satisfies Record<NonNullable<AffectedCard['obstacle']>, string>,
} as const
