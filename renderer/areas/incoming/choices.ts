import { computed, reactive } from 'vue'
import type {
  ComparedCase,
  Comparison,
  FieldDifference,
  MergeChoices,
  MergeField,
  MergeSide,
} from '../../../electron/contract/incoming.ts'

/** What a person chose of a package: for all, for a field of all, for a card, for one of its fields; the narrower wins. */
export function useChoices(comparison: () => Comparison | null) {
  const choices = reactive<MergeChoices>({ takeNew: false, takeClashes: false, fields: {}, cards: {} })
  /** What kind of card each single choice is about, to count it. */
  const kinds = new Map<string, ComparedCase['state']>()

  const own = (one: ComparedCase): MergeChoices['cards'][string] => {
    kinds.set(one.key, one.state)
    return (choices.cards[one.key] ??= { fields: {} })
  }
  const isTaken = (one: ComparedCase): boolean =>
    choices.cards[one.key]?.take ?? (one.state === 'new' ? choices.takeNew : choices.takeClashes)
  const take = (one: ComparedCase, value: boolean): void => {
    own(one).take = value
  }
  const takeAll = (state: 'new' | 'clash', value: boolean): void => {
    if (state === 'new') choices.takeNew = value
    else choices.takeClashes = value
    for (const [key, kind] of kinds) if (kind === state) delete choices.cards[key]?.take
  }
  const sideOf = (one: ComparedCase, field: MergeField): MergeSide =>
    choices.cards[one.key]?.fields[field] ?? choices.fields[field] ?? 'ours'
  const choose = (one: ComparedCase, field: FieldDifference, side: MergeSide): void => {
    if (field.blocked === null) own(one).fields[field.field] = side
  }
  const chooseCard = (one: ComparedCase, side: MergeSide): void => {
    for (const field of one.fields) choose(one, field, side)
  }
  /** The side of a whole card; null where its fields go both ways. */
  const cardSide = (one: ComparedCase): MergeSide | null => {
    const sides = new Set(one.fields.filter(({ blocked }) => blocked === null).map(({ field }) => sideOf(one, field)))
    const [side] = sides
    return sides.size === 1 && side !== undefined ? side : null
  }
  /** For all cards: single choices of this field are forgotten. */
  const chooseField = (field: MergeField, side: MergeSide): void => {
    choices.fields[field] = side
    for (const card of Object.values(choices.cards)) delete card.fields[field]
  }

  const chosen = computed(() => {
    const found = comparison()
    if (!found) return { take: 0, fields: 0 }
    let take = (choices.takeNew ? found.states.new : 0) + (choices.takeClashes ? found.states.clash : 0)
    let fields = found.fields.reduce(
      (sum, line) => sum + (choices.fields[line.field] === 'theirs' ? line.takeable : 0),
      0,
    )
    for (const [key, card] of Object.entries(choices.cards)) {
      const isAll = kinds.get(key) === 'new' ? choices.takeNew : choices.takeClashes
      if (card.take !== undefined) take += Number(card.take) - Number(isAll)
      for (const [field, side] of Object.entries(card.fields) as [MergeField, MergeSide][])
        fields += Number(side === 'theirs') - Number(choices.fields[field] === 'theirs')
    }
    return { take, fields }
  })
  return { choices, isTaken, take, takeAll, sideOf, choose, chooseCard, cardSide, chooseField, chosen }
}
