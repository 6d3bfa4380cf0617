import * as v from 'valibot'
import { passphraseSchema } from '../../../electron/contract/passphrase.ts'
import { texts } from './texts.ts'

/** Whether the file goes out under a passphrase. Never part of the draft: the phrase is kept nowhere. */
export interface Lock {
  isOn: boolean
  first: string
  second: string
}

export const openLock = (): Lock => ({ isOn: false, first: '', second: '' })

/** What is wrong with each field; empty when the file can be made. */
export function lockProblems({ isOn, first, second }: Lock): { first?: string; second?: string } {
  if (!isOn) return {}
  const read = v.safeParse(passphraseSchema, first)
  if (!read.success) return { first: read.issues[0].message }
  return first === second ? {} : { second: texts.lock.differ }
}

export const isLockReady = (lock: Lock): boolean => Object.keys(lockProblems(lock)).length === 0
