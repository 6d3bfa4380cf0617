import type { DocumentModel } from '../../contract/documents.ts'

/**
 * Samples of one paper for the tests of paper: the least it can say, what the office prints on an ordinary day, and what nobody has
 * ever printed (60 people, 40 items, double surnames, a post of 200 characters, a decision of two pages).
 */
export interface PaperSamples {
  short: () => DocumentModel
  typical: () => DocumentModel
  extreme: () => DocumentModel
}

export const sampleSizes = ['short', 'typical', 'extreme'] as const

/** A post of over 200 characters. */
export const longPost =
  'исполняющий обязанности заместителя начальника управления жилищно-коммунального хозяйства, транспорта, экологии и дорожной деятельности администрации Заречного муниципального округа Верхнеокской области по вопросам эксплуатации'

/** A text of about two pages without a line break. */
export const twoPagesText = Array.from(
  { length: 60 },
  (_, index) =>
    `Провести обследование сетей, составить ведомость дефектов и представить её в организационный отдел вместе с фотографиями. Участок ${index + 1}.`,
).join(' ')
