import type { Meeting, MeetingState, Presence, Vote } from '../../../electron/contract/meetings.ts'

/** Words of the meetings for people. */
export const stateWords: Readonly<Record<MeetingState, string>> = {
  draft: 'Подготовка',
  sent: 'Разослано',
  inProgress: 'Идёт',
  held: 'Проведено',
  protocol: 'Протокол',
  signed: 'Подписан',
  control: 'На контроле',
}

/** What the same states are called where ballots run instead of a room. */
export const pollWords: Readonly<Record<MeetingState, string>> = {
  ...stateWords,
  sent: 'Опрос',
  inProgress: 'Опрос',
  held: 'Подсчёт',
}

/** Steps of the row under the heading; a held meeting waits for its protocol. */
export const steps = ['Подготовка', 'Разослано', 'Идёт', 'Протокол', 'Подписан', 'На контроле'] as const
export const stepOf: Readonly<Record<MeetingState, number>> = {
  draft: 0,
  sent: 1,
  inProgress: 2,
  held: 3,
  protocol: 3,
  signed: 4,
  control: 5,
}

export const presenceWords: Readonly<Record<Presence, string>> = {
  unknown: 'не отмечен',
  present: 'здесь',
  late: 'опоздал',
  absent: 'нет',
}

export const texts = {
  title: 'Заседания',
  create: 'Новое заседание',
  emptyTitle: 'Заседаний пока нет',
  emptyText: 'Создайте первое: участники возьмутся из состава на его день, решения станут поручениями.',
  emptyYear: 'В этом году заседаний нет',
  inPerson: 'очное',
  absentee: 'заочное',
  signedNote: 'Протокол подписан. Исправление – новой версией на странице протокола.',
  noItems: 'В повестке нет вопросов',
  noItemsText: 'Добавьте вопрос: заголовок «О …», докладчик и минуты.',
  quorumNone: 'Кворум положением не задан',
  instead: (name: string) => `вместо: ${name}`,
  leftEarly: 'ушёл раньше',
  noRemark: 'Встаньте на замечание в «Слушали» или «Выступили», оно станет поручением',
  noVotes: 'голосов нет',
  waitsForHost: 'Пока не записано: нет связи с программой. Текст ждёт здесь и запишется, как только связь вернётся',
  namedHint: 'З – за, П – против, В – воздержался, Backspace\u00A0– снять. Приглашённые не голосуют.',
  nobodyVotes: 'Голосовать некому: отметьте явку (F6).',
  tooMany: (cast: number, most: number) => `Голосов ${cast}, а голосовать могли ${most}`,
  tooFew: (cast: number, least: number) => `Голосов ${cast} из ${least} присутствующих`,
  unmarked: (count: number) =>
    `Без отметки: ${count}. ${count === 1 ? 'Отметьте его' : 'Отметьте их'}: F6, затем П, О или Н`,
  chooseChair: 'Встаньте на участника (F6) и нажмите К. Без председательствующего протокол не подписать',
  markKeys: 'П – здесь, О – опоздал, Н – нет, У – ушёл, З – замена, К – ведёт, В – все здесь, Delete – убрать',
  heardHint: (speaker: string) => (speaker === '' ? '@ докладчик, что доложил' : `Что доложил ${speaker}`),
  spokeHint: '@ кто выступил и что сказал',
  decisionHint: 'Решение. @ исполнитель, контроль @, срок словами: к пт, до 24.11, +3',
  controllerIsPerson: (name: string) => `${name}: контролирует человек, а не орган. Выберите человека`,
  executorTwice: (name: string) => `${name} уже среди исполнителей этого решения`,
  saved: 'всё записано',
  saving: 'записывается',
  unsaved: 'не записано, проверьте поле',
} as const

/** Names of the papers of a meeting, in its menu and over its sheets. */
export const paperWords = {
  documents: 'Документы',
  agenda: 'Повестка',
  chair: 'Повестка, экземпляр председательствующего',
  notices: 'Уведомления всем',
  invited: 'Список участников и приглашённых',
  voteSheet: 'Поимённый лист голосования',
  protocol: 'Протокол',
  copy: 'Копия заседания…',
} as const

export const resultWords = { accepted: 'Принято', rejected: 'Не принято', tie: 'Голосов поровну' } as const
const votes = { inFavour: 'за', against: 'против', abstained: 'воздержался' } as const
export const voteWords = (vote: Vote | null): string => (vote === null ? 'не голосовал' : votes[vote])

const quorumRules = { half: 'половина', moreThanHalf: 'больше половины', twoThirds: 'две трети' } as const

/** The quorum in words. It is said, never enforced: what follows from a lost one the office decides. */
export const quorumWords = (meeting: Pick<Meeting, 'attendance' | 'quorum'>): { text: string; isLost: boolean } => {
  const { quorum, here, members } = meeting.attendance
  if (quorum === null)
    return { text: meeting.quorum === null ? texts.quorumNone : `Кворум: ${meeting.quorum}`, isLost: false }
  const rule = `${quorum.needed} из ${members}, ${quorumRules[quorum.rule]}`
  if (quorum.isReached) return { text: `Кворум есть: ${here}, нужно ${rule}`, isLost: false }
  return { text: `Кворума нет: ${here}, нужно ${rule}`, isLost: true }
}

/** Keeps «№», short words and what they belong to on one line (design/README.md «Тексты»). */
export const tied = (text: string): string =>
  text.replace(/№ (?=\S)/g, '№\u00A0').replace(/(?<=^|[\s(«])(\p{L}{1,2}) (?=\S)/gu, '$1\u00A0')
