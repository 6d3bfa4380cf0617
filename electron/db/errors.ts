import { AppError } from '../contract/errors.ts'
import { texts } from './texts.ts'

const has = (error: unknown, key: string): error is Record<string, unknown> =>
  typeof error === 'object' && error !== null && key in error

/** Driver and file-system errors → what a person should do; anything unknown stays as it is. */
export function toAppError(error: unknown): unknown {
  if (error instanceof AppError || !has(error, 'code') || typeof error.code !== 'string') return error
  const code = error.code
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') {
    return new AppError('diskFull', texts.diskFull, { cause: error })
  }
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS' || code === 'EACCES' || code === 'EPERM') {
    return new AppError('registerReadOnly', texts.readOnly, { cause: error })
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return new AppError('registerDamaged', texts.damaged, { cause: error })
  }
  if (code.startsWith('SQLITE_IOERR') || code === 'EIO') {
    return new AppError('registerReadOnly', texts.diskSilent, { cause: error })
  }
  if (code.startsWith('SQLITE_BUSY')) {
    return new AppError('registerLocked', texts.locked, { cause: error })
  }
  if (code === 'SQLITE_CONSTRAINT_TRIGGER' && error instanceof Error) {
    if (error.message.includes('protocol')) return new AppError('refused', texts.signed, { cause: error })
    if (error.message.includes('sent report')) return new AppError('refused', texts.reportSent, { cause: error })
    if (error.message.includes('rating formula')) return new AppError('refused', texts.formulaUsed, { cause: error })
    if (error.message.includes('signed report')) return new AppError('refused', texts.reportSigned, { cause: error })
  }
  return error
}
