import { defineTemplate } from './template.ts'

/** Справка об исполнении поручений: what stands around the figures. */
export const executionTemplate = defineTemplate({
  kind: 'execution',
  title: 'Справка об исполнении поручений',
  slots: {
    title: { label: 'Название документа', text: 'СПРАВКА', fields: [] },
    subject: { label: 'Под названием', text: 'об исполнении поручений', fields: ['дата'] },
    lead: {
      label: 'Перед числами',
      text: 'На {дата} учтено поручений: {всего}, исполнено: {исполнено}, не исполнено: {открыто}, из них с прошедшим сроком: {просрочено}.',
      fields: ['дата', 'всего', 'исполнено', 'открыто', 'просрочено'],
    },
    ending: { label: 'В конце', text: '', fields: ['дата'] },
  },
})
