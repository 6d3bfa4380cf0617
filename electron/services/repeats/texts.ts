/** Why a card is shown as a likely repeat. */
export const whyTexts = {
  sameNumber: 'тот же внешний номер',
  sameText: 'тот же текст',
  sameApplicant: 'тот же заявитель',
  sameDay: 'в тот же день',
  otherMatter: 'о другом',
  sameTheme: 'та же тема',
  sameWords: 'похожие слова',
  sameHouse: 'тот же адрес',
  nearHouse: 'соседний дом',
  sameStreet: 'та же улица',
  sameTerritory: 'та же территория',
} as const

/** A number without its break: «№ 1338». */
const no = (number: string): string => `№\u00A0${number}`

export const refusals = {
  noProblem: 'Проблема не найдена. Обновите список',
  noneChosen: 'Не выбрана ни одна карточка. Отметьте строки',
  inTrash: (number: string) => `Карточка ${no(number)} в корзине. Восстановите её, чтобы изменить`,
  unknown: 'Карточка не найдена. Обновите список',
  inNoProblem: 'Эти карточки не входят ни в одну проблему',
  joinedAlready: 'Все эти карточки уже в этой проблеме',
  itself: 'Это одна и та же карточка. Выберите другую',
  otherKind: 'Сообщение и обращение 59-ФЗ не объединяют: у них разные сроки. Сначала измените вид одной из карточек',
  answeredGoes: (number: string) => `По карточке ${no(number)} ответ уже дан. Оставьте её, а вторую присоедините к ней`,
  notMerged: (number: string) => `Карточка ${no(number)} не объединена ни с какой. Обновите карточку`,
  keptGone: (number: string) => `Карточка ${no(number)}, с которой она объединена, в корзине. Сначала восстановите её`,
} as const

export const titles = {
  joined: (numbers: readonly string[], title: string) =>
    numbers.length === 1
      ? `${no(numbers[0] ?? '')} присоединено к проблеме «${title}»`
      : `К проблеме «${title}» присоединено записей: ${numbers.length}`,
  left: (numbers: readonly string[]) =>
    numbers.length === 1 ? `${no(numbers[0] ?? '')}: вне проблемы` : `Убрано из проблемы записей: ${numbers.length}`,
  saved: (title: string) => `Изменена проблема «${title}»`,
  removed: (title: string) => `Проблема «${title}» разобрана`,
  merged: (merged: string, kept: string) => `${no(merged)} объединено с ${no(kept)}`,
  unmerged: (merged: string, kept: string) => `${no(merged)} отделено от ${no(kept)}`,
} as const

export const mergeTexts = {
  reason: (merged: string) => `Объединено с ${no(merged)}`,
  unmergeReason: (merged: string) => `Отделено ${no(merged)}`,
  changedSince: (label: string) => `${label}: изменено после объединения, оставлено как есть`,
  fileGone: (name: string) => `Вложение «${name}» убрано после объединения, оставлено в корзине`,
  repeatMoved: (number: string) => `Повтор ${no(number)} после объединения связан с другой карточкой`,
  cannotPutBack: (why: string) => `Данные карточки оставлены как есть: ${why}`,
} as const

/** Fields of a card, for what stays as it is. */
export const fieldNames: Readonly<Record<string, string>> = {
  gist: 'Суть',
  text: 'Текст',
  receivedAt: 'Поступило',
  registeredAt: 'Зарегистрировано',
  channelId: 'Канал',
  externalNumber: 'Внешний номер',
  externalLink: 'Ссылка',
  territoryId: 'Территория',
  address: 'Адрес',
  themeId: 'Тема',
  blockId: 'Блок',
  recipientId: 'Получатель',
  responsibleId: 'Ответственный',
  applicantId: 'Заявитель',
  note: 'Примечание',
  repeatOfId: 'Повтор карточки',
  problemId: 'Проблема',
}
