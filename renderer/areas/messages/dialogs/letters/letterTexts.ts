import type { ReplyKind } from '../../../../../electron/contract/letters.ts'

/** Words of letters about a card and of the card on paper. */
export const letterTexts = {
  button: 'Письмо',
  menu: 'Письмо заявителю',
  coverMenu: 'Сопроводительное письмо',
  paperMenu: 'Карточка на бумаге',
  key: 'Письмо заявителю',
  hint: 'письмо',
  title: 'Письмо заявителю',
  about: (number: string) => `№ ${number}. Имя и адрес заявителя встанут в письмо, показ запишут в журнал`,
  kind: 'Что за письмо',
  kinds: {
    final: 'Ответ',
    interim: 'Промежуточный',
    extension: 'О продлении',
    redirect: 'О переадресации',
  } as Readonly<Record<ReplyKind, string>>,
  papers: {
    final: 'Ответ заявителю',
    interim: 'Промежуточный ответ',
    extension: 'Уведомление о продлении срока',
    redirect: 'Уведомление о переадресации',
  } as Readonly<Record<ReplyKind, string>>,
  text: 'Текст ответа',
  textHint: 'Сохранится в карточке. Обращение и начало письма добавит шаблон',
  sent: 'Этот текст уже дан или одобрен, здесь его не меняют',
  byTemplate: 'Текст уведомления составляется по шаблону. Сверьте его с вашим регламентом',
  noApplicant: 'В карточке нет заявителя. Добавьте его в карточке, тогда письмо будет кому писать',
  needText: 'Введите текст ответа',
  draftFound: (at: string) => `Восстановлено набранное в ${at}`,
  cardTitle: 'Карточка на бумаге',
  withHistory: 'С историей',
  withApplicant: 'С заявителем',
  withApplicantHint: 'Имя, адрес и телефон. Показ запишут в журнал',
  show: 'Показать',
  copyOfAppeal: 'копия обращения',
} as const
