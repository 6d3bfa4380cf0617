import type { PaperRefOf } from '../../contract/papers.ts'
import type { Office } from '../../contract/office.ts'
import { shortDate } from '../../documents/civilText.ts'
import { buildRosterOrder } from '../../documents/rosterOrder.ts'
import { rosterOrderTemplate } from '../../documents/templates/rosterOrder.ts'
import { getOffice, getSettings, letterOffice } from '../office/office.service.ts'
import type { PaperBuilder, PaperBuilders } from '../paper.ts'
import { templateTexts } from '../templates/templates.service.ts'
import { rosterData, rosterDocument } from './document.ts'
import { signerOf } from './signers.ts'
import { texts } from './texts.ts'

const roster: PaperBuilder<'roster'> = (ref, { db }) => ({
  model: rosterDocument(db, ref),
  fileName: texts.document.fileName(ref.on),
})

const rosterOrder: PaperBuilder<'rosterOrder'> = (ref, { db }) => {
  const office = getOffice(db)
  const { data, options } = rosterData(db, ref)
  const model = buildRosterOrder(
    {
      office: letterOffice(db, office),
      act: ref.act,
      number: ref.number === '' ? null : ref.number,
      date: ref.date,
      approvedByAct: approvedBy(ref, office),
      subject: ref.subject === '' ? data.title : ref.subject,
      basis: ref.basis === '' ? basisOf(office) : ref.basis,
      repealed: ref.repealed,
      control: ref.control,
      signedBy: signerOf(db, ref.signer),
      roster: { title: data.title, asOf: data.asOf, rows: data.rows },
    },
    getSettings(db).documents,
    options,
    templateTexts(db, rosterOrderTemplate),
  )
  return { model, fileName: texts.document.orderFile(ref.act, ref.date ?? ref.on) }
}

/** «распоряжением Администрации Заречного муниципального округа» of the approving block. */
const approvedBy = ({ act }: PaperRefOf<'rosterOrder'>, office: Office): string =>
  [texts.document.approvedBy[act] ?? act, office.nameGenitive].filter((part) => part !== '').join(' ')

/** The decree of the office in the instrumental; its blanks are left out (domain.md §2). Empty where no decree is known. */
function basisOf(office: Office): string {
  const kind = office.decreeKind.toLowerCase()
  if (kind === '') return ''
  return [
    texts.document.approvedBy[kind] ?? kind,
    office.nameGenitive,
    office.decreeDate === null ? '' : `от ${shortDate(office.decreeDate)}`,
    office.decreeNumber === '' ? '' : `№ ${office.decreeNumber}`,
    // A name in quotation marks at the end of the title closes both.
    office.decreeTitle === '' ? '' : `«${office.decreeTitle}»`.replace('»»', '»'),
  ]
    .filter((part) => part !== '')
    .join(' ')
}

/** Papers of the состав. */
export const memberPapers: PaperBuilders<'roster' | 'rosterOrder'> = { roster, rosterOrder }
