import type { ReadDb } from '../../db/database.ts'
import { personNames } from '../people.ts'
import { lowerFirst } from '../wording.ts'
import { rosterOn } from './meetings.repo.ts'

/** A member of the состав on a day, with all his roles gathered. */
export interface RosterMember {
  personId: number
  shortName: string
  fullName: string
  post: string
  /** «куратор», «ЖКХ, ТКО»: blocks stand for the role of a block. */
  role: string
  roleCodes: string[]
}

const collator = new Intl.Collator('ru')

/**
 * Members of the состав on a civil date: the chairing role first, then the replacing one, the others by surname.
 * @param first role codes that lead the list
 */
export function membersOn(db: ReadDb, day: string, first: readonly (string | null)[]): RosterMember[] {
  const members = new Map<number, RosterMember & { labels: string[] }>()
  for (const row of rosterOn(db, day)) {
    const member = members.get(row.personId) ?? {
      personId: row.personId,
      ...personNames(row),
      post: row.post,
      role: '',
      roleCodes: [],
      labels: [],
    }
    members.set(row.personId, member)
    if (row.roleCode !== '' && !member.roleCodes.includes(row.roleCode)) member.roleCodes.push(row.roleCode)
    const label = lowerFirst(row.block ?? row.roleShortName)
    if (!member.labels.includes(label)) member.labels.push(label)
  }
  const rank = (member: RosterMember): number => {
    const at = first.findIndex((code) => code !== null && member.roleCodes.includes(code))
    return at < 0 ? first.length : at
  }
  return [...members.values()]
    .map(({ labels, ...member }) => ({ ...member, role: labels.join(', ') }))
    .sort((a, b) => rank(a) - rank(b) || collator.compare(a.fullName, b.fullName))
}

/** «Зорина Ксения Вадимовна» → «Зорина К. В.»; a name of another shape stays as it is. */
export function shortNameOf(fullName: string): string {
  const [surname, name, patronymic, rest] = fullName.trim().split(/\s+/)
  if (
    surname === undefined ||
    name === undefined ||
    patronymic === undefined ||
    rest !== undefined ||
    surname.includes('.')
  )
    return fullName
  return personNames({ surname, name, patronymic }).shortName
}
