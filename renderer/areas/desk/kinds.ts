import type { DeskKind } from '../../../electron/contract/desk.ts'
import type { IconName } from '../../ui/icons.ts'

/** Icons of what stands in the order; its word stands beside it. */
export const kindIcons: Readonly<Record<DeskKind, IconName>> = {
  message: 'inbox',
  appeal: 'file-text',
  clock: 'clock',
  assignment: 'list-checks',
  request: 'building-2',
  recommendation: 'building-2',
  analyticNote: 'building-2',
}
