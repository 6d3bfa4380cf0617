import type { Attachment, DescribedFile } from '../../../electron/contract/attachments.ts'
import type { IconName } from '../../ui/icons.ts'
import type { Operation } from '../stores/undo.ts'

/** Acts of a person on a card beside a list: each area has one table of them, one form shows any of them in place. */

/** What is typed for one act. */
export interface Typed {
  text: string
  /** Civil day or moment. */
  on: string | null
  /** Value of the chosen executor. */
  executor: string | null
  /** `choice` and `lines` by the names of their fields. */
  more: Record<string, string>
  isTicked: boolean
  tickets: string[]
}

type ActField = { name: string; label: string }

/** The fields of an act, its words and its command. `Row` is the line of the list, which tells as well whether an act is possible. */
export interface Act<Row, Card extends Row = Row> {
  /** On the button that opens it. */
  title: string
  /** On the button that does it. */
  save: string
  keys?: string
  /** Its key stands in the bottom line. */
  hint?: boolean
  danger?: boolean
  executor?: ActField
  choice?: ActField & { options: readonly { value: string; label: string }[] }
  /** A day that is today unless said otherwise stands last, any other one first. */
  on?: ActField & { lean: 'ahead' | 'back'; today: boolean; time?: boolean; holder?: string; optional?: boolean }
  text?: ActField & { lines: number; optional?: boolean | ((card: Card) => boolean) }
  lines?: readonly (ActField & { holder?: string; optional?: boolean })[]
  /** Words of a box to tick; null where it has no sense. */
  tick?: (card: Card) => string | null
  files?: boolean
  /** What is typed is kept as a draft. */
  draft?: boolean
  /** What the form begins with. */
  start?: (card: Card) => Partial<Typed>
  can: (row: Row) => boolean
  send: (card: Card, typed: Typed) => Promise<Operation>
}

/** Anything else that the menu of a card does. */
export interface Command<Card> {
  id: string
  title: string
  keys?: string
  hint?: string
  icon: IconName
  line?: boolean
  danger?: boolean
  /** It stands beside the acts, too. */
  isButton?: boolean
  can?: (card: Card) => boolean
  run: (card: Card) => void
}

/** What every card with acts shows. */
export interface ActedCard {
  id: number
  number: string
  executor: string
  /** The last day in the состав of an executor who has left it. */
  executorLeftOn: string | null
  files: readonly Attachment[]
}

/** Commands of an area over its cards and their files. */
export interface CardCalls<Card> {
  get(input: { id: number }): Promise<Card>
  attach(input: { id: number; tickets: string[] }): Promise<Operation>
  detach(input: { attachmentId: number; version: number }): Promise<Operation>
  describeFile(input: DescribedFile): Promise<Operation>
}
