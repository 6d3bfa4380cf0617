import { defineTemplate } from './template.ts'

const fields = ['мцу', 'орган', 'акт', 'основание', 'отменяемый', 'контроль']

/** The order that approves the состав (domain.md §9.3). An empty text leaves its point out. */
export const rosterOrderTemplate = defineTemplate({
  kind: 'rosterOrder',
  title: 'Распоряжение об утверждении состава',
  slots: {
    subject: { label: 'Заголовок к тексту', text: 'Об утверждении состава {мцу}', fields },
    basis: { label: 'Основание', text: 'В соответствии с {основание}:', fields },
    noBasis: { label: 'Начало без основания', text: 'В целях организации работы {мцу}:', fields },
    approve: { label: 'Пункт об утверждении', text: 'Утвердить прилагаемый состав {мцу}.', fields },
    repeal: { label: 'Пункт об отмене', text: 'Признать утратившим силу {отменяемый}.', fields },
    control: {
      label: 'Контроль другого лица',
      text: 'Контроль за исполнением настоящего {акт} возложить на {контроль}.',
      fields,
    },
    ownControl: {
      label: 'Контроль за собой',
      text: 'Контроль за исполнением настоящего {акт} оставляю за собой.',
      fields,
    },
    force: {
      label: 'Пункт о вступлении в силу',
      text: 'Настоящее {акт им.} вступает в силу со дня его подписания.',
      fields: ['акт им.'],
    },
    approved: { label: 'Гриф приложения', text: 'УТВЕРЖДЁН', fields: [] },
  },
})
