import { expect, it } from 'vitest'
import { emptyCase } from '../../../../electron/contract/messages.ts'
import { withoutRules } from './filled.ts'

it('sends what a rule filled in as empty, and what a person typed over it as it is', () => {
  const card = { ...emptyCase, themeId: 4, blockId: 2, recipientId: 9, isImportant: true, fastTrack: true }
  const filled = { themeId: 4, blockId: 2, recipientId: 7, isImportant: true }
  expect(withoutRules(card, filled)).toEqual({ ...emptyCase, recipientId: 9, fastTrack: true })
  expect(withoutRules(card, {})).toEqual(card)
})
