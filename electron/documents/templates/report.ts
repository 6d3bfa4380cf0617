import { defineTemplate } from './template.ts'

/** What an office says around the figures of its notes and reports. Nothing is fixed by an act, so both texts are empty as shipped. */
export const reportTemplate = defineTemplate({
  kind: 'report',
  title: 'Записка и отчёт',
  slots: {
    opening: { label: 'Перед разделами', text: '', fields: ['период'] },
    closing: { label: 'Перед подписью', text: '', fields: ['период'] },
  },
})
