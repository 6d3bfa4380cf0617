import type { ErrorBody, ErrorCode, Json } from './kinds.ts'

/**
 * The one error that crosses rooms: a code from the closed list and a Russian text that says what happened and what to do.
 * `fields` maps a field path to the words that stand at the field.
 */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly fields: Record<string, string> | undefined
  readonly details: Json | undefined

  constructor(
    code: ErrorCode,
    message: string,
    extra: { fields?: Record<string, string>; details?: Json; cause?: unknown } = {},
  ) {
    super(message, extra.cause === undefined ? undefined : { cause: extra.cause })
    this.name = 'AppError'
    this.code = code
    this.fields = extra.fields
    this.details = extra.details
  }

  toBody(): ErrorBody {
    return {
      code: this.code,
      message: this.message,
      ...(this.fields ? { fields: this.fields } : {}),
      ...(this.details === undefined ? {} : { details: this.details }),
    }
  }
}

/** Refusal of one or several fields: the summary counts them as the design asks («исправьте 2 поля»). */
export function fieldErrors(fields: Record<string, string>): AppError {
  const n = Object.keys(fields).length
  const noun =
    n % 10 === 1 && n % 100 !== 11
      ? 'поле'
      : n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14)
        ? 'поля'
        : 'полей'
  return new AppError('invalid', `Запись не сохранена, исправьте ${n} ${noun}`, { fields })
}
