import { texts } from '../texts/index.ts'
import { defineTemplate } from './template.ts'

/** Papers that are mostly data: their heading, what stands under it and what an office adds at the end. */

const closing = (fields: readonly string[]) => ({ label: 'Абзац в конце', text: '', fields })

export const voteSheetTemplate = defineTemplate({
  kind: 'voteSheet',
  title: 'Поимённый лист голосования',
  slots: {
    title: { label: 'Название документа', text: texts.voteSheet.title, fields: [] },
    subject: {
      label: 'О чём лист',
      text: 'по вопросам заочного заседания, опросные листы принимались до {срок}',
      fields: ['срок', 'номер', 'дата'],
    },
    inPerson: {
      label: 'О чём лист очного заседания',
      text: 'по вопросам заседания {дата} № {номер}, голосование открытое',
      fields: ['номер', 'дата'],
    },
    closing: closing(['номер', 'дата']),
  },
})

export const rosterTemplate = defineTemplate({
  kind: 'roster',
  title: 'Состав МЦУ',
  slots: {
    approved: { label: 'Гриф утверждения', text: texts.roster.approved, fields: [] },
    title: { label: 'Название документа', text: texts.roster.title, fields: [] },
    consent: { label: 'О согласиях на имена', text: texts.roster.consent, fields: [] },
    closing: closing(['дата']),
  },
})

export const caseListTemplate = defineTemplate({
  kind: 'caseList',
  title: 'Список сообщений',
  slots: {
    title: { label: 'Название документа', text: texts.caseList.title, fields: [] },
    closing: closing(['отбор', 'дата', 'записей']),
  },
})

export const caseCardTemplate = defineTemplate({
  kind: 'caseCard',
  title: 'Карточка сообщения',
  slots: {
    message: { label: 'Название карточки сообщения', text: texts.caseCard.message, fields: [] },
    appeal: { label: 'Название карточки обращения', text: texts.caseCard.appeal, fields: [] },
    personalData: { label: 'Помета при данных заявителя', text: texts.caseCard.personalData, fields: [] },
    closing: closing(['номер', 'дата']),
  },
})
