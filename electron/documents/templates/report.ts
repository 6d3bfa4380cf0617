import { defineTemplate } from './template.ts'

/** What an office says around the figures of its notes and reports. Nothing is fixed by an act. */
export const reportTemplate = defineTemplate({
  kind: 'report',
  title: 'Записка и отчёт',
  slots: {
    subject: {
      label: 'Под названием',
      text: 'о работе с сообщениями и обращениями граждан',
      fields: ['период'],
    },
    opening: { label: 'Перед разделами', text: '', fields: ['период'] },
    closing: { label: 'Перед подписью', text: '', fields: ['период'] },
  },
})
