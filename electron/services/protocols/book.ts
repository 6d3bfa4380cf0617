import { AppError } from '../../contract/errors.ts'
import type { DocumentModel } from '../../contract/documents.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { ReadDb } from '../../db/database.ts'
import { buildProtocolBook } from '../../documents/protocolBook.ts'
import type { BookProtocol } from '../../documents/protocolBook.ts'
import type { Contexts } from '../context.ts'
import { documentOffice, getOffice, getSettings } from '../office/office.service.ts'
import { findVersion, meetingsOfYear, modelOf, signedYears } from './protocols.repo.ts'
import { texts } from './texts.ts'

type Meeting = ReturnType<typeof meetingsOfYear>[number]

function signedOf(db: ReadDb, meeting: Meeting): BookProtocol[] {
  const row = meeting.versionId === null ? undefined : findVersion(db, meeting.versionId)
  if (!row) return []
  const { number, heldOn, format } = meeting
  return [{ number, heldOn, format, version: row.versionNumber, model: modelOf(row) }]
}

/** The book of a year from the newest frozen version of each protocol. @throws AppError refused for a year without one */
export function bookModel(db: ReadDb, year: number, today: string): DocumentModel {
  const all = meetingsOfYear(db, year)
  const protocols = all.flatMap((one) => signedOf(db, one))
  if (protocols.length === 0) throw new AppError('refused', texts.emptyYear(year))
  return buildProtocolBook(
    {
      office: documentOffice(getOffice(db)),
      year,
      protocols,
      missing: all.filter((one) => one.versionId === null && one.heldOn <= today),
      madeOn: today,
    },
    getSettings(db).documents,
  )
}

export const bookHandlers: Pick<Services<Contract, Contexts>['protocols'], 'book'> = {
  book: ({ year }, ctx) => {
    const all = meetingsOfYear(ctx.db, year)
    return {
      years: signedYears(ctx.db),
      protocols: all.flatMap((one) => {
        const row = one.versionId === null ? undefined : findVersion(ctx.db, one.versionId)
        return row
          ? [
              {
                meetingId: one.id,
                number: one.number,
                heldOn: one.heldOn,
                format: one.format,
                version: row.versionNumber,
              },
            ]
          : []
      }),
      missing: all
        .filter((one) => one.versionId === null && one.heldOn <= ctx.now.slice(0, 10))
        .map((one) => ({ meetingId: one.id, number: one.number, heldOn: one.heldOn })),
    }
  },
}
