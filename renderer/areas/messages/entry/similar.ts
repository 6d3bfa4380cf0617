import { onScopeDispose, ref, watch } from 'vue'
import type { LikelyFacts, Likeness } from '../../../../electron/contract/repeats.ts'
import { api } from '../../../api/index.ts'
import type { Entry } from './model.ts'

/** A card that may be about the same, and why. */
export type Similar = Likeness
/** What the panel offers to do with it; the first is what its key does. */
export type SimilarAct = 'link' | 'join' | 'open'

const LOOK_AFTER_MS = 350
export const SHOWN = 4

export const actsOf = (found: Pick<Similar, 'kind'>): readonly SimilarAct[] =>
  ({
    doubleEntry: ['open', 'link'],
    sameApplicant: ['link', 'join', 'open'],
    sameProblem: ['join', 'link', 'open'],
  })[found.kind] as readonly SimilarAct[]

const LINE = 2000
/** What is typed so far, as the service compares it. Longer than it takes is cut: what a text is about stands at its beginning. */
export const factsOf = (entry: Entry): LikelyFacts => {
  const { kind, name, phone, email, postalAddress } = entry.applicant
  return {
    externalNumber: entry.externalNumber.slice(0, 100),
    gist: entry.gist.slice(0, LINE),
    text: entry.text.slice(0, LINE),
    territoryId: entry.territoryId,
    address: entry.address.slice(0, 500),
    themeId: entry.themeId,
    channelId: entry.channelId,
    receivedAt: entry.receivedAt,
    applicant: [name, phone, email].every((one) => one.trim() === '')
      ? null
      : {
          kind,
          name: name.slice(0, 300),
          phone: phone.slice(0, 60),
          email: email.slice(0, 200),
          postalAddress: postalAddress.slice(0, 500),
        },
    exceptId: null,
  }
}

/** Looks for likely repeats while the form is filled in; nothing is asked while a person types on. */
export const useSimilar = (entry: () => Entry) => {
  const found = ref<Similar[]>([])
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0
  watch(
    () => JSON.stringify(factsOf(entry())),
    (facts) => {
      clearTimeout(timer)
      const mine = ++asked
      timer = setTimeout(() => {
        api.repeats
          .likely({ facts: JSON.parse(facts) as LikelyFacts, limit: SHOWN })
          .then((list) => {
            if (mine === asked) found.value = list
          })
          .catch(() => {
            // A hint that could not be had is no reason to disturb typing.
            found.value = []
          })
      }, LOOK_AFTER_MS)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
  return found
}
