import type { ESLint } from 'eslint'

export function judgeImport(importer: string, source: string): string | null
export const house: ESLint.Plugin
