const no = (number: string): string => `№\u00A0${number}`

/** What the history of the demonstration office says. */
export const texts = {
  asked: 'звонок',
  registered: (number: string) => `Зарегистрировано ${no(number)}`,
  routed: (number: string) => `Назначен получатель ${no(number)}`,
  interim: (number: string) => `Дан промежуточный ответ ${no(number)}`,
  answered: (number: string) => `Дан ответ ${no(number)}`,
  status: (number: string) => `Изменён статус ${no(number)}`,
  firstTerm: 'срок по решению',
} as const
