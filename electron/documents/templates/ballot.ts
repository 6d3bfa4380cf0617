import { defineTemplate } from './template.ts'

/** Опросный лист: what stands around the questions (domain.md §9.3). An office that regulates its votes names its own order here. */
export const ballotTemplate = defineTemplate({
  kind: 'ballot',
  title: 'Опросный лист',
  slots: {
    title: { label: 'Название документа', text: 'ОПРОСНЫЙ ЛИСТ', fields: [] },
    subject: {
      label: 'О чём лист',
      text: 'для заочного голосования по вопросам заседания {орган}',
      fields: ['орган', 'номер', 'дата'],
    },
    drafts: { label: 'Заголовок проектов решений', text: 'Проекты решений', fields: [] },
    instruction: {
      label: 'Как заполнить',
      text: 'По каждому вопросу поставьте знак в одном столбце. Особое мнение впишите в последний столбец или приложите отдельным листом.',
      fields: [],
    },
    return: {
      label: 'Куда и до какого времени вернуть',
      text: 'Заполненный и подписанный лист верните до {срок} по адресу: {адрес}. Лист, полученный после срока, не учитывается.',
      fields: ['срок', 'адрес', 'номер', 'дата'],
    },
  },
})
