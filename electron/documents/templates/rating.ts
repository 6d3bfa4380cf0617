import { defineTemplate } from './template.ts'

/** Рейтинг ответственных получателей: what stands around the table. No act fixes its form. */
export const ratingTemplate = defineTemplate({
  kind: 'rating',
  title: 'Рейтинг получателей',
  slots: {
    title: { label: 'Название документа', text: 'РЕЙТИНГ', fields: [] },
    subject: {
      label: 'Под названием',
      text: 'ответственных получателей {период} ({каналы})',
      fields: ['период', 'каналы', 'дата'],
    },
    lead: { label: 'Перед таблицей', text: '', fields: ['период', 'каналы', 'дата'] },
    ending: {
      label: 'В конце',
      text: 'Форма рейтинга и формула не установлены, составлены органом.',
      fields: ['период', 'каналы', 'дата'],
    },
  },
})
