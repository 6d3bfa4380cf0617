import { defineTemplate } from './template.ts'

/** Контрольная карточка: what stands around an assignment. */
export const controlCardTemplate = defineTemplate({
  kind: 'controlCard',
  title: 'Контрольная карточка',
  slots: {
    title: { label: 'Название документа', text: 'КОНТРОЛЬНАЯ КАРТОЧКА', fields: ['номер'] },
    subject: { label: 'Под названием', text: 'поручение № {номер}', fields: ['номер', 'дата', 'основание'] },
    lead: {
      label: 'Перед содержанием',
      text: '',
      fields: ['номер', 'исполнитель', 'срок', 'основание', 'контролёр'],
    },
    mark: { label: 'Отметка исполнителя', text: 'Отметка об исполнении:', fields: [] },
    ending: {
      label: 'В конце',
      text: 'После исполнения карточка возвращается контролирующему.',
      fields: ['номер', 'контролёр'],
    },
  },
})
