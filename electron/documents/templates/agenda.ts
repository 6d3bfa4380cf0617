import { defineTemplate } from './template.ts'

/** Повестка дня: what stands around the questions. */
export const agendaTemplate = defineTemplate({
  kind: 'agenda',
  title: 'Повестка дня',
  slots: {
    title: { label: 'Название документа', text: 'ПОВЕСТКА ДНЯ', fields: [] },
    subject: { label: 'Чьё заседание', text: 'заседания {орган}', fields: ['орган', 'номер', 'дата', 'название'] },
    ending: { label: 'После вопросов', text: '', fields: ['номер', 'дата'] },
  },
})
