import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { DocumentModel, documentKinds } from '../../contract/documents.ts'
import { paperModels, paperSamples } from './paperModels.ts'

describe('samples of papers', () => {
  it('every kind of document is printed short, typical and extreme by the tests of paper', () => {
    const sampled = new Set(Object.values(paperSamples).map((samples) => samples.typical().kind))
    expect(documentKinds.filter((kind) => !sampled.has(kind))).toEqual([])
  })

  it.each(Object.entries(paperModels()))('%s is a document of the contract', (_name, model) => {
    expect(v.safeParse(DocumentModel, model).issues).toBeUndefined()
  })
})
