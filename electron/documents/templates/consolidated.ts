import { defineTemplate } from './template.ts'

/** Свод по муниципальным образованиям: what stands around its tables. */
export const consolidatedTemplate = defineTemplate({
  kind: 'consolidated',
  title: 'Свод по муниципальным образованиям',
  slots: {
    title: { label: 'Название документа', text: 'СВОД', fields: [] },
    subject: { label: 'Под названием', text: 'по муниципальным образованиям', fields: ['период'] },
    lead: {
      label: 'Перед таблицей',
      text: 'Сведены пакеты от {органов}. Поступило: {поступило}, отвечено в срок: {всрок}, просрочено из открытых: {просрочено}, повторных: {повторных}.',
      fields: ['период', 'органов', 'поступило', 'всрок', 'просрочено', 'повторных'],
    },
    ending: { label: 'В конце', text: '', fields: ['период'] },
  },
})
