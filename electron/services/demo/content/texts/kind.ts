import type { Season } from '../dates.ts'

/** One kind of complaint of a theme: a gist of one line and the text a person would write. */
export interface CaseTemplate {
  readonly theme: string
  readonly gist: string
  readonly text: string
  /** Seasons it happens in; absent = any. */
  readonly seasons?: readonly Season[]
  /** `town`: blocks of flats; `village`: private houses; absent = anywhere. */
  readonly place?: 'town' | 'village'
  /** `street`: the address has no house number; `near`: a landmark. */
  readonly address?: 'house' | 'street' | 'near'
}
