import { defaultDocumentSettings } from '../../contract/documents.ts'
import { buildBallots } from '../ballot.ts'
import type { BallotData } from '../ballot.ts'
import { person, sampleOffice } from '../samples.ts'
import { buildVoteSheet } from '../voteSheet.ts'
import type { VoteSheetData, VoteSheetMember } from '../voteSheet.ts'
import { longPost, twoPagesText } from './three.ts'
import type { PaperSamples } from './three.ts'

/** Samples of the papers of an absentee meeting. */
const settings = defaultDocumentSettings
const many = <T>(count: number, of: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => of(index))

const vetlugina = person('Ветлугина Ирина Павловна', 'заместитель главы округа', 'куратор МЦУ')
const lapshina = person('Лапшина Ольга Дмитриевна', 'главный специалист')
const gordeev = person('Гордеев Пётр Николаевич', 'начальник отдела ЖКХ')
const doubleName = person('Корсакова-Ветлужская Анна-Мария Константиновна', longPost)
/** Sixty double surnames, no two alike. */
const voterName = (index: number): string =>
  `${index < 32 ? 'Корсакова' : 'Марсакова'}-${String.fromCharCode('А'.charCodeAt(0) + (index % 32))}етлужская Анна-Мария Константиновна`
const ITEMS_ACROSS = 5
const ANSWERS = ['За', 'Против', 'Воздержался']
const OWN = ['Принять', 'Отказать', 'Отклонить для доработки', 'Перенести', 'Воздержаться', 'Не участвую']

const usualBallots: BallotData = {
  office: sampleOffice,
  number: '12',
  heldOn: '2026-11-20',
  until: '2026-11-20T17:00',
  address: 'г. Заречный, ул. Набережная, д. 4, каб. 21',
  answers: ANSWERS,
  items: [
    {
      title: 'Об утверждении дорожной карты «Перебои с водой, Никольское»',
      draft:
        'Утвердить дорожную карту «Перебои с водой, Никольское».\nИсполнителям мероприятий докладывать о ходе работ на заседаниях.',
    },
    { title: 'Об изменении весов рейтинга', draft: 'Установить вес полноты 35, повторных сообщений 10.' },
    { title: 'О переносе отчёта по госпабликам', draft: '' },
  ],
  members: [vetlugina, lapshina, gordeev],
}
const oneBallot: BallotData = {
  ...usualBallots,
  until: null,
  items: [{ title: 'О разном', draft: '' }],
  members: [lapshina],
}

export const ballotSamples: PaperSamples = {
  short: () => buildBallots(oneBallot, settings),
  typical: () => buildBallots(usualBallots, settings),
  extreme: () => buildBallots({ ...usualBallots, members: many(60, () => doubleName) }, settings),
}

/** Six answers of the office's own, and more questions with longer drafts than any office has asked about. */
export const wideBallotSamples: PaperSamples = {
  short: () => buildBallots({ ...oneBallot, answers: OWN }, settings),
  typical: () => buildBallots({ ...usualBallots, answers: OWN }, settings),
  extreme: () =>
    buildBallots(
      {
        ...usualBallots,
        answers: OWN,
        items: many(40, (index) => ({
          title: `О ходе работ по направлению ${index + 1} и о порядке представления сведений исполнителями`,
          draft: index === 0 ? twoPagesText : 'Принять к сведению.',
        })),
        members: [doubleName, gordeev],
      },
      settings,
    ),
}

const voter = (
  who: VoteSheetMember['person'],
  answers: string[],
  rest: Partial<VoteSheetMember> = {},
): VoteSheetMember => ({
  person: who,
  receivedAt: '2026-11-16T09:20',
  isLate: false,
  answers,
  ...rest,
})
export const usualSheet: VoteSheetData = {
  office: sampleOffice,
  number: '12',
  heldOn: '2026-11-20',
  until: '2026-11-20T17:00',
  answers: ANSWERS,
  items: [
    {
      title: 'Об утверждении дорожной карты «Перебои с водой, Никольское»',
      counts: [2, 0, 0],
      result: 'Решение: принято. За 2 из 2 ответивших, нужно 2',
    },
    {
      title: 'Об изменении весов рейтинга',
      counts: [1, 1, 0],
      result:
        'Решение: принято. За 1 из 2 ответивших, нужно 2. Голосов поровну: решает голос председательствующего, он за',
    },
  ],
  members: [
    voter(vetlugina, ['За', 'За']),
    voter(gordeev, ['За', 'Против']),
    voter(lapshina, ['За', 'За'], { receivedAt: '2026-11-21T09:05', isLate: true }),
    voter(person('Фомина Нина Юрьевна'), ['', ''], { receivedAt: null }),
  ],
  opinions: [{ person: gordeev, item: 2, text: 'Вес полноты повышать после того, как получатели обучены оценке' }],
  rules: ['Для решения требуется большинство участвующих', 'при равенстве голосов – голос председательствующего'],
  chair: vetlugina,
  secretary: lapshina,
}

const inRoom = (who: VoteSheetMember['person'], attendance: string, answers: string[]): VoteSheetMember =>
  voter(who, answers, { receivedAt: null, attendance })
/** The list of an open vote in the room: one late, one replaced by another, one away; the first question was not voted. */
const openSheet: VoteSheetData = {
  ...usualSheet,
  format: 'inPerson',
  until: null,
  items: [
    { position: 2, title: 'О зимнем содержании дорог', counts: [2, 1, 0], result: 'Решение: принято' },
    { position: 4, title: 'О переносе отчёта', counts: [1, 1, 1], result: 'Решение: не принято' },
  ],
  members: [
    inRoom(vetlugina, 'здесь', ['За', 'За']),
    inRoom(lapshina, 'опоздал, пришёл в 14:10', ['За', 'Воздержался']),
    inRoom(gordeev, 'нет', ['', '']),
    inRoom(person('Сомов Глеб Ильич', 'советник'), 'вместо: Гордеев П. Н.', ['Против', 'Против']),
  ],
  opinions: [],
}

export const voteSheetSamples: PaperSamples = {
  short: () =>
    buildVoteSheet({ ...openSheet, rules: ['Правило не задано: приводятся только голоса'], secretary: null }, settings),
  typical: () => buildVoteSheet(usualSheet, settings),
  extreme: () =>
    buildVoteSheet(
      {
        ...usualSheet,
        answers: OWN,
        items: many(40, (index) => ({
          title: `О ходе работ по направлению ${index + 1} и о порядке представления сведений исполнителями`,
          counts: [41 - index, 7 + index, 5, 3, 2, 2],
          result: 'Решение: принято. За 41 из 60 ответивших, нужно 31',
        })),
        members: many(60, (index) =>
          voter(
            person(voterName(index), longPost),
            many(40, (item) => OWN[(index + Math.floor(item / ITEMS_ACROSS)) % OWN.length] ?? ''),
          ),
        ),
        opinions: [{ person: doubleName, item: 40, text: twoPagesText }],
      },
      settings,
    ),
}
