import type { DocumentTemplate } from './template.ts'

/** Every template an office may word itself, in the order in which they are offered. A new one is a file here and a line below. */
export const templates: readonly DocumentTemplate[] = []
