import type { ApprovalLine, Ground } from '../../../electron/contract/caseQuality.ts'

/** Words of answers, their approval, their check and the asking of applicants. */

/** What each grade of fullness means: a grade without its meaning is given by mood. */
export const gradeWords: readonly { value: 0 | 1 | 2; label: string; meaning: string }[] = [
  { value: 0, label: '0', meaning: 'не по существу: на вопрос не ответили' },
  { value: 1, label: '1', meaning: 'частично: ответили не на всё или без срока' },
  { value: 2, label: '2', meaning: 'полно и по существу' },
]

/** How satisfaction is asked. Another word that stands on a card is kept. */
export const wayWords = ['звонок', 'ПОС', 'комментарий', 'письмо', 'личный приём'] as const

/** Grounds of 59-ФЗ; the wording is to be checked against the law. */
export const groundWords: Readonly<Record<Ground, string>> = {
  noNameOrAddress: 'Нет фамилии или адреса (ч. 1 ст. 11)',
  courtRuling: 'Обжалуется судебное решение (ч. 2 ст. 11)',
  unreadable: 'Текст не поддаётся прочтению (ч. 4 ст. 11)',
  meaningUnclear: 'Из текста не понять суть (ч. 4.1 ст. 11)',
  published: 'Ответ уже размещён на сайте (ч. 5.1 ст. 11)',
  cannotForward: 'Жалобу нельзя переслать (ч. 7 ст. 8)',
}
export const groundText = (ground: string): string => groundWords[ground as Ground] ?? ground

export const decisionWords: Readonly<Record<ApprovalLine['decision'], string>> = {
  sent: 'отправлен на утверждение',
  approved: 'утверждён',
  returned: 'возвращён',
}

export const qualityTexts = {
  rawStatus: (channel: string, raw: string) => `${channel}: ${raw}`,
  rawHint: 'Статус в источнике, как он пришёл',
  approval: 'Утверждение',
  approvedBy: (at: string, who: string) => (who === '' ? `утверждён ${at}` : `утверждён ${at}, ${who}`),
  allSteps: (count: number) => `все ${count}`,
  fewerSteps: 'свернуть',
  stepText: 'Текст на тот момент',
  ground: 'Основание',
  groundCheck: 'сверьте с законом',
  noticeDue: (by: string) => `Сообщите заявителю об этом до ${by}: сверьте с 59-ФЗ.`,
  noticeLate: (by: string) => `Заявителю нужно было сообщить об этом до ${by}: сверьте с 59-ФЗ.`,
  noticed: (on: string) => `Заявитель уведомлён ${on}`,
  notice: 'Уведомлён сегодня',
  rounds: (count: number) => `Прежние ответы: ${count}`,
  round: (answered: string, result: string) =>
    result === '' ? `Ответ от ${answered}` : `Ответ от ${answered}, ${result}`,
  returned: (at: string, reason: string) => `Возвращён ${at}: ${reason}`,
  roundSolved: (isSolved: boolean) => (isSolved ? 'решён' : 'не решён'),
  roundClarity: (value: number) => `понятен на ${value} из 5`,
  roundQuality: (value: number) => `полнота ${value} из 2`,
  noText: 'Текста нет',

  check: 'Полнота ответа',
  checkLabel: 'Полно и по существу',
  checkNote: 'Что не так с ответом',
  checkBy: (on: string, who: string) => (who === '' ? `проверено ${on}` : `проверено ${on}, ${who}`),
  notChecked: 'не проверено',
  checkSave: 'Записать',
  checkDrop: 'Снять оценку',
  checkOpen: 'Проверить',
  checkChange: 'изменить',

  ask: 'Спросили заявителя',
  askHint: 'Вопрос закроется сам, если ответа не будет',
  askBack: 'Отменить вопрос',
  waiting: (on: string, until: string) => `Спросили ${on}, ждём ответа до ${until}`,
  lapsed: (on: string, until: string) => `Спросили ${on}, до ${until} ответа не было: без ответа`,
  way: 'Как узнали',
  wayAny: 'Выберите',
  on: 'Когда',
  today: 'сегодня',
  askedBy: (who: string) => `записал ${who}`,

  approveTitle: 'Утвердить ответ',
  approveText: 'Утверждается этот текст слово в слово. Изменённый ответ утверждают заново.',
  approveNote: 'Замечание',
  approve: 'Утвердить',
  approveGive: 'Утвердить и дать ответ',
  sendBack: 'Вернуть',
  sendBackTitle: 'Вернуть ответ',
  sendBackText: 'Карточка вернётся в работу, замечание останется в истории утверждения.',
  sendBackNote: 'Что исправить',
  needsApproval: 'Окончательный ответ сначала утверждает ответственный.',
  changedApproval: 'Ответ утверждён. Если изменить текст или результат, его утверждают заново.',
  toApproval: 'На утверждение',
  refusalGround: 'Почему отказано',
  groundPick: 'Выберите основание',
  noAnswerReason: 'Почему без ответа',
  until: 'К какому дню вернуться',
  putOff: 'Отложить до этого дня',
  putOffHint: 'Срок карточки не сдвинется. В этот день она сама вернётся в открытые.',
} as const
