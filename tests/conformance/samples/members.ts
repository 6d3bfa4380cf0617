import type { Side } from '../sides.ts'
import { day, first, nothing } from './shared.ts'
import type { Samples } from './shared.ts'

const roster = ({ api }: Side) => api.members.roster({ on: day })

const person = {
  surname: 'Вязова',
  name: 'Дарья',
  patronymic: 'Ильинична',
  post: 'специалист',
  organisation: '',
  isServant: true,
  workPhone: '',
  workEmail: '',
  consentOn: null,
  consentNote: '',
  note: '',
}

export const memberSamples: Pick<Samples, 'members'> = {
  members: {
    roster: () => ({ on: day }),
    person: async (side) => ({ id: first((await roster(side)).people, 'person').id }),
    compare: () => ({ from: '2026-01-15', to: day }),
    savePerson: () => ({ id: null, version: null, isPostOnly: false, ...person }),
    appoint: async (side) => {
      const { persons, roles } = await side.api.directory.all({})
      return {
        personId: first(
          persons.filter(({ fullName }) => fullName.startsWith('Вязова')),
          'new person',
        ).id,
        roleId: first(
          roles.filter(({ code }) => code === 'member' || code === 'incidentOfficer'),
          'role',
        ).id,
        blockIds: [],
        channelId: null,
        fromOn: day,
        toOn: '2026-12-31',
        act: { kind: 'распоряжение', number: '41-р', adoptedOn: day, title: '' },
        isTemporary: true,
        note: '',
        endsPrevious: false,
      }
    },
    saveTerm: async (side) => ({ memberships: [await membership(side)], toOn: '2027-01-31' }),
    endMembership: async (side) => ({ memberships: [await membership(side)], toOn: day, act: null }),
    removeMembership: (side) => membership(side),
    removePerson: async (side) => {
      const { others } = await roster(side)
      const { id, version } = first(
        others.filter(({ fullName }) => fullName.startsWith('Вязова')),
        'person without powers',
      )
      return { id, version }
    },
    saveAct: () => ({
      id: null,
      version: null,
      kind: 'приказ',
      number: '7',
      adoptedOn: '2026-11-01',
      title: 'О замещении',
    }),
    acts: nothing,
    removeAct: async ({ api }) => {
      const { id, version } = first(
        (await api.members.acts({})).filter(({ kind, number }) => kind === 'приказ' && number === '7'),
        'new act',
      )
      return { id, version }
    },
    parseRoster: () => ({ text: '№\tДолжность\tРоль\tФИО\n1\tинженер\tКуратор\tДубов Иван Петрович', cells: null }),
    applyRoster: async (side) => ({
      rows: [
        {
          personId: null,
          surname: 'Дубов',
          name: 'Иван',
          patronymic: 'Петрович',
          post: 'инженер',
          isPostOnly: false,
          roles: [
            {
              roleId: first(
                (await side.api.directory.all({})).roles.filter((one) => one.allowsMany && one.code !== 'blockOfficer'),
                'role',
              ).id,
              newRole: '',
              blockId: null,
              newBlock: '',
            },
          ],
        },
      ],
      fromOn: day,
      act: null,
      replaces: false,
    }),
  },
}

/** The newest powers of the person entered by the samples. */
async function membership({ api }: Side): Promise<{ id: number; version: number }> {
  const { persons } = await api.directory.all({})
  const card = await api.members.person({
    id: first(
      persons.filter(({ fullName }) => fullName.startsWith('Вязова')),
      'new person',
    ).id,
  })
  const { id, version } = first(card.memberships, 'powers')
  return { id, version }
}
