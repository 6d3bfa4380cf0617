import { ApiError } from '../../api/index.ts'
import { texts } from './texts.ts'

/** Why a line of the room was not saved, in the words that stand under it. A line has no draft: it waits on the screen itself. */
export const saveProblem = (error: unknown): string => {
  if (!(error instanceof ApiError)) return String(error)
  if (error.code === 'unavailable') return texts.waitsForHost
  return Object.values(error.fields)[0] ?? error.message
}
