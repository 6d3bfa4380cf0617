/**
 * The texts around the data of a document, which an office may word itself. A slot is one text; `{поле}` inside it stands for a value of
 * the document, `fields` says which ones the slot knows. An empty text leaves its paragraph out.
 */
export interface TemplateSlot {
  /** What the person who edits it sees. */
  readonly label: string
  /** As shipped. */
  readonly text: string
  /** Names of the values in braces, in the words of the office: «дата», «время». */
  readonly fields: readonly string[]
}

export interface DocumentTemplate<Slot extends string = string> {
  readonly kind: string
  /** «Уведомление о заседании» */
  readonly title: string
  readonly slots: Readonly<Record<Slot, TemplateSlot>>
}

/** Texts of a template by slot: the office's own where it has one, else as shipped. */
export type TemplateTexts<T extends DocumentTemplate> = Readonly<Record<keyof T['slots'] & string, string>>

export function defineTemplate<Slot extends string>(template: DocumentTemplate<Slot>): DocumentTemplate<Slot> {
  return template
}

/** The texts as shipped. */
export function shippedTexts<T extends DocumentTemplate>(template: T): TemplateTexts<T> {
  const texts = Object.fromEntries(Object.entries(template.slots).map(([slot, { text }]) => [slot, text]))
  return texts as TemplateTexts<T>
}

/**
 * Puts values in place of `{поле}`; a name that is not known stays as it is typed, so that it is seen. The full stop of a value («2026 г.»)
 * ends the sentence of the text too.
 */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{([^{}]+)\}(\.(?!\.))?/gu, (whole, name: string, stop: string | undefined) => {
    const value = values[name.trim()]
    if (value === undefined) return whole
    return value.endsWith('.') ? value : value + (stop ?? '')
  })
}
