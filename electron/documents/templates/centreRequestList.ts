import { defineTemplate } from './template.ts'

/** Перечень запросов и рекомендаций ЦУР: what stands around the table. No act fixes its form. */
export const centreRequestListTemplate = defineTemplate({
  kind: 'centreRequestList',
  title: 'Перечень запросов и рекомендаций ЦУР',
  slots: {
    title: { label: 'Название документа', text: 'ПЕРЕЧЕНЬ', fields: [] },
    subject: {
      label: 'Под названием',
      text: 'запросов, рекомендаций и аналитических записок ЦУР',
      fields: ['дата', 'центр'],
    },
    lead: {
      label: 'Перед таблицей',
      text: 'На {дата} учтено: {всего}. В работе: {открыто}, из них с прошедшим сроком: {просрочено}. Отвечено и не закрыто: {отвечено}. Закрыто: {закрыто}. Ответов позже срока: {поздно}.',
      fields: ['дата', 'центр', 'всего', 'открыто', 'просрочено', 'отвечено', 'поздно', 'закрыто'],
    },
    ending: { label: 'В конце', text: '', fields: ['дата'] },
  },
})
