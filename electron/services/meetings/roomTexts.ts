import { shortDate } from '../../documents/civilText.ts'

/** What the room says to people. */
export const roomTexts = {
  replacesHimself: 'Человек не заменяет сам себя. Выберите другого',
  replacedIsHere: (who: string) => `${who} присутствует, замена не нужна. Отметьте, что его нет, и выберите замену`,
  replacesAnother: (who: string, replaced: string) => `${who} уже заменяет: ${replaced}. Один человек заменяет одного`,
  foreignReplacement: 'Заменяет участник этого заседания. Выберите из списка или впишите нового',
  alreadyReplaced: (who: string, by: string) => `${who}: уже заменяет ${by}. Сначала уберите ту замену`,
  noVote: (who: string) => `${who} приглашён без права голоса: голосуют состав МЦУ и те, кто заменяет отсутствующих`,
  replacedCame: (who: string) => `${who} не голосует: тот, кого он заменял, присутствует сам`,
  absentVote: (who: string) => `${who} не отмечен присутствующим. Сначала отметьте явку`,
  leftVote: (who: string, at: string) => `${who}: ушёл в ${at}, до начала вопроса. Голос не учитывается`,
  foreignVote: 'Этого человека нет среди участников заседания, его голос не учитывается',
  noController: 'Контролирующий выбирается из людей реестра',
  leftBeforeArrival: 'Ушёл раньше, чем пришёл. Проверьте время',
  executorTwice: 'Исполнитель указан дважды',
  left: (on: string) => `выбыл ${shortDate(on)}`,
  titles: {
    replaced: (who: string, by: string) => `${who}: вместо него ${by}`,
    notReplaced: (who: string) => `${who}: замены нет`,
    leftAt: (who: string, at: string) => `${who}: ушёл в ${at}`,
    vote: (who: string) => `${who}: голос записан`,
    voteTaken: (who: string) => `${who}: голос снят`,
    decided: (number: string) => `Замечание стало решением ${number}`,
    added: (count: number) => `Записано решений: ${count}`,
  },
} as const
