import { HABIT_FORMS, HANDED_FORMS } from '../../contract/drafts.ts'
import type { DraftLine } from '../../contract/drafts.ts'
import { AppError, fieldErrors } from '../../contract/errors.ts'
import type { Contract } from '../../contract/index.ts'
import type { Services } from '../../contract/kinds.ts'
import type { JsonValue } from '../../contract/scalars.ts'
import type { BaseContext, Contexts } from '../context.ts'
import { listOperators } from '../operators/operators.service.ts'
import { dropDraft, findDraft, findDraftById, giveDraft, listDrafts, listHandedOn, putDraft } from './drafts.repo.ts'
import type { HeldDraft } from './drafts.repo.ts'
import { texts } from './texts.ts'

const TITLE = 120

function owner(ctx: BaseContext): number {
  if (ctx.operatorId === null) throw new AppError('refused', texts.noOperator)
  return ctx.operatorId
}

const isHabit = ({ draft }: HeldDraft): boolean => (HABIT_FORMS as readonly string[]).includes(draft.form)

const field = (value: JsonValue | undefined, name: string): JsonValue | undefined =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? value[name] : undefined

/** The beginning of what was typed as the gist or the text. Nothing else of a draft is shown in a list: the applicant least of all. */
export function titleOf(content: JsonValue): string {
  const entry = field(content, 'entry') ?? content
  const typed = [field(entry, 'gist'), field(entry, 'text')].find(
    (value) => typeof value === 'string' && value.trim() !== '',
  )
  const words =
    typeof typed === 'string'
      ? typed
          .slice(0, TITLE * 4)
          .replace(/\s+/g, ' ')
          .trim()
      : ''
  return words.length > TITLE ? `${words.slice(0, TITLE).trimEnd()}…` : words
}

function line({ draft }: HeldDraft): DraftLine {
  const { content, ...rest } = draft
  return { ...rest, title: titleOf(content) }
}

/** A draft handed on: the line names the one who holds it now. */
function lineHandedOn(held: HeldDraft): DraftLine {
  const { handed, ...rest } = line(held)
  return { ...rest, handed: handed && { ...handed, operatorId: held.holder.id, operator: held.holder.name } }
}

/** A card has one draft of an answer per operator, a new record as many as are open: each handed one gets a place of its own. */
const slotFor = ({ draft }: HeldDraft): string => (draft.form === 'messages.new' ? `h${draft.id}` : draft.slot)

/** Drafts are kept as typed and belong to one operator; they are not facts of the register and are not journaled. */
export const draftsService: Services<Contract, Contexts>['drafts'] = {
  list: (_input, ctx) => ({
    mine: listDrafts(ctx.db, owner(ctx))
      .filter((held) => !isHabit(held))
      .map(line),
    handedOn: listHandedOn(ctx.db, owner(ctx)).map(lineHandedOn),
  }),
  get: ({ form, slot }, ctx) => findDraft(ctx.db, owner(ctx), form, slot)?.draft ?? null,
  put: ({ form, slot, content }, ctx) => {
    putDraft(ctx.records.db, owner(ctx), { form, slot, content, updatedAt: ctx.now })
    return { updatedAt: ctx.now }
  },
  drop: ({ form, slot }, ctx) => {
    dropDraft(ctx.records.db, owner(ctx), form, slot)
    return {}
  },
  handOver: ({ form, slot, operatorId, note }, ctx) => {
    const me = owner(ctx)
    if (!(HANDED_FORMS as readonly string[]).includes(form)) throw new AppError('refused', texts.notHandable)
    if (operatorId === me) throw fieldErrors({ operatorId: texts.toOneself })
    const colleague = listOperators(ctx.db).find((one) => one.id === operatorId && one.closedOn === null)
    if (!colleague) throw fieldErrors({ operatorId: texts.noColleague })
    const held = findDraft(ctx.db, me, form, slot)
    if (!held) throw new AppError('notFound', texts.noDraft)
    const place = slotFor(held)
    if (findDraft(ctx.db, operatorId, form, place)) throw fieldErrors({ operatorId: texts.takenThere(colleague.name) })
    giveDraft(ctx.records.db, held.draft.id, { operatorId, slot: place }, { byId: me, at: ctx.now, note })
    return { id: held.draft.id, title: texts.handed(colleague.name) }
  },
  takeBack: ({ id }, ctx) => {
    const me = owner(ctx)
    const held = findDraftById(ctx.db, id)
    if (!held) throw new AppError('notFound', texts.noDraft)
    if (held.draft.handed?.operatorId !== me || held.holder.id === me) throw new AppError('refused', texts.notYours)
    const slot = slotFor(held)
    if (findDraft(ctx.db, me, held.draft.form, slot)) throw new AppError('refused', texts.takenHere)
    giveDraft(ctx.records.db, id, { operatorId: me, slot }, null)
    return { form: held.draft.form, slot, title: texts.takenBack(held.holder.name) }
  },
}
