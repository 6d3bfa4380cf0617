import type { DocumentModel, DocumentSettings } from '../../contract/documents.ts'
import type { LetterKind, ReplyKind } from '../../contract/letters.ts'
import { buildAgenda } from '../agenda.ts'
import { buildBallots } from '../ballot.ts'
import type { BallotData } from '../ballot.ts'
import { buildCaseCard } from '../caseCard.ts'
import { buildCaseList } from '../caseList.ts'
import { buildCentreRequestList } from '../centreRequestList.ts'
import { buildConsolidated } from '../consolidated.ts'
import { buildControlCard } from '../controlCard.ts'
import { buildCoverLetter } from '../coverLetter.ts'
import { buildExecution } from '../execution.ts'
import { buildMeetingNotices } from '../meetingNotice.ts'
import { buildPositionMap } from '../positionMap.ts'
import { buildProtocol } from '../protocol.ts'
import { buildProtocolExtract } from '../protocolExtract.ts'
import { buildRating } from '../rating.ts'
import { buildReport } from '../report.ts'
import { buildReply } from '../reply.ts'
import { buildRoster } from '../roster.ts'
import { buildRosterOrder } from '../rosterOrder.ts'
import { person, sampleOffice, usualProtocol } from '../samples.ts'
import { controlCardData, executionData } from '../samples/assignments.ts'
import { centreListData } from '../samples/centreRequests.ts'
import { positionMapData } from '../samples/positionMap.ts'
import { ratingData } from '../samples/ratings.ts'
import { reportData } from '../samples/reports.ts'
import { usualSheet } from '../samples/ballots.ts'
import { coverData, orderData, replyData, sampleCaseList } from '../samples/letters.ts'
import { sampleAgenda, sampleCaseCard, sampleRoster } from '../samples.forms.ts'
import { noticeData } from '../samples/preparation.ts'
import { buildVoteSheet } from '../voteSheet.ts'
import { agendaTemplate } from './agenda.ts'
import { ballotTemplate } from './ballot.ts'
import { consolidatedData } from '../samples/consolidated.ts'
import { centreRequestListTemplate } from './centreRequestList.ts'
import { consolidatedTemplate } from './consolidated.ts'
import { coverLetterTemplates } from './coverLetter.ts'
import { controlCardTemplate } from './controlCard.ts'
import { executionTemplate } from './execution.ts'
import { extractTemplate } from './extract.ts'
import { caseCardTemplate, caseListTemplate, rosterTemplate, voteSheetTemplate } from './lists.ts'
import { meetingNoticeTemplate } from './meetingNotice.ts'
import { positionMapTemplate } from './positionMap.ts'
import { protocolTemplate } from './protocol.ts'
import { ratingTemplate } from './rating.ts'
import { reportTemplate } from './report.ts'
import { greetingTemplate, replyTemplates } from './reply.ts'
import { rosterOrderTemplate } from './rosterOrder.ts'
import type { DocumentTemplate, TemplateTexts } from './template.ts'
import { shippedTexts } from './template.ts'

/** A paper of invented people that shows how the texts of a template look in it. */
export interface TemplateSample {
  readonly kind: string
  build(texts: Readonly<Record<string, string>>, settings: DocumentSettings): DocumentModel
}

/** A sample gets the texts of its own template, whole: a slot that was not typed is as shipped. */
function sample<T extends DocumentTemplate>(
  template: T,
  build: (texts: TemplateTexts<T>, settings: DocumentSettings) => DocumentModel,
): TemplateSample {
  return {
    kind: template.kind,
    build: (texts, settings) => build({ ...shippedTexts(template), ...texts }, settings),
  }
}

const certified = {
  certifiedBy: person('Лапшина Ольга Дмитриевна', 'главный специалист'),
  certifiedOn: '2026-11-18',
}

const ballotData: BallotData = {
  office: sampleOffice,
  number: '12',
  heldOn: '2026-11-24',
  until: '2026-11-23T17:00',
  address: 'г. Заречный, ул. Набережная, д. 4, кабинет 12',
  answers: ['За', 'Против', 'Воздержался'],
  items: usualProtocol()
    .items.slice(0, 3)
    .map((item) => ({ title: item.title, draft: item.decisions[0]?.text ?? '' })),
  members: [person('Гордеев Пётр Николаевич', 'начальник отдела ЖКХ')],
}

const reply = (kind: ReplyKind): TemplateSample =>
  sample(replyTemplates[kind], (texts, settings) =>
    buildReply({ ...replyData, reply: kind }, settings, { reply: texts, greeting: shippedTexts(greetingTemplate) }),
  )
const answered = {
  документ: 'запрос от 09.11.2026 № 01-15/421',
  тема: 'О готовности к уборке снега и наледи',
  ответ: 'К уборке готовы восемь машин, запас песка составляет 320 тонн.',
}
const reported = { документ: reportData.title, период: 'III квартал 2026', центр: 'ЦУР Верхнеокской области' }
const cover = (letter: LetterKind): TemplateSample =>
  sample(coverLetterTemplates[letter], (texts, settings) =>
    buildCoverLetter(
      { ...coverData, letter, values: { ...coverData.values, ...(letter === 'report' ? reported : answered) } },
      settings,
      texts,
    ),
  )

/** What «Настройки → Шаблоны документов» shows beside the texts; a new template is a line here. */
const samples: readonly TemplateSample[] = [
  sample(agendaTemplate, (words, settings) => buildAgenda(sampleAgenda(), settings, words)),
  sample(meetingNoticeTemplate, (words, settings) => buildMeetingNotices(noticeData, settings, words)),
  sample(protocolTemplate, (words, settings) => buildProtocol(usualProtocol(), settings, { form: 'full', words })),
  sample(extractTemplate, (extract, settings) =>
    buildProtocolExtract({ protocol: usualProtocol(), items: [{ index: 1 }], ...certified }, settings, {
      protocol: shippedTexts(protocolTemplate),
      extract,
    }),
  ),
  sample(ballotTemplate, (words, settings) => buildBallots(ballotData, settings, words)),
  sample(controlCardTemplate, (words, settings) => buildControlCard(controlCardData, settings, words)),
  sample(executionTemplate, (words, settings) => buildExecution(executionData, settings, words)),
  sample(centreRequestListTemplate, (words, settings) => buildCentreRequestList(centreListData, settings, words)),
  sample(consolidatedTemplate, (words, settings) => buildConsolidated(consolidatedData, settings, words)),
  sample(reportTemplate, (words, settings) => buildReport(reportData, settings, words)),
  sample(positionMapTemplate, (words, settings) => buildPositionMap(positionMapData, settings, words)),
  sample(ratingTemplate, (words, settings) => buildRating(ratingData, settings, words)),
  sample(rosterOrderTemplate, (texts, settings) =>
    buildRosterOrder(orderData, settings, { shape: 'four', names: 'all' }, texts),
  ),
  sample(voteSheetTemplate, (words, settings) => buildVoteSheet(usualSheet, settings, words)),
  sample(rosterTemplate, (words, settings) =>
    buildRoster(sampleRoster(), settings, { shape: 'four', names: 'all' }, words),
  ),
  sample(caseListTemplate, (words, settings) => buildCaseList(sampleCaseList(), settings, words)),
  sample(caseCardTemplate, (words, settings) =>
    buildCaseCard(sampleCaseCard(), settings, { includeApplicant: true, includeHistory: true }, words),
  ),
  reply('final'),
  reply('interim'),
  reply('extension'),
  reply('redirect'),
  // The sample applicant is a woman: her greeting shows.
  sample(greetingTemplate, (greeting, settings) =>
    buildReply(replyData, settings, { reply: shippedTexts(replyTemplates.final), greeting }),
  ),
  cover('package'),
  cover('report'),
  cover('redirect'),
  cover('protocol'),
  cover('extract'),
  cover('centreRequest'),
]

export const sampleOf = (kind: string): TemplateSample | undefined => samples.find((one) => one.kind === kind)
