import type { PackageCard } from '../../../electron/contract/exchange.ts'
import { writeLetter } from '../../app/papers/useLetter.ts'
import { fullDate } from '../../ui/format.ts'
import { texts } from './texts.ts'

/** Cover letter to the centre: the file is named with it, the period is in its text. */
export function writePackageLetter(card: PackageCard): void {
  writeLetter({
    about: { letter: 'package', period: texts.log.letterPeriod(fullDate(card.periodFrom), fullDate(card.periodTo)) },
    addressee: null,
    appendices: [{ title: texts.log.letterFile(card.fileName), sheets: null }],
  })
}
