// Replies and covering letters.

export const letter = {
  contact: (who: string) => `Исполнитель: ${who}`,
  caseGenitive: { message: 'сообщения', appeal: 'обращения' },
  caseDative: { message: 'сообщению', appeal: 'обращению' },
  replyTitle: {
    final: (number: string) => `Ответ на № ${number}`,
    interim: (number: string) => `Промежуточный ответ на № ${number}`,
    extension: (number: string) => `Уведомление о продлении срока № ${number}`,
    redirect: (number: string) => `Уведомление о переадресации № ${number}`,
  },
  coverTitle: (subject: string) => `Сопроводительное письмо. ${subject}`,
  centreTitle: (subject: string) => `Ответ в ЦУР. ${subject}`,
}
