import type { DocumentModel } from '../contract/documents.ts'
import type { PaperKind, PaperRefOf } from '../contract/papers.ts'
import type { QueryContext } from './context.ts'

/** A paper ready to be shown, printed and saved. `fileName` has no ending. */
export interface Paper {
  model: DocumentModel
  fileName: string
}

/** What makes a paper from the data of now. @throws AppError notFound, refused with what is missing */
export type PaperBuilder<K extends PaperKind> = (
  ref: PaperRefOf<K>,
  ctx: Pick<QueryContext, 'db' | 'now' | 'resourcesDir'>,
) => Paper

/** The papers of one area, one builder for each kind; `papers.service.ts` gathers the tables of all areas. */
export type PaperBuilders<K extends PaperKind> = { readonly [Kind in K]: PaperBuilder<Kind> }
