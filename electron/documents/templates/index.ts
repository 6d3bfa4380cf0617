import { agendaTemplate } from './agenda.ts'
import { ballotTemplate } from './ballot.ts'
import { centreRequestListTemplate } from './centreRequestList.ts'
import { consolidatedTemplate } from './consolidated.ts'
import { controlCardTemplate } from './controlCard.ts'
import { executionTemplate } from './execution.ts'
import { extractTemplate } from './extract.ts'
import { coverLetterTemplates } from './coverLetter.ts'
import { caseCardTemplate, caseListTemplate, rosterTemplate, voteSheetTemplate } from './lists.ts'
import { meetingNoticeTemplate } from './meetingNotice.ts'
import { positionMapTemplate } from './positionMap.ts'
import { protocolTemplate } from './protocol.ts'
import { ratingTemplate } from './rating.ts'
import { greetingTemplate, replyTemplates } from './reply.ts'
import { reportTemplate } from './report.ts'
import { rosterOrderTemplate } from './rosterOrder.ts'
import type { DocumentTemplate } from './template.ts'

/** Every template an office may word itself, in the order in which they are offered. A new one is a file here and a line below. */
export const templates: readonly DocumentTemplate[] = [
  agendaTemplate,
  meetingNoticeTemplate,
  protocolTemplate,
  extractTemplate,
  ballotTemplate,
  voteSheetTemplate,
  controlCardTemplate,
  executionTemplate,
  centreRequestListTemplate,
  consolidatedTemplate,
  ratingTemplate,
  reportTemplate,
  positionMapTemplate,
  rosterOrderTemplate,
  rosterTemplate,
  caseListTemplate,
  caseCardTemplate,
  ...Object.values(replyTemplates),
  greetingTemplate,
  ...Object.values(coverLetterTemplates),
]
