import { defaultDocumentSettings } from '../../contract/documents.ts'
import type { Block, DocumentModel } from '../../contract/documents.ts'
import { buildAgenda } from '../agenda.ts'
import { buildCaseCard } from '../caseCard.ts'
import { buildCentreNote } from '../centreNote.ts'
import { buildProtocol } from '../protocol.ts'
import { buildProtocolExtract } from '../protocolExtract.ts'
import { buildRoster } from '../roster.ts'
import { hugeProtocol, person, tinyProtocol, usualProtocol } from '../samples.ts'
import { sampleAgenda, sampleCaseCard, sampleCentreNote, sampleRoster, sampleWorkload } from '../samples.forms.ts'
import { buildWorkload } from '../workload.ts'

const settings = defaultDocumentSettings

/** Short, typical and extreme documents of every kind. */
export function paperModels(): Record<string, DocumentModel> {
  const workload = sampleWorkload()
  const [row] = workload.rows
  const rows =
    row === undefined
      ? []
      : Array.from({ length: 60 }, (_, index) => ({ ...row, block: `Отраслевой блок номер ${index + 1}` }))
  return {
    tiny: buildProtocol(tinyProtocol(), settings, { form: 'full' }),
    usual: buildProtocol(usualProtocol(), settings, { form: 'full' }),
    short: buildProtocol(usualProtocol(), settings, { form: 'short' }),
    huge: buildProtocol(hugeProtocol(), settings, { form: 'full' }),
    extract: buildProtocolExtract(
      {
        protocol: usualProtocol(),
        items: [{ index: 1 }],
        certifiedBy: person('Лапшина Ольга Дмитриевна', 'главный специалист'),
        certifiedOn: '2026-11-18',
      },
      settings,
    ),
    agenda: buildAgenda(sampleAgenda(), settings),
    roster: buildRoster(sampleRoster(), settings, { shape: 'four', names: 'all' }),
    caseCard: buildCaseCard(sampleCaseCard(), settings, { includeApplicant: true, includeHistory: true }),
    workload: buildWorkload(workload, settings),
    longTable: buildWorkload({ ...workload, rows }, settings),
    centreNote: buildCentreNote(sampleCentreNote(), settings),
  }
}

/** Protocols that end a line later each: somewhere among them the signature meets the bottom of a sheet. */
export function signatureModels(): Record<string, DocumentModel> {
  return Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => {
      const data = tinyProtocol()
      const decisions = Array.from({ length: 15 + index }, () => ({
        text: 'Принять к сведению',
        isAssignment: false,
        executors: [],
      }))
      const items = data.items.map((item) => ({ ...item, decisions }))
      const attachments = index % 2 === 0 ? [] : usualProtocol().attachments
      return [`edge${index}`, buildProtocol({ ...data, items, attachments }, settings, { form: 'full' })]
    }),
  )
}

/** True when the sheet with the signature holds nothing else; `texts` are the squeezed texts of the sheets. */
export function signatureAlone(texts: readonly string[]): boolean {
  const signature = 'КураторМЦУ,заместительглавыокруга'
  const sheet = texts.findLast((text) => text.includes(signature)) ?? ''
  const before = sheet.slice(0, sheet.lastIndexOf(signature))
  return !/Принятьксведению/u.test(before)
}

/** Words of all table heads. */
export function headWords(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) =>
    block.type === 'table'
      ? block.head.flatMap((row) => row.flatMap((cell) => cell.runs.flatMap((run) => run.text.split(/[\s\u00a0]+/u))))
      : [],
  )
}
