import type { VoteOutcome } from '../../contract/ballots.ts'
import type { Vote } from '../../contract/meetings.ts'
import type { VotingRules } from '../../contract/office.ts'
import { shortDate, shortMoment } from '../../documents/civilText.ts'
import { plural } from '../../documents/typography.ts'

/** What the absentee vote says to people. Dates come as civil text. */
const nbsp = '\u00A0'
const until = (moment: string): string => shortMoment(moment).replace(nbsp, `,${nbsp}`)
const many = (count: number, forms: readonly [string, string, string]): string =>
  `${count}${nbsp}${plural(count, ...forms)}`
const ballotForms = ['лист', 'листа', 'листов'] as const

export const texts = {
  meeting: (number: number) => `Заседание № ${number}`,
  notAbsentee: 'Это очное заседание, опросных листов у него нет',
  noNamedVotes: 'Поимённо в этом заседании не голосовали. Голоса по именам записываются у вопроса, клавиша Alt+G',
  locked: 'Протокол подписан, голоса не меняются. Исправьте их новой версией протокола',
  noTerm: 'Укажите срок, до которого принимаются опросные листы',
  termPassed: (term: string) => `Срок ответов ${until(term)} уже прошёл. Укажите более поздний`,
  termBeforeIssue: (issuedOn: string) => `Срок раньше дня выдачи листов ${shortDate(issuedOn)}`,
  noMembers: 'У заседания нет участников с правом голоса. Возьмите их из состава',
  noItems: 'В повестке нет вопросов. Добавьте вопрос и проект решения',
  nobodyNew: 'Листы уже выданы всем членам',
  notIssuedYet: 'Опросные листы ещё не выданы. Сначала выдайте их',
  votesTyped: 'Ответы уже записаны, в подготовку опрос не возвращается. Лишние ответы сначала сотрите',
  notOpen: 'Голоса записываются во время опроса и подсчёта. Вернитесь к подсчёту',
  nothingToCount: 'Ни одного листа в срок не получено, считать нечего',
  notMember: (name: string) => `${name} приглашён и права голоса не имеет. Голосуют члены МЦУ из участников заседания`,
  foreign: (name: string) => `${name} не участвует в этом заседании. Выберите члена из таблицы`,
  leftMeeting: (name: string) => `${name} снят с заседания. Лист хранится, новые ответы в него не вносятся`,
  unknownPerson: 'Такого участника нет. Обновите страницу',
  noBallot: (name: string) => `Опросный лист ${name} не выдавался. Нажмите «Выдать ещё» и напечатайте его`,
  foreignItem: 'Этого вопроса в повестке нет. Обновите страницу',
  unknownAnswer: (words: readonly string[]) => `Такого ответа в листе нет. Возможные ответы: ${words.join(', ')}`,
  changed: (now: string) => `Ответ изменён в другом окне, теперь там: ${now}. Проверьте лист и повторите`,
  changedMoment: 'Отметка о листе изменена в другом окне. Проверьте её и повторите',
  empty: 'пусто',
  receivedBeforeIssue: (issuedOn: string) => `Лист не мог прийти раньше дня выдачи ${shortDate(issuedOn)}`,
  receivedInFuture: 'Это время ещё не наступило',
  needsTime: (term: string) => `Срок истекает в этот день, ${until(term)}. Укажите и время получения`,
  hasVotes: 'В листе записаны ответы. Сначала сотрите их клавишей Backspace',
  nobodyMissing: 'Ответили все, напоминать некому',
  notCounted: 'Голоса ещё не подсчитаны. Сначала подсчитайте их',
  noDraft: 'У вопроса нет проекта решения. Запишите решение на странице вопроса',
  hasDecisions: 'Решение по вопросу уже записано',
  rejected: 'Решение по вопросу не принято.',
  late: 'лист хранится, не считается',
  notSet: 'не задано',
  noQuorum: 'положением не задан',
  majority: {
    ofVoters: 'большинство участвующих',
    ofMembers: 'большинство всех членов',
    twoThirdsOfVoters: 'две трети участвующих',
    twoThirdsOfMembers: 'две трети всех членов',
  } satisfies Record<NonNullable<VotingRules['majority']>, string>,
  tie: { chair: 'голос председательствующего', rejected: 'решение не принято' },
  quorum: { half: 'половина членов', moreThanHalf: 'больше половины членов', twoThirds: 'две трети членов' },
  outcome: {
    accepted: 'принято',
    rejected: 'не принято',
    tie: 'поровну',
    noQuorum: 'нет кворума',
    noRule: 'правило не задано',
    noVotes: 'голосов нет',
  } satisfies Record<VoteOutcome, string>,
  why: {
    noVotes: 'На этот вопрос в срок никто не ответил',
    noQuorum: (received: number, quorum: number, members: number) =>
      `Получено в срок ${received} из ${members}, для кворума нужно ${quorum}`,
    noRule: 'Правило не задано: приводятся только голоса',
    share: (inFavour: number, base: number, ofWhom: 'voters' | 'members', needed: number) =>
      `За ${inFavour} из ${base} ${ofWhom === 'voters' ? 'ответивших' : 'членов'}, нужно ${needed}`,
    chair: (way: 'inFavour' | 'against') =>
      `Голосов поровну: решает голос председательствующего, он ${way === 'inFavour' ? 'за' : 'против'}`,
    chairMissing: 'Голосов поровну: решает голос председательствующего, а его голоса за или против нет',
    tieRejected: 'Голосов поровну: по правилу решение не принято',
    tieUnset: 'Голосов поровну, правило на этот случай не задано',
  },
  reminder: (number: number, term: string | null) =>
    `Просим вернуть опросный лист заочного заседания № ${number}${term === null ? '' : ` до${nbsp}${until(term)}`}. ` +
    'Лист, полученный после срока, хранится, но не учитывается.',
  reminded: (now: string) => `напомнили ${until(now)}`,
  kept: {
    removedItem: (title: string) => `Вопрос «${title}» снят с повестки`,
    votes: (count: number) =>
      `${many(count, ['ответ', 'ответа', 'ответов'])} на него в листах ${plural(count, 'хранится', 'хранятся', 'хранятся')} и не ${plural(count, 'считается', 'считаются', 'считаются')}`,
    leftMember: (name: string) => `${name} снят с заседания`,
    leftBallot: 'Его лист хранится и не считается',
  },
  notes: {
    early: (missing: readonly string[]) => `Подсчитано до срока. Не ответили: ${missing.join(', ')}`,
    missing: (missing: readonly string[]) => `Не ответили: ${missing.join(', ')}`,
    all: 'Ответили все',
  },
  appendix: 'Поимённый лист голосования',
  titles: {
    issued: (name: string, count: number) => `${name}: выдано ${many(count, ballotForms)}`,
    draft: (name: string) => `${name}: опрос снова готовится`,
    resumed: (name: string) => `${name}: опрос продолжен`,
    counted: (name: string) => `${name}: голоса подсчитаны`,
    recounted: (name: string) => `${name}: снова подсчёт`,
    protocol: (name: string) => `${name}: готовится протокол`,
    term: (name: string, term: string, back: number) =>
      `${name}: ответы принимаются до ${until(term)}${back > 0 ? `, снова учтено ${many(back, ballotForms)}` : ''}`,
    vote: (who: string, position: number, word: string) => `${who}, вопрос ${position}: ${word}`,
    voteCleared: (who: string, position: number) => `${who}, вопрос ${position}: ответ стёрт`,
    opinion: (who: string, position: number) => `${who}, вопрос ${position}: особое мнение записано`,
    opinionCleared: (who: string, position: number) => `${who}, вопрос ${position}: особое мнение стёрто`,
    received: (who: string, at: string) => `${who}: лист получен ${until(at)}`,
    notReceived: (who: string) => `${who}: лист не получен`,
    reminded: (count: number) => `Отмечено напоминание: ${many(count, ballotForms)}`,
    adopted: (position: number) => `Вопрос ${position}: решение записано из проекта`,
  },
  openVotes: { inFavour: 'За', against: 'Против', abstained: 'Воздержался' } satisfies Record<Vote, string>,
  attendance: {
    unknown: 'не отмечен',
    present: 'здесь',
    late: (at: string | null) => (at === null ? 'с опозданием' : `с ${at}`),
    absent: 'нет',
    left: (mark: string, at: string) => `${mark}, до ${at}`,
    instead: (name: string) => `вместо: ${name}`,
  },
  sheet: {
    result: (word: string) => `Решение: ${word}`,
    majority: (rule: string) => `Для решения требуется ${rule}`,
    tie: (rule: string) => `при равенстве голосов – ${rule}`,
    quorum: (rule: string) => `кворум – ${rule}`,
  },
  fileNames: {
    ballots: (number: number) => `Опросные листы № ${number}`,
    ballot: (number: number, who: string) => `Опросный лист № ${number} ${who}`,
    voteSheet: (number: number) => `Поимённый лист № ${number}`,
  },
} as const
