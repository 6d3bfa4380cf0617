import { analyticsContract } from './analytics.ts'
import { deskContract } from './desk.ts'
import { assignmentsContract } from './assignments.ts'
import { attachmentsContract } from './attachments.ts'
import { autorulesContract } from './autorules.ts'
import { ballotsContract } from './ballots.ts'
import { centreRequestsContract } from './centreRequests.ts'
import { deadlinesContract } from './deadlines.ts'
import { declensionContract } from './declension.ts'
import { directoryContract } from './directory.ts'
import { draftsContract } from './drafts.ts'
import { exchangeContract } from './exchange.ts'
import { incomingContract } from './incoming.ts'
import { importsContract } from './imports.ts'
import { journalContract } from './journal.ts'
import type { Client, NotJson } from './kinds.ts'
import { meetingsContract } from './meetings.ts'
import { membersContract } from './members.ts'
import { messagesContract } from './messages.ts'
import { officeContract } from './office.ts'
import { operatorsContract } from './operators.ts'
import { papersContract } from './papers.ts'
import { positionMapContract } from './positionMap.ts'
import { protocolsContract } from './protocols.ts'
import { remindersContract } from './reminders.ts'
import { ratingsContract } from './ratings.ts'
import { registerContract } from './register.ts'
import { reportsContract } from './reports.ts'
import { repeatsContract } from './repeats.ts'
import { templatesContract } from './templates.ts'
import { viewsContract } from './views.ts'
import { snippetsContract } from './snippets.ts'
import { sourceStatusesContract } from './sourceStatuses.ts'

/** Every method of the application: `area.method` on the wire. */
export const contract = {
  register: registerContract,
  office: officeContract,
  operators: operatorsContract,
  directory: directoryContract,
  drafts: draftsContract,
  journal: journalContract,
  messages: messagesContract,
  views: viewsContract,
  deadlines: deadlinesContract,
  members: membersContract,
  meetings: meetingsContract,
  ballots: ballotsContract,
  protocols: protocolsContract,
  papers: papersContract,
  assignments: assignmentsContract,
  attachments: attachmentsContract,
  centreRequests: centreRequestsContract,
  desk: deskContract,
  reminders: remindersContract,
  analytics: analyticsContract,
  ratings: ratingsContract,
  reports: reportsContract,
  positionMap: positionMapContract,
  exchange: exchangeContract,
  incoming: incomingContract,
  imports: importsContract,
  snippets: snippetsContract,
  templates: templatesContract,
  declension: declensionContract,
  sourceStatuses: sourceStatusesContract,
  autorules: autorulesContract,
  repeats: repeatsContract,
} as const
export type Contract = typeof contract
export type ApiClient = Client<Contract>

/** Compile-time proof that every reply is plain JSON; it names the offending method when it is not. */
export const everyReplyIsJson: [NotJson<Contract>] extends [never] ? true : NotJson<Contract> = true
