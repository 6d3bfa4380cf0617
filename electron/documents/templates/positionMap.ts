import { defineTemplate } from './template.ts'

/** «Карта положения»: what stands around its tables. No act fixes its form. */
export const positionMapTemplate = defineTemplate({
  kind: 'positionMap',
  title: 'Карта положения',
  slots: {
    title: { label: 'Название документа', text: 'КАРТА ПОЛОЖЕНИЯ', fields: [] },
    subject: {
      label: 'Под названием',
      text: 'задачи и обязанности, что сделано и чего не хватает',
      fields: ['период', 'положение'],
    },
    lead: { label: 'Перед таблицами', text: '', fields: ['период', 'положение'] },
    ending: {
      label: 'В конце',
      text: 'Форма карты не установлена нормативным актом, составлена органом.',
      fields: ['период', 'положение'],
    },
  },
})
