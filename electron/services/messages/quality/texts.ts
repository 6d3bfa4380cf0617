import { dateText } from '../texts.ts'

const no = (number: string): string => `№\u00A0${number}`

/** What the acts on answers and their quality say to people. */
export const qualityTexts = {
  approvalNeeded: (number: string) =>
    `Ответ по карточке ${no(number)} должен сначала утвердить ответственный. Отправьте ответ на утверждение`,
  changedSinceApproval: (number: string) =>
    `Ответ по карточке ${no(number)} изменён после утверждения. Отправьте его на утверждение снова`,
  notOnReview: (number: string) => `Ответ по карточке ${no(number)} не ждёт утверждения. Обновите карточку`,
  nothingToApprove: (number: string) =>
    `В карточке ${no(number)} нет ни текста ответа, ни результата. Введите ответ и отправьте его снова`,
  noteNeeded: 'Напишите, что исправить',
  notAnsweredYet: (number: string) => `По карточке ${no(number)} ответа ещё нет. Сначала дайте ответ`,
  ratedAlready: (number: string) => `По карточке ${no(number)} заявитель уже ответил. Его оценка в карточке`,
  askedAlready: (number: string, until: string) =>
    `По карточке ${no(number)} заявителя уже спросили, ответ ждём до ${dateText(until)}`,
  nothingAsked: (number: string) => `По карточке ${no(number)} нет вопроса без ответа: отменять нечего`,
  refusalGround: 'Напишите, почему отказано',
  groundNeeded: 'Выберите основание, по которому ответа нет',
  noNotice: (number: string) => `По карточке ${no(number)} уведомлять заявителя не нужно`,
  postponedNeedsDay: 'Выберите день, к которому вернуться, позже сегодняшнего',
  postponedAlone: 'Отложите карточки действием «Отложить»: ему нужна дата',

  sent: (number: string) => `${no(number)}: ответ отправлен на утверждение`,
  approved: (number: string) => `${no(number)}: ответ утверждён`,
  approvedAndGiven: (number: string) => `${no(number)}: ответ утверждён и дан`,
  returned: (number: string) => `${no(number)}: ответ возвращён`,
  checked: (number: string, grade: number) => `${no(number)}: полнота ответа ${grade} из 2`,
  unchecked: (number: string) => `${no(number)}: проверка ответа отменена`,
  asked: (numbers: readonly string[], until: string) =>
    numbers.length === 1
      ? `${no(numbers[0] ?? '')}: заявителя спросили, ждём до ${dateText(until)}`
      : `Заявителей спросили: ${numbers.length}, ждём до ${dateText(until)}`,
  askTakenBack: (number: string) => `${no(number)}: вопрос заявителю отменён`,
  noticed: (number: string) => `${no(number)}: заявитель уведомлён, почему нет ответа`,
} as const

/** How satisfaction is asked; an import of ПОС writes its own. */
export const ratingWays = {
  call: 'звонок',
  pos: 'ПОС',
  comment: 'комментарий',
  letter: 'письмо',
  visit: 'личный приём',
} as const
