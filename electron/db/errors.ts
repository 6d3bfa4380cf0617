import { AppError } from '../contract/errors.ts'

const has = (error: unknown, key: string): error is Record<string, unknown> => typeof error === 'object' && error !== null && key in error

/** Driver and file-system errors → what a person should do; anything unknown stays as it is. */
export function toAppError(error: unknown): unknown {
  if (error instanceof AppError || !has(error, 'code') || typeof error.code !== 'string') return error
  const code = error.code
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') {
    return new AppError('diskFull', 'На диске нет места, изменение не записано. Освободите место и повторите', { cause: error })
  }
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS' || code === 'EACCES' || code === 'EPERM') {
    return new AppError('registerReadOnly', 'Папка реестра доступна только для чтения, изменение не записано. Разрешите запись в папку или перенесите реестр', { cause: error })
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return new AppError('registerDamaged', 'Файл реестра повреждён. Восстановите последнюю проверенную копию', { cause: error })
  }
  if (code.startsWith('SQLITE_IOERR') || code === 'EIO') {
    return new AppError('registerReadOnly', 'Диск не ответил, изменение не записано. Проверьте диск и повторите', { cause: error })
  }
  if (code.startsWith('SQLITE_BUSY')) {
    return new AppError('registerLocked', 'Реестр открыт в другом окне. Закройте его и повторите', { cause: error })
  }
  if (code === 'SQLITE_CONSTRAINT_TRIGGER' && error instanceof Error && /protocol/.test(error.message)) {
    return new AppError('refused', 'Протокол подписан, его данные не меняются. Исправьте их новой версией протокола', { cause: error })
  }
  return error
}
