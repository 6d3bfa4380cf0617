import { shortDate } from '../../documents/civilText.ts'

/** What the meetings say to people. Dates come as civil text. */
const lower = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1)

export const texts = {
  notFound: 'Заседание не найдено. Обновите список',
  locked: 'Протокол подписан, его данные не меняются. Исправьте их новой версией протокола',
  numberTaken: (number: number, year: number) =>
    `Заседание № ${number} в ${year} году уже есть. Номера не повторяются, и после корзины тоже`,
  nothingToSend: 'В повестке нет вопросов: рассылать нечего. Добавьте вопрос (Ctrl+N)',
  notYet: (heldOn: string) => `Дата заседания ${shortDate(heldOn)} ещё не наступила. Исправьте дату или дождитесь её`,
  termByPoll: 'Листы уже выданы: срок меняется на странице опроса, клавиша F6',
  votesByBallots: 'Голоса заочного заседания считаются по опросным листам. Внесите ответы в листы',
  byPoll: 'Ход заочного заседания ведут опросные листы: выдача, подсчёт, протокол',
  signOnly: 'Подписанным заседание становится на странице протокола',
  notSigned: 'На контроль ставится заседание с подписанным протоколом',
  endsBeforeStart: 'Окончание раньше начала',
  dueBeforeMeeting: (heldOn: string) => `Срок раньше даты заседания ${shortDate(heldOn)}`,
  noPerson: 'Такого человека в реестре нет. Выберите из списка',
  noRecipient: 'Такого получателя в реестре нет. Выберите из списка',
  foreignPerson: 'Председательствующий выбирается из участников заседания',
  foreignSpeaker: 'Выступающий выбирается из участников заседания',
  alreadyInvited: 'Этот человек уже в списке участников',
  speaks: 'Участник указан докладчиком или выступавшим. Сначала укажите там другого',
  noChairRule: 'Положением председательствующий не задан. Выберите его',
  chosen: 'Выбран вручную',
  chairs: (role: string) => `Председательствует ${lower(role)}`,
  replaces: (role: string, absent: string, replacement: string) =>
    `${role} ${absent} отсутствует, председательствует ${lower(replacement)}`,
  replacesVacant: (role: string, replacement: string) =>
    `${role} в составе на этот день не указан, председательствует ${lower(replacement)}`,
  nobodyChairs: (role: string) =>
    `${role} отсутствует или не указан в составе, заменить некому. Выберите председательствующего`,
  recipient: 'получатель',
  notInRoster: 'не в составе',
  meeting: (number: number, heldOn: string) => `Заседание № ${number} от ${shortDate(heldOn)}`,
  titles: {
    created: (name: string) => `${name} создано`,
    changed: (name: string) => `${name}: реквизиты изменены`,
    removed: (name: string) => `${name} в корзине`,
    state: {
      draft: (name: string) => `${name}: снова готовится`,
      sent: (name: string) => `${name}: повестка разослана`,
      inProgress: (name: string) => `${name} начато`,
      held: (name: string) => `${name} завершено`,
      protocol: (name: string) => `${name}: готовится протокол`,
      signed: (name: string) => `${name}: протокол подписан`,
      control: (name: string) => `${name} на контроле`,
    },
    chair: (name: string) => `${name}: председательствующий изменён`,
    roster: (name: string) => `${name}: участники взяты из состава`,
    invited: (who: string) => `Приглашён участник ${who}`,
    participantRemoved: (who: string) => `${who}: снят с заседания`,
    presence: {
      unknown: (who: string) => `${who}: явка не отмечена`,
      present: (who: string) => `${who}: присутствует`,
      late: (who: string) => `${who}: с опозданием`,
      absent: (who: string) => `${who}: отсутствует`,
    },
    allPresent: 'Явка отмечена',
    itemAdded: (title: string) => `Вопрос добавлен: ${title}`,
    itemChanged: (title: string) => `Вопрос изменён: ${title}`,
    itemMoved: (title: string) => `Вопрос переставлен: ${title}`,
    itemRemoved: (title: string) => `Вопрос снят: ${title}`,
    itemState: { planned: 'Вопрос возвращён в повестку', current: 'Идёт вопрос', done: 'Вопрос завершён' },
    votes: (number: number) => `Вопрос ${number}: голоса записаны`,
    said: { heard: 'СЛУШАЛИ: записано', spoke: 'ВЫСТУПИЛИ: записано' },
    saidRemoved: 'Выступление удалено',
    decision: (number: string) => `Решение ${number} записано`,
    decisionMoved: (number: string) => `Решение переставлено, теперь ${number}`,
    decisionRemoved: (number: string) => `Решение ${number} удалено`,
  },
} as const
