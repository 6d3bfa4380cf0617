import { describe, expect, it } from 'vitest'
import type { DeclinedWord } from '../../../electron/contract/declension.ts'
import { defaultDocumentSettings } from '../../../electron/contract/documents.ts'
import type { DocumentModel, Run } from '../../../electron/contract/documents.ts'
import { markDoubtful } from './mark.ts'

const { fontFamily, fontSizePt, marginsMm, tableFontSizePt, lineSpacing, firstLineIndentMm, numbering } =
  defaultDocumentSettings
const model: DocumentModel = {
  modelVersion: 1,
  kind: 'protocol',
  title: 'Протокол',
  lang: 'ru',
  page: { fontFamily, fontSizePt, marginsMm, tableFontSizePt, lineSpacing, firstLineIndentMm, numbering },
  blocks: [
    {
      type: 'paragraph',
      runs: [{ text: '' }, { text: 'Гордееву\u00a0П.Н. и Тихонову\u00a0С.И. представить график.' }],
    },
    {
      type: 'list',
      items: [
        {
          number: '1.1.',
          level: 2,
          runs: [
            { text: 'Гордееву', bold: true },
            { text: ' не указан', highlight: true },
          ],
        },
      ],
    },
    {
      type: 'table',
      columns: [{ widthMm: 80 }],
      head: [[{ runs: [{ text: 'Кому' }] }]],
      rows: [[{ runs: [{ text: 'начальнику отдела дорог Гордееву' }] }]],
    },
  ],
}
const word = (form: string, isSure = false): DeclinedWord => ({
  subject: 'surname',
  source: form,
  gender: 'male',
  grammaticalCase: 'dative',
  form,
  byRules: form,
  isSure,
  origin: 'rules',
  isPrivate: false,
})
function runsOf(value: unknown): Run[] {
  if (Array.isArray(value)) return value.flatMap(runsOf)
  if (typeof value !== 'object' || value === null) return []
  if ('text' in value && typeof value.text === 'string') return [value as Run]
  return Object.values(value).flatMap(runsOf)
}
const highlighted = (paper: DocumentModel) => runsOf(paper.blocks).flatMap((run) => (run.highlight ? [run.text] : []))
const textOf = (paper: DocumentModel) =>
  runsOf(paper.blocks)
    .map((run) => run.text)
    .join('')

describe('сомнительные формы на листе', () => {
  it('marks each place of a doubtful form and changes no letter', () => {
    const shown = markDoubtful(model, [word('Гордееву'), word('Тихонову', true)])
    expect(highlighted(shown)).toEqual(['Гордееву', 'Гордееву', ' не указан', 'Гордееву'])
    expect(textOf(shown)).toBe(textOf(model))
  })
  it('finds a form of several words across a non-breaking space', () => {
    const shown = markDoubtful(model, [word('начальнику\u00a0отдела дорог')])
    expect(highlighted(shown)).toEqual([' не указан', 'начальнику отдела дорог'])
  })
  it('does not mark a part of a longer word', () => {
    expect(highlighted(markDoubtful(model, [word('Гордеев')]))).not.toContain('Гордееву')
    expect(markDoubtful(model, [word('Горд')])).toEqual(model)
  })
  it('a paper without doubtful forms is the same paper', () => {
    expect(markDoubtful(model, [word('Гордееву', true)])).toBe(model)
  })
})
