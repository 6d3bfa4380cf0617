import { openMeetingRegister } from '../../../tests/builders/meetings.ts'
import type { CentreRequestFilter, CentreRequestKind, CentreRequestShow } from '../../contract/centreRequests.ts'
import type { Executor } from '../../contract/meetings.ts'

/** A request as it comes. */
export const came = {
  kind: 'request' as CentreRequestKind,
  centreNumber: '01-15/77',
  centreDatedOn: '2026-11-13',
  receivedOn: '2026-11-16',
  title: 'О сообщениях на уборку снега',
  text: 'Представить сведения о сообщениях за октябрь',
  blockId: null,
  executor: null,
  dueAt: '2026-11-20T12:00',
  note: '',
  tickets: [],
}
type Came = Omit<typeof came, 'dueAt' | 'executor'> & { dueAt: string | null; executor: Executor | null }
/** An assignment made from it. */
export const assigned = {
  text: 'Подготовить сведения об уборке снега',
  coExecutors: [],
  controllerId: null,
  blockId: null,
  cause: '',
  source: 'запрос ЦУР Ц-1',
  issuedOn: '2026-11-17',
  dueOn: '2026-11-19',
  repeat: null,
  links: [],
}

/** An office with people in the состав and short ways to requests. */
export function centre() {
  const register = openMeetingRegister()
  const { api } = register
  const card = (id: number) => api.centreRequests.get({ id })
  const seen = async (id: number) => ({ id, version: (await card(id)).version })
  const add = (changes: Partial<Came> = {}) => api.centreRequests.create({ ...came, ...changes })
  const found = async (show: CentreRequestShow, more: Partial<CentreRequestFilter> = {}) =>
    (await api.centreRequests.list({ filter: { show, text: '', ...more }, after: null, limit: 100 })).rows
  return { ...register, card, seen, came: add, found, roads: { kind: 'person' as const, id: register.roster.roads } }
}
