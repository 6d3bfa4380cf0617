import type { Contract } from '../contract/index.ts'
import type { Services } from '../contract/kinds.ts'
import type { Contexts } from '../services/context.ts'
import { analyticsService } from '../services/analytics/analytics.service.ts'
import { deskService } from '../services/desk/desk.service.ts'
import { assignmentsService } from '../services/assignments/assignments.service.ts'
import { attachmentsService } from '../services/attachments/attachments.service.ts'
import { ballotsService } from '../services/ballots/ballots.service.ts'
import { centreRequestsService } from '../services/centreRequests/centreRequests.service.ts'
import { autorulesService } from '../services/autorules/autorules.service.ts'
import { deadlinesService } from '../services/deadlines/deadlines.service.ts'
import { declensionService } from '../services/declension/declension.service.ts'
import { directoryService } from '../services/directory/directory.service.ts'
import { draftsService } from '../services/drafts/drafts.service.ts'
import { exchangeWith } from '../services/exchange/exchange.service.ts'
import { incomingService } from '../services/incoming/incoming.service.ts'
import { importsService } from '../services/imports/imports.service.ts'
import { journalService } from '../services/journal/journal.service.ts'
import { meetingsService } from '../services/meetings/meetings.service.ts'
import { membersService } from '../services/members/members.service.ts'
import { messagesService } from '../services/messages/messages.service.ts'
import { officeService } from '../services/office/office.service.ts'
import { operatorsService } from '../services/operators/operators.service.ts'
import { papersService } from '../services/papers/papers.service.ts'
import { positionMapWith } from '../services/positionMap/positionMap.service.ts'
import { ratingsService } from '../services/ratings/ratings.service.ts'
import { reportFiles, reportLog, reportsService } from '../services/reports/reports.service.ts'
import { remindersService } from '../services/reminders/reminders.service.ts'
import { protocolsService } from '../services/protocols/protocols.service.ts'
import { snippetsService } from '../services/snippets/snippets.service.ts'
import { repeatsService } from '../services/repeats/repeats.service.ts'
import { sourceStatusesService } from '../services/sourceStatuses/sourceStatuses.service.ts'
import { templatesService } from '../services/templates/templates.service.ts'
import { viewsService } from '../services/views/views.service.ts'
import type { HandlerTable } from './dispatch.ts'

/** Handler tables of all areas that need an open register; a method of the contract without a handler does not compile. */
export const services: Services<Omit<Contract, 'register'>, Contexts> = {
  office: officeService,
  operators: operatorsService,
  directory: directoryService,
  drafts: draftsService,
  journal: journalService,
  messages: messagesService,
  views: viewsService,
  deadlines: deadlinesService,
  members: membersService,
  meetings: meetingsService,
  ballots: ballotsService,
  protocols: protocolsService,
  papers: papersService,
  assignments: assignmentsService,
  attachments: attachmentsService,
  centreRequests: centreRequestsService,
  desk: deskService,
  reminders: remindersService,
  analytics: analyticsService,
  ratings: ratingsService,
  reports: reportsService,
  positionMap: positionMapWith(reportLog),
  exchange: exchangeWith(reportFiles),
  incoming: incomingService,
  imports: importsService,
  snippets: snippetsService,
  templates: templatesService,
  declension: declensionService,
  sourceStatuses: sourceStatusesService,
  autorules: autorulesService,
  repeats: repeatsService,
}

/**
 * The same for the dispatcher, which finds a method by its name: what its schema gave is what the handler takes, because both come
 * from one entry of the contract.
 */
export const handlers = services as unknown as HandlerTable
