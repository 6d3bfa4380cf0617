import { defineTemplate } from './template.ts'

/** Words of a protocol that offices say differently (domain.md §9.2): РЕШИЛИ or ПОСТАНОВИЛИ, who leads, what stands before the signatures. */
export const protocolTemplate = defineTemplate({
  kind: 'protocol',
  title: 'Протокол заседания',
  slots: {
    title: { label: 'Название документа', text: 'ПРОТОКОЛ', fields: [] },
    absentee: { label: 'Помета заочной формы', text: '(в заочной форме)', fields: [] },
    chair: { label: 'Кто вёл', text: 'Председательствующий', fields: [] },
    secretary: { label: 'Кто записывал', text: 'Секретарь', fields: [] },
    opening: { label: 'Абзац перед повесткой', text: '', fields: ['дата', 'номер'] },
    agenda: { label: 'Заголовок повестки', text: 'ПОВЕСТКА ДНЯ', fields: [] },
    heard: { label: 'Кого слушали', text: 'СЛУШАЛИ', fields: [] },
    spoke: { label: 'Кто выступил', text: 'ВЫСТУПИЛИ', fields: [] },
    decided: { label: 'Что решили', text: 'РЕШИЛИ', fields: [] },
    poll: {
      label: 'Порядок опроса',
      text: 'Опрос проведён с {начало} по {окончание}. Опросных листов направлено {направлено}, получено в срок {получено}.',
      fields: ['начало', 'окончание', 'направлено', 'получено'],
    },
    closing: { label: 'Абзац перед подписями', text: '', fields: ['дата', 'номер'] },
  },
})
