import { emptyActions, emptyConditions } from '../../contract/autorules.ts'
import type { RuleOutcome } from '../../contract/autorules.ts'
import { insertRow } from '../../db/insertRow.ts'
import type { Records } from '../../db/records.ts'
import { applyRules, autoRules, loadRules, ruleActionsTable, ruledCards } from '../autorules/autorules.service.ts'
import type { RuledFacts } from '../autorules/autorules.service.ts'
import { routings } from '../messages/messages.service.ts'
import { addDays } from './content/dates.ts'
import { demoRules, RULES_SINCE_DAYS } from './content/rules.ts'
import type { Codes } from './loadStaff.ts'

/**
 * Rules of the story and what they did since they were made. The cards stay as the story tells them: where they stand as a rule says,
 * the rule has routed them; where people chose otherwise, they have corrected it.
 */
export function tellRules(records: Records, codes: Codes, now: string): void {
  demoRules.forEach((rule, index) =>
    records.insert(autoRules, {
      name: rule.name,
      position: index + 1,
      isOn: rule.isOn,
      note: rule.note,
      conditions: {
        ...emptyConditions,
        ...rule.conditions,
        themeIds: rule.themes.map((code) => codes.of('themes', code)),
        channelIds: (rule.channels ?? []).map((code) => codes.of('channels', code)),
        territoryIds: (rule.territories ?? []).map((code) => codes.of('territories', code)),
      },
      actions: {
        ...emptyActions,
        recipientId: codes.maybe('recipients', rule.recipient ?? null),
        themeId: codes.maybe('themes', rule.theme ?? null),
      },
    }),
  )
  const book = loadRules(records.db)
  const since = addDays(now.slice(0, 10), -RULES_SINCE_DAYS)
  // Read to the end first: a connection that is being read from cannot write.
  const cards = [...ruledCards(records.db, since, now.slice(0, 10))]
  for (const card of cards) {
    if (card.recipientId === null) continue
    for (const outcome of applyRules(book, { ...card, recipientId: null })) tell(records, card, outcome)
  }
}

function tell({ db }: Records, card: RuledFacts, { ruleId, changes, before }: RuleOutcome): void {
  const routed = db.get<{ id: number; at: string }>(
    'SELECT c.id, r.at FROM cases c JOIN routings r ON r.case_id = c.id WHERE c.id = ? ORDER BY r.id LIMIT 1',
    [card.id],
  )
  if (!routed) return
  const { at } = db.one<{ at: string }>('SELECT registered_at AS at FROM cases WHERE id = ?', [card.id])
  insertRow(db, ruleActionsTable, { caseId: card.id, ruleId, at, before, after: changes, undoneAt: null })
  if (changes.recipientId == null) return
  if (changes.recipientId === card.recipientId)
    db.run('UPDATE routings SET rule_id = ?, operator_id = NULL WHERE case_id = ?', [ruleId, card.id])
  else
    insertRow(db, routings, {
      caseId: card.id,
      recipientId: changes.recipientId,
      responsibleId: card.responsibleId,
      operatorId: null,
      at,
      reason: '',
      act: 'routed',
      ruleId,
    })
}
