import type { ActReference } from '../../contract/members.ts'
import { openTestRegister } from '../../../tests/builders/register.ts'

export const TODAY = '2026-11-17'
/** The act by which people are appointed here unless a test names another, and a later one. */
export const first: ActReference = { kind: 'распоряжение', number: '12-р', adoptedOn: '2026-02-03', title: '' }
export const second: ActReference = { kind: 'распоряжение', number: '141-р', adoptedOn: '2026-10-29', title: '' }

/** What a card of a person holds besides the name and the post. */
export const blank = {
  isPostOnly: false,
  organisation: '',
  isServant: true,
  workPhone: '',
  workEmail: '',
  consentOn: null,
  consentNote: '',
  note: '',
}

function idOf(rows: readonly { id: number; code: string | null }[], code: string): number {
  const found = rows.find((row) => row.code === code)
  if (!found) throw new Error(`The register has no «${code}»`)
  return found.id
}

export type Members = ReturnType<typeof openMembers>

/** A register of this form without people, and what an office does with them. */
export function openMembers(preset = 'sosnovoborsk') {
  const register = openTestRegister({ preset })
  const { api } = register

  async function person(
    fullName: string,
    post = 'начальник отдела',
    consentOn: string | null = '2026-02-01',
  ): Promise<number> {
    const [surname = '', name = '', patronymic = ''] = fullName.split(' ')
    return (
      await api.members.savePerson({ ...blank, id: null, version: null, surname, name, patronymic, post, consentOn })
    ).id
  }

  async function ids(): Promise<{ role: (code: string) => number; block: (code: string) => number }> {
    const { roles, blocks } = await api.directory.all({})
    return { role: (code) => idOf(roles, code), block: (code) => idOf(blocks, code) }
  }

  async function appoint(
    personId: number,
    role: string,
    blocks: string[] = [],
    more: Partial<Parameters<typeof api.members.appoint>[0]> = {},
  ) {
    const { role: roleId, block } = await ids()
    return api.members.appoint({
      personId,
      roleId: roleId(role),
      blockIds: blocks.map(block),
      channelId: null,
      fromOn: '2026-02-03',
      toOn: null,
      act: first,
      isTemporary: false,
      note: '',
      endsPrevious: false,
      ...more,
    })
  }

  async function endAll(personId: number, toOn: string, act: ActReference = second) {
    const { memberships } = await api.members.person({ id: personId })
    return api.members.endMembership({
      memberships: memberships.map(({ id, version }) => ({ id, version })),
      toOn,
      act,
    })
  }

  const on = (day: string) => api.members.roster({ on: day })
  return { register, api, person, ids, appoint, endAll, on }
}
