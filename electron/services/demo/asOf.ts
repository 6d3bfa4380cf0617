import type { SqlValue, WriteDb } from '../../db/database.ts'

/**
 * What the register said at a past moment. The story writes its cards whole, so that a note or a package of two weeks ago would otherwise
 * know of answers that were not there yet.
 */

const ANSWER = ['status', 'answered_at', 'result', 'is_solved', 'clarity', 'asked_on', 'ask_ends_on'] as const
const TAKEN_BACK = ANSWER.map((name) => `${name} = ${name === 'status' ? "'inWork'" : 'NULL'}`).join(', ')

/** Cards that came later are out of it, answers given later are taken back, all of it only while `read` runs. */
export function asOf<T>(db: WriteDb, moment: string, read: () => T): T {
  db.run('SAVEPOINT as_of')
  try {
    db.run('UPDATE cases SET deleted_at = :moment WHERE deleted_at IS NULL AND received_at > :moment', { moment })
    db.run(`UPDATE cases SET ${TAKEN_BACK} WHERE answered_at > :moment`, { moment })
    return read()
  } finally {
    db.run('ROLLBACK TO as_of')
    db.run('RELEASE as_of')
  }
}

/** The same for what writes meanwhile, and for the cards of a span alone: the answers are put back by hand. */
export async function asOfBeside<T>(
  db: WriteDb,
  { moment, from, to }: { moment: string; from: string; to: string },
  work: () => Promise<T>,
): Promise<T> {
  const later = db.all<Record<string, SqlValue>>(
    `SELECT id, ${ANSWER.join(', ')} FROM cases WHERE received_at >= :from AND received_at < :end AND answered_at > :moment`,
    { from, end: `${to}U`, moment },
  )
  for (const { id } of later) db.run(`UPDATE cases SET ${TAKEN_BACK} WHERE id = :id`, { id: id ?? null })
  try {
    return await work()
  } finally {
    const back = ANSWER.map((name) => `${name} = :${name}`).join(', ')
    for (const row of later) db.run(`UPDATE cases SET ${back} WHERE id = :id`, row)
  }
}
