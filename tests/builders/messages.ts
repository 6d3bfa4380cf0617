import { emptyCase } from '../../electron/contract/messages.ts'
import type { ApplicantInput, CaseFilter, CaseInput } from '../../electron/contract/messages.ts'
import { ApiError } from '../../renderer/api/client.ts'
import { openTestRegister } from './register.ts'
import type { TestRegister } from './register.ts'

export { ApiError }

/** A message as the fast entry form sends it. */
export function message(changes: Partial<CaseInput> = {}): CaseInput {
  return {
    ...emptyCase,
    receivedAt: '2026-11-17T09:12',
    gist: 'Не почищен проезд к аптеке на Речной, 12',
    address: 'Речная, 12',
    ...changes,
  }
}

/** An applicant with an invented name. */
export function citizen(changes: Partial<ApplicantInput> = {}): ApplicantInput {
  const postalAddress = 'Речная, 12, кв. 4'
  return {
    kind: 'citizen',
    name: 'Гордеева Нина Савельевна',
    phone: '+7 900 000-00-00',
    email: '',
    postalAddress,
    people: null,
    ...changes,
  }
}

export interface Entered {
  operationId: number
  title: string
  id: number
  number: string
  version: number
}

export interface TestMessages extends TestRegister {
  /** Ids of the preset's directories by code; a recipient is any entry, by its place. */
  channel(code: string): number
  block(code: string): number
  theme(index: number): number
  recipient(index: number): number
  /** Registers a message of ПОС unless `changes` say otherwise. */
  enter(changes?: Partial<CaseInput>, applicant?: ApplicantInput | null): Promise<Entered>
  /** An appeal under 59-ФЗ by letter. */
  enterAppeal(changes?: Partial<CaseInput>): Promise<Entered>
  card(id: number): ReturnType<TestRegister['api']['messages']['card']>
  /** Numbers that a filter finds, by due date. */
  numbers(filter: CaseFilter): Promise<string[]>
}

/** A test register of the Тросна preset with short ways to enter and look. */
export async function openTestMessages(): Promise<TestMessages> {
  const register = openTestRegister()
  const { api } = register
  const directories = await api.directory.all({})
  const find = (entries: readonly { id: number; code: string | null }[], code: string): number => {
    const entry = entries.find((candidate) => candidate.code === code)
    if (!entry) throw new Error(`No entry ${code} in the preset`)
    return entry.id
  }
  const at = (entries: readonly { id: number }[], index: number): number => {
    const entry = entries[index]
    if (!entry) throw new Error(`No entry ${index} in the preset`)
    return entry.id
  }
  const channel = (code: string): number => find(directories.channels, code)
  const enter: TestMessages['enter'] = (changes = {}, applicant = null) =>
    api.messages.register({ case: message({ channelId: channel('pos'), ...changes }), applicant, attachments: [] })
  return {
    ...register,
    channel,
    block: (code) => find(directories.blocks, code),
    theme: (index) => at(directories.themes, index),
    recipient: (index) => at(directories.recipients, index),
    enter,
    enterAppeal: (changes = {}) => enter({ kind: 'appeal', channelId: channel('appeal59'), ...changes }),
    card: (id) => api.messages.card({ id }),
    numbers: async (filter) => {
      const { rows } = await api.messages.list({
        filter,
        sort: { by: 'due', direction: 'asc' },
        after: null,
        limit: 500,
      })
      return rows.map((row) => row.number)
    },
  }
}

/** The error that a call was refused with; the test fails when it was not refused. */
export async function refusal(call: Promise<unknown>): Promise<ApiError> {
  try {
    await call
  } catch (error) {
    if (error instanceof ApiError) return error
    throw error
  }
  throw new Error('The call was not refused')
}
