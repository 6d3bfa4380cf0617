import type { Block, DocumentModel, DocumentSettings } from '../contract/documents.ts'
import { documentModel, pageFrom, paragraph, runs } from './blocks.ts'
import type { DocumentOffice } from './blocks.ts'
import { shortDate } from './civilText.ts'
import { formHead } from './letterhead.ts'
import { signatureOf } from './letterParts.ts'
import type { LetterSigner } from './letterParts.ts'
import { rosterBlocks, shippedRosterWords } from './roster.ts'
import type { RosterData, RosterOptions } from './roster.ts'
import { fill } from './templates/template.ts'
import type { TemplateTexts } from './templates/template.ts'
import type { rosterOrderTemplate } from './templates/rosterOrder.ts'
import { texts } from './texts/index.ts'

export interface RosterOrderData {
  office: DocumentOffice
  /** «распоряжение», «постановление», «приказ». */
  act: 'распоряжение' | 'постановление' | 'приказ'
  number: string | null
  date: string | null
  /** «распоряжением Администрации …» of the approving block. */
  approvedByAct: string
  /** What is ordered about, genitive: «Муниципального центра управления». */
  subject: string
  /** The act it stands on, instrumental: «постановлением … от … № …»; empty for none. */
  basis: string
  /** What it cancels, accusative: «распоряжение … от … № …»; empty for nothing. */
  repealed: string
  /** Who controls, accusative; empty where the signer does. */
  control: string
  signedBy: LetterSigner | null
  roster: Omit<RosterData, 'approvedBy'>
}

/** Распоряжение об утверждении состава with the состав as its appendix on a sheet of its own (domain.md §9.3). */
export function buildRosterOrder(
  data: RosterOrderData,
  settings: DocumentSettings,
  options: RosterOptions,
  words: TemplateTexts<typeof rosterOrderTemplate>,
): DocumentModel {
  const page = pageFrom(settings)
  const forms = texts.rosterOrder.acts[data.act]
  const values = {
    мцу: data.subject.replaceAll('\n', ' '),
    орган: data.office.bodyName.replaceAll('\n', ' '),
    акт: forms.genitive,
    'акт им.': data.act,
    основание: data.basis,
    отменяемый: data.repealed,
    контроль: data.control,
  }
  const points = [
    words.approve,
    data.repealed === '' ? '' : words.repeal,
    data.control === '' ? words.ownControl : words.control,
    words.force,
  ]
    .map((text) => fill(text, values))
    .filter((text) => text.trim() !== '')
  const day = data.date === null ? texts.common.blankDate : shortDate(data.date)
  const blocks: Block[] = [
    ...formHead(data.office),
    {
      type: 'paragraph',
      align: 'center',
      indentMm: 0,
      runs: runs(data.act.toLocaleUpperCase('ru-RU'), { bold: true }),
      spaceBeforePt: 14,
      spaceAfterPt: 14,
      keepWithNext: true,
    },
    { type: 'lines', rows: [{ left: runs(day), right: runs(`№ ${data.number ?? texts.common.blankNumber}`) }] },
    ...(data.office.town === ''
      ? []
      : [paragraph(data.office.town, { align: 'center', indentMm: 0, spaceBeforePt: 4 })]),
    {
      type: 'heading',
      level: 1,
      align: 'center',
      runs: runs(fill(words.subject, values), { bold: true }),
      spaceBeforePt: 18,
      spaceAfterPt: 14,
    },
    paragraph(fill(data.basis === '' ? words.noBasis : words.basis, values), { keepWithNext: true }),
    { type: 'list', items: points.map((text, index) => ({ number: `${index + 1}.`, level: 1, runs: runs(text) })) },
    signatureOf(data.signedBy),
    { type: 'pageBreak' },
    ...rosterBlocks(
      { ...data.roster, approvedBy: { act: data.approvedByAct, date: data.date, number: data.number } },
      page,
      settings,
      options,
      { ...shippedRosterWords, approved: words.approved },
    ),
  ]
  return documentModel(
    'rosterOrder',
    texts.rosterOrder.documentTitle(forms.title, data.number, data.date && shortDate(data.date)),
    page,
    blocks,
  )
}
