import * as v from 'valibot'
import { command } from './kinds.ts'
import { civilDate, civilTime, count, id, line, operation, text, version } from './scalars.ts'

/** A meeting in the room: who is there, what was said and decided, how it was voted (domain.md §2 «Meeting rules», lessons.md «Meetings»). */

export const PRESENCES = ['unknown', 'present', 'late', 'absent'] as const
export const presence = v.picklist(PRESENCES)
export type Presence = (typeof PRESENCES)[number]

/** Who carries a decision out: a person or a recipient (a body). */
export const executor = v.strictObject({ kind: v.picklist(['person', 'recipient']), id })
export type Executor = v.InferOutput<typeof executor>

const namedExecutor = v.strictObject({
  ...executor.entries,
  name: v.string(),
  /** Civil date since when the person is out of the состав, where that is before the meeting or before the term; else null. */
  leftOn: v.nullable(civilDate),
})

export const participant = v.strictObject({
  id,
  version,
  personId: v.nullable(id),
  shortName: v.string(),
  name: v.string(),
  post: v.string(),
  /** What the list shows beside the name: «куратор», «ЖКХ, ТКО». */
  role: v.string(),
  isInvited: v.boolean(),
  presence,
  arrivedAt: v.nullable(civilTime),
  /** When the person left before the end. */
  leftAt: v.nullable(civilTime),
  /** Participant instead of whom this one came. */
  replacesId: v.nullable(id),
  /** In the room now: came and has not left. */
  isHere: v.boolean(),
  /** Of the состав, or instead of someone of it who is not there. */
  hasVote: v.boolean(),
})
export type Participant = v.InferOutput<typeof participant>

/** Who is there now. The quorum is null unless the office set one in «Настройки → Заседания». */
export const attendance = v.strictObject({
  /** Members of the состав on the day. */
  members: count,
  /** Members in the room, a replacement in the place of the replaced one. */
  here: count,
  /** Participants without a mark. */
  unmarked: count,
  quorum: v.nullable(
    v.strictObject({ rule: v.picklist(['half', 'moreThanHalf', 'twoThirds']), needed: count, isReached: v.boolean() }),
  ),
})
export type Attendance = v.InferOutput<typeof attendance>

export const statement = v.strictObject({
  id,
  version,
  kind: v.picklist(['heard', 'spoke']),
  participantId: v.nullable(id),
  text: v.string(),
})
export type Statement = v.InferOutput<typeof statement>

export const decision = v.strictObject({
  id,
  version,
  /** «2.3»: place of the item, place of the decision. */
  number: v.string(),
  text: v.string(),
  /** The responsible one; the others help. */
  executor: v.nullable(namedExecutor),
  coExecutors: v.array(namedExecutor),
  /** Who controls the execution. */
  controller: v.nullable(v.strictObject({ id, name: v.string() })),
  dueOn: v.nullable(civilDate),
  /** A repeated term in words: «ежедневно». */
  period: v.string(),
  isAssignment: v.boolean(),
  assignmentId: v.nullable(id),
})
export type Decision = v.InferOutput<typeof decision>

export const votes = v.strictObject({ inFavour: count, against: count, abstained: count })
export type Votes = v.InferOutput<typeof votes>
export const VOTES = ['inFavour', 'against', 'abstained'] as const
export const vote = v.picklist(VOTES)
export type Vote = (typeof VOTES)[number]

/** How an item was voted. */
export const voting = {
  votes: v.nullable(votes),
  /** How many could vote: `least` without those who came late, `most` with them; those who had left before the item are in neither. */
  voters: v.strictObject({ least: count, most: count }),
  /** An open vote by name; null where only numbers were written. */
  namedVotes: v.nullable(v.array(v.strictObject({ participantId: id, vote }))),
  /** By the rule of the office; null while it has none or nothing was voted. `tie`: the rule does not say. */
  result: v.nullable(v.picklist(['accepted', 'rejected', 'tie'])),
}

const content = {
  text: v.pipe(text(20_000), v.minLength(1, 'Введите текст решения')),
  executor: v.nullable(executor),
  dueOn: v.nullable(civilDate),
  period: line(120),
}
/** An absent key leaves the field as it is. */
const helpers = {
  coExecutors: v.optional(v.pipe(v.array(executor), v.maxLength(20, 'Не больше 20 соисполнителей'))),
  controllerId: v.optional(v.nullable(id)),
}
export const decisionContent = { ...content, ...helpers }

const saved = v.strictObject({ ...operation.entries, id, version })

export const meetingRoomContract = {
  /**
   * Who came instead of an absent participant: another participant, or a new one by name. Neither: nobody. The replaced one is marked
   * absent, the replacement is marked present.
   */
  setReplacement: command(
    v.strictObject({ id, version, byId: v.nullable(id), name: line(200), post: line(500) }),
    v.strictObject({ ...operation.entries, id: v.nullable(id) }),
  ),

  /** The vote of one person in an open vote; null takes it back. The sums follow. Refused for those who have no vote. */
  setNamedVote: command(v.strictObject({ id, version, participantId: id, vote: v.nullable(vote) }), saved),

  /** Makes a decision out of what was said; `keep` false takes the remark away. The answer is the id of the decision. */
  decideStatement: command(v.strictObject({ id, version, ...decisionContent, keep: v.boolean() }), saved),

  /** Several decisions at once, e.g. a list pasted from a draft. */
  addDecisions: command(
    v.strictObject({
      itemId: id,
      decisions: v.pipe(
        v.array(v.strictObject(decisionContent)),
        v.minLength(1),
        v.maxLength(60, 'Не больше 60 решений'),
      ),
    }),
    v.strictObject({ ...operation.entries, ids: v.array(id) }),
  ),
}
