import { HANDED_FORMS, type DraftLine } from '../../../electron/contract/drafts.ts'
import { texts } from './texts.ts'

type Key = Pick<DraftLine, 'form' | 'slot'>

/** Where the operator goes on with a draft; null where the form opens by itself elsewhere. */
export const placeOf = ({ form, slot }: Key): string | null => {
  if (form === 'messages.new') return slot === '' ? '/messages/new' : `/messages/new/${slot}`
  if (/^messages\.(answer|interim|approve|reply)$/.test(form))
    return slot === 'many' ? '/messages' : `/messages/${slot}`
  if (form === 'assignments.new') {
    const [kind, id] = slot.split('-')
    if (kind === 'request') return `/centre-requests?show=all&id=${id}`
    return kind === 'case' || kind === 'problem' ? `/assignments?new=1&${kind}=${id}` : '/assignments?new=1'
  }
  if (form.startsWith('assignments.')) return `/assignments?show=all&id=${slot}`
  if (form === 'centreRequests.form')
    return slot === '' ? '/centre-requests?new=1' : `/centre-requests?show=all&id=${slot}`
  if (form.startsWith('centreRequests.')) return `/centre-requests?show=all&id=${slot}`
  if (form.startsWith('ratings.')) return '/ratings'
  if (form.startsWith('positionMap.')) return '/position-map'
  if (form.startsWith('imports.')) return '/imports'
  if (form.startsWith('exchange.')) return '/exchange'
  return null
}

/** What kind of work the draft is. */
export const kindOf = ({ form, slot }: Key): string => {
  if (form === 'messages.new') return texts.kinds.entry
  if (/^messages\.(answer|interim|approve|reply)$/.test(form))
    return slot === 'many'
      ? texts.kinds.answerMany
      : form === 'messages.interim'
        ? texts.kinds.interim
        : texts.kinds.answer
  if (form.startsWith('assignments.')) return texts.kinds.assignment
  if (form.startsWith('centreRequests.')) return texts.kinds.centreRequest
  if (form.startsWith('ratings.')) return texts.kinds.ratingAppeal
  if (form.startsWith('positionMap.')) return texts.kinds.positionMap
  if (form.startsWith('imports.')) return texts.kinds.import
  if (form.startsWith('exchange.')) return texts.kinds.package
  return texts.kinds.other
}

export const isHandable = ({ form, slot }: Key): boolean =>
  (HANDED_FORMS as readonly string[]).includes(form) && slot !== 'many'
