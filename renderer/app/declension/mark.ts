import type { DeclinedWord } from '../../../electron/contract/declension.ts'
import type { DocumentModel, Run } from '../../../electron/contract/documents.ts'

const isRun = (value: unknown): value is Run =>
  typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string' && !('type' in value)

const escaped = (text: string): string =>
  text
    .split(/[\s\u00a0]+/u)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`))
    .join(String.raw`[\s\u00a0]+`)

/** One run with the doubtful forms in it marked as what is missing is. */
function marked(run: Run, pattern: RegExp): Run[] {
  if (run.highlight || run.text.search(pattern) < 0) return [run]
  return run.text
    .split(pattern)
    .map((text, index): Run => ({ ...run, text, ...(index % 2 === 1 ? { highlight: true } : {}) }))
    .filter(({ text }) => text !== '')
}

function walk(value: unknown, pattern: RegExp): unknown {
  if (Array.isArray(value)) {
    return value.length > 0 && value.every(isRun)
      ? value.flatMap((run) => marked(run, pattern))
      : value.map((one) => walk(one, pattern))
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walk(inner, pattern)]))
}

/**
 * The paper for the screen with its doubtful forms marked; what is printed and signed is the model without marks.
 */
export function markDoubtful(model: DocumentModel, words: readonly DeclinedWord[]): DocumentModel {
  const forms = [...new Set(words.filter((word) => !word.isSure && word.form !== '').map((word) => word.form))]
  if (forms.length === 0) return model
  const longestFirst = forms.sort((a, b) => b.length - a.length).map(escaped)
  const pattern = new RegExp(String.raw`(?<![\p{L}\d])(${longestFirst.join('|')})(?![\p{L}\d])`, 'gu')
  return { ...model, blocks: walk(model.blocks, pattern) as DocumentModel['blocks'] }
}
