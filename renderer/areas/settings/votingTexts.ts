import type { VotingRules } from '../../../electron/contract/office.ts'

/** Words of the rules of absentee votes. */
export const votingTexts = {
  title: 'Заочное голосование',
  lead: 'Положение может не задавать эти правила. Пока правило «не задано», программа приводит только голоса и результата не называет. Идущий опрос считается по правилам на день подсчёта, а его ответы остаются теми, что напечатаны в листах.',
  majority: 'Решение принято',
  tie: 'Голосов поровну',
  quorum: 'Кворум по полученным в срок листам',
  notSet: 'не задано',
  answers: 'Ответы опросного листа',
  answersHint: 'Буква – клавиша, которой ответ вводится в таблицу',
  letter: 'Буква',
  word: 'Слово',
  counts: 'Считается как',
  add: 'Добавить ответ',
  remove: (word: string) => `Убрать ответ «${word}»`,
  shipped: 'Вернуть За, Против, Воздержался',
  of: (label: string, number: number) => `${label}, ответ ${number}`,
} as const

export const majorityWords: Readonly<Record<NonNullable<VotingRules['majority']>, string>> = {
  ofVoters: 'больше половины участвующих',
  ofMembers: 'больше половины всех членов',
  twoThirdsOfVoters: 'не меньше двух третей участвующих',
  twoThirdsOfMembers: 'не меньше двух третей всех членов',
}
export const tieWords: Readonly<Record<NonNullable<VotingRules['tie']>, string>> = {
  chair: 'решает голос председательствующего',
  rejected: 'решение не принято',
}
export const quorumWords: Readonly<Record<NonNullable<VotingRules['quorum']>, string>> = {
  half: 'не меньше половины членов',
  moreThanHalf: 'больше половины членов',
  twoThirds: 'не меньше двух третей членов',
}
export const countsWords: Readonly<Record<VotingRules['answers'][number]['counts'], string>> = {
  inFavour: 'за',
  against: 'против',
  abstained: 'воздержался',
  other: 'иной ответ',
}

/** As shipped; the office may have its own. */
export const shippedAnswers: VotingRules['answers'] = [
  { code: 'for', letter: 'З', word: 'За', counts: 'inFavour' },
  { code: 'against', letter: 'П', word: 'Против', counts: 'against' },
  { code: 'abstained', letter: 'В', word: 'Воздержался', counts: 'abstained' },
]
