/** What the texts of papers say to people. */
export const texts = {
  saved: (title: string) => `Тексты документа «${title}» изменены`,
  restored: (title: string) => `Тексты документа «${title}» снова исходные`,
  slotRestored: (label: string, title: string) => `«${label}» документа «${title}» – снова исходный текст`,
  unknownKind: 'Такого документа нет. Обновите список',
  unknownSlot: 'Такого текста в документе нет. Обновите список',
  unknownField: (field: string, known: readonly string[]) =>
    known.length === 0
      ? `Поля «{${field}}» нет: в этом тексте полей нет. Уберите скобки`
      : `Поля «{${field}}» нет. Есть: ${known.map((one) => `{${one}}`).join(', ')}`,
  brokenField: 'Скобка «{» или «}» без пары. Поле пишется так: {дата}',
  noSample: 'Для этого документа примера нет',
  changedMeanwhile: 'Тексты этого документа уже изменены. Обновите страницу',
} as const
