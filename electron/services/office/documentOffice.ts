import type { DocumentModel, DocumentSettings, LetterheadSettings } from '../../contract/documents.ts'
import type { Office, SamplePaper } from '../../contract/office.ts'
import type { ReadDb } from '../../db/database.ts'
import type { DocumentOffice, Letterhead } from '../../documents/blocks.ts'
import { buildSamplePaper } from '../../documents/samplePaper.ts'
import { findPicture } from './office.repo.ts'
import { getSettings } from './settings.ts'
import { texts } from './texts.ts'

/** Requisites of the office as the head of a document has them, without the letterhead. */
export function documentOffice(office: Office): DocumentOffice {
  const form = office.formName === '' ? '' : office.formName.slice(0, 1).toUpperCase() + office.formName.slice(1)
  const quoted = office.mcuName === '' || office.mcuName.includes('«') ? office.mcuName : `«${office.mcuName}»`
  return {
    bodyName: office.name,
    // The name of an МЦУ may say its form already («Рабочая группа …»).
    officeForm: [quoted.toLowerCase().includes(office.formName.toLowerCase()) ? '' : form, quoted]
      .filter((line) => line !== '')
      .join('\n'),
    meetingOf: office.formGenitive === '' ? texts.mcuGenitive : office.formGenitive,
    town: office.town,
  }
}

/** The letterhead that `letterhead()` draws; the plain head where a stored picture is gone. */
export function letterheadOf(db: ReadDb, settings: LetterheadSettings = getSettings(db).letterhead): Letterhead {
  const picture = settings.coatOfArms === null ? undefined : findPicture(db, settings.coatOfArms)
  const heightMm = settings.coatHeightMm
  return {
    shape: settings.shape,
    lines: settings.lines,
    coatOfArms: picture
      ? {
          src: picture.src,
          heightMm,
          widthMm: Math.min(widestCoatMm, Math.round((heightMm * 10 * picture.widthPx) / picture.heightPx) / 10),
        }
      : null,
  }
}

/** A wide emblem keeps inside the angular form. */
const widestCoatMm = 70

/** Office and letterhead of a letter, a notice or an order. */
export function letterOffice(db: ReadDb, office: Office): DocumentOffice {
  return { ...documentOffice(office), letterhead: letterheadOf(db) }
}

/** The sheet that shows settings before they are saved. */
export function samplePaper(
  db: ReadDb,
  office: Office,
  given: { paper: SamplePaper; documents: DocumentSettings; letterhead: LetterheadSettings },
): DocumentModel {
  const paperOffice = { ...documentOffice(office), letterhead: letterheadOf(db, given.letterhead) }
  return buildSamplePaper(given.paper, paperOffice, given.documents)
}
