import type { MergeField } from '../../../electron/contract/repeats.ts'
import { counted, thousands } from '../../ui/format.ts'

const messages = ['сообщение', 'сообщения', 'сообщений'] as const

/** Words of likely repeats, problems and merging on the screens of the register. */
export const repeatsTexts = {
  title: 'Похоже, об этом уже писали',
  none: 'Похожих записей не видно',
  noneText:
    'Здесь появятся карточки о том же: по адресу, словам и теме, от того же заявителя или с тем же внешним номером.',
  kinds: {
    doubleEntry: 'Возможно, та же запись',
    sameApplicant: 'Тот же заявитель',
    sameProblem: 'Та же проблема',
  },
  link: 'Связать как повторное',
  unlink: 'Не связывать',
  join: 'Присоединить к проблеме',
  joinTo: (total: number) => `Присоединить к проблеме (${thousands(total)})`,
  unjoin: 'Не присоединять',
  same: 'Это та же запись: открыть',
  merge: 'Объединить',
  open: 'Открыть',
  linked: (number: string) => `Будет повторным к № ${number}`,
  joined: (number: string) => `Войдёт в проблему с № ${number}`,
  ifTitle: 'Чем они различаются',
  ifText:
    'Повторное: пишет тот же человек о том же. Проблема: разные люди пишут об одном, карточки остаются отдельными, у каждой свой срок. Та же запись: одно письмо внесли дважды, новую карточку заводить не нужно.',
  item: (number: string, kind: string) => `№ ${number}, ${kind.toLowerCase()}`,
  keys: {
    walk: 'Перейти к похожим',
    act: (index: number) => `Действие с похожей № ${index}`,
    merge: 'Объединить две карточки',
    problem: 'Собрать в проблему',
  },
  problem: (title: string, total: number) => `${title} (${counted(total, messages)})`,
  problemLabel: 'Проблема:',
  leave: 'Убрать из проблемы',
  mergedInto: 'Это двойная запись. Она объединена с карточкой',
  merged: 'Объединены с этой:',
  unmerge: 'Разъединить',
  unmergeOf: (number: string) => `Разъединить с № ${number}`,
  unmergedKept: 'Разъединено. После объединения карточку меняли, поэтому осталось:',
  ties: 'Связи',
  find: 'Найти похожие',
  finding: 'Ищем похожие',
  found: 'Похожие',
  nothingFound: 'Похожих карточек нет',
  hide: 'Скрыть',
  dialog: {
    title: 'Объединить двойную запись',
    text: 'Одна карточка остаётся, вторая уходит в корзину. Оба номера находятся поиском, вложения и повторы переходят к оставшейся, ответы и сроки второй видны в ней самой. Разъединить можно в любой момент.',
    stays: 'Остаётся',
    number: (number: string) => `№ ${number}`,
    field: 'Поле',
    noDifference: 'Данные карточек совпадают, выбирать нечего.',
    questions: 'Другие вопросы того же письма останутся отдельными карточками.',
    answered: 'Ответ дан',
    empty: 'не указано',
    both: 'Добавить к примечанию',
    save: 'Объединить',
    keep: 'Не объединять',
    otherKind: 'Сообщение и обращение 59-ФЗ не объединяют: у них разные сроки. Сначала измените вид одной из карточек.',
    failed: 'Карточки не прочитаны',
  },
  newProblem: {
    title: 'Собрать в проблему',
    text: (count: number) =>
      `${counted(count, ['карточка войдёт', 'карточки войдут', 'карточек войдут'])} в одну проблему. Карточки остаются отдельными, у каждой свой срок.`,
    name: 'Название проблемы',
    hint: 'Коротко: что и где',
    existing: 'Или выберите из начатых',
    existingHolder: 'Проблема',
    save: 'Собрать',
    keep: 'Не собирать',
  },
} as const

export const mergeFieldWords: Readonly<Record<MergeField, string>> = {
  gist: 'Суть',
  text: 'Текст',
  receivedAt: 'Поступило',
  channelId: 'Канал',
  externalNumber: 'Внешний номер',
  externalLink: 'Ссылка',
  territoryId: 'Территория',
  address: 'Адрес',
  themeId: 'Тема и блок',
  recipientId: 'Получатель',
  responsibleId: 'Ответственный',
  applicant: 'Заявитель',
  note: 'Примечание',
}
