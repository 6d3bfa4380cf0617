import { defineTemplate } from './template.ts'

/** Words of an extract (выписка) around the points that are taken from the protocol (domain.md §9.2). */
export const extractTemplate = defineTemplate({
  kind: 'extract',
  title: 'Выписка из протокола',
  slots: {
    title: { label: 'Название документа', text: 'ВЫПИСКА ИЗ ПРОТОКОЛА', fields: [] },
    certified: { label: 'Заверительная надпись', text: 'Верно', fields: [] },
    note: { label: 'Абзац после заверения', text: '', fields: ['исполнитель'] },
  },
})
