/** What the journal says to people. */
export const texts = {
  unknown: 'Такого действия нет в журнале. Обновите список',
  alreadyUndone: 'Это действие уже отменено',
  nothingChanged: 'Это действие ничего не меняло: отменять нечего',
  isFinal: 'Это действие отменить нельзя: подписанное и отправленное исправляется новой версией',
  undone: (title: string) => `Отменено: ${title}`,
} as const
