/** What the making of papers says to people. */
export const texts = {
  progress: { model: 'Составляется документ', docx: 'Записывается DOCX', pdf: 'Готовится PDF' },
} as const
