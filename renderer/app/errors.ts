import { reactive, type App } from 'vue'
import type { Router } from 'vue-router'
import { useToasts } from '../ui/toasts.ts'
import { announce } from './announce.ts'

/** What the error dialog shows; `technical` is for the person who helps, behind a fold. */
export type ShownError = { title: string; message: string; technical: string }

/** The error shown now, and whether the loopback host has stopped answering. */
export const errorState = reactive<{ shown: ShownError | null; lost: boolean }>({ shown: null, lost: false })

/** Tells the shell whether the host answers; only the loopback host can fall silent. */
export const setConnectionLost = (lost: boolean): void => {
  errorState.lost = lost
}

type Coded = { code: string; message: string }
const coded = (error: unknown): Coded | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? { code: error.code, message: error.message }
    : null

const technical = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error))

/**
 * Shows an error that nobody has handled. Refusals of the application (`ApiError`) carry their own words and become a notice;
 * everything else is a fault of the program and opens the dialog. Never leaves a blank page.
 */
export const reportError = (error: unknown): void => {
  const refusal = coded(error)
  // The banner already says it; a notice for each call that went unanswered would only repeat it.
  if (refusal?.code === 'unavailable' && errorState.lost) return
  // A page that was not opened yet cannot be read from a host that is gone; it opens once the host is back.
  if (errorState.lost && error instanceof TypeError && /dynamically imported|Failed to fetch/.test(error.message))
    return
  if (refusal && refusal.code !== 'internal') {
    useToasts().show(refusal.message, { tone: 'red' })
    announce(refusal.message)
    return
  }
  errorState.shown = {
    title: 'Действие не выполнено',
    message:
      'Программа встретила ошибку. Сохранённые записи на месте. Повторите действие, а если ошибка вернётся, передайте сведения администратору.',
    technical: technical(error),
  }
}

/** Catches what screens do not catch: render errors, rejected promises, chunks that did not load. */
export const installErrors = (app: App, router: Router): void => {
  app.config.errorHandler = (error) => reportError(error)
  router.onError((error: unknown) => reportError(error))
  window.addEventListener('unhandledrejection', (event) => {
    event.preventDefault()
    reportError(event.reason)
  })
}
