import type { Router } from 'vue-router'
import { api } from '../../api/index.ts'

/**
 * Leads from the start page into the register that is open now. The window is loaded anew: stores of the screens hold records of
 * the register that was open before, and they must never stand beside those of another one.
 */
export const enterRegister = async (router: Router): Promise<void> => {
  await router.replace('/')
  window.location.reload()
}

/** Opens the demonstration office or the office's own register. @returns whether it is open now */
export const openOther = async (which: 'demo' | 'main'): Promise<boolean> => {
  const state = await (which === 'demo' ? api.register.openDemo({}) : api.register.openMain({}))
  return state.status === 'open'
}
