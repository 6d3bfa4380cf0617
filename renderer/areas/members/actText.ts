import type { ActInput } from '../../../electron/contract/members.ts'
import { parseFreeDate } from '../../ui/freeDate.ts'

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/постановлени/iu, 'постановление'],
  [/протокол/iu, 'протокол'],
  [/приказ/iu, 'приказ'],
]

/**
 * An act as people type it: «№ 67-р от 11.06», «постановление 885 от 10.07.2025», «12-р». What is not said stays blank.
 * @param now civil «now», for dates without a year
 */
export function readAct(text: string, now: string): ActInput {
  const kind = KINDS.find(([sign]) => sign.test(text))?.[1] ?? 'распоряжение'
  const date = /(?:^|\s)(?:от\s+)?(\d{1,2}\.\d{1,2}(?:\.\d{2,4})?)(?:\s*г\.?)?\s*$/u.exec(text)
  const read = date ? parseFreeDate(date[1] ?? '', { now, lean: 'back' }) : null
  const rest = (date ? text.slice(0, date.index) : text).replace(
    /^\s*(?:распоряжени\S*|постановлени\S*|протокол\S*|приказ\S*)/iu,
    '',
  )
  const number = rest.replace(/№/gu, ' ').replace(/\s+/gu, ' ').trim()
  return { kind, number, adoptedOn: read?.ok ? read.value : null, title: '' }
}
