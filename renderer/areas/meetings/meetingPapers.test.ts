import { describe, expect, it } from 'vitest'
import { paperOf, papersOf } from './meetingPapers.ts'

const plain = { namedVotes: null }
const byName = { namedVotes: [{ participantId: 1, vote: 'inFavour' as const }] }

describe('the menu of papers of a meeting', () => {
  it('offers the list of votes by name only where somebody voted by name', () => {
    expect(papersOf([plain]).map((one) => one.id)).toEqual(['agenda', 'chair', 'notices', 'invited'])
    expect(papersOf([plain, byName]).map((one) => one.id)).toContain('voteSheet')
  })

  it('has a paper behind every line, under the name of the line', () => {
    for (const { id, title } of papersOf([byName]))
      expect(paperOf(id, 5)).toMatchObject({ title, ref: { meetingId: 5 } })
  })

  it('leaves other lines to the page', () => {
    expect(paperOf('protocol', 5)).toBeNull()
  })
})
