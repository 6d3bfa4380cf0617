import { computed, ref, shallowRef } from 'vue'
import type { AutoRule, BroughtRules, RuleProblem, SuggestedRule } from '../../../electron/contract/autorules.ts'
import { RULES_PURPOSE } from '../../../electron/contract/autorules.ts'
import { api, host } from '../../api/index.ts'
import { useForm } from '../../app/form.ts'
import { useUndo } from '../../app/stores/undo.ts'
import { useFresh } from '../settings/changes.ts'
import { draftOf, isChanged, saveInput, typedOf, type RuleDraft } from './ruleForm.ts'
import { texts } from './texts.ts'

/** The rules of the office and the one that is being typed. What was typed stays when the list is read again. */
export const useRules = () => {
  const undo = useUndo()
  const rules = shallowRef<readonly AutoRule[]>([])
  const problems = shallowRef<readonly RuleProblem[]>([])
  const hits = shallowRef<ReadonlyMap<number, number>>(new Map())
  const isRead = ref(false)
  const draft = ref<RuleDraft | null>(null)
  const start = shallowRef<RuleDraft | null>(null)
  /** Raised whenever cards or rules changed: previews read again. */
  const fresh = ref(0)
  const brought = shallowRef<BroughtRules | null>(null)
  const form = useForm(() => ({
    name: texts.form.name,
    allWords: texts.form.allWords,
    anyWords: texts.form.anyWords,
    noWords: texts.form.noWords,
    actions: texts.form.sets,
  }))

  const changed = computed(() => {
    if (!draft.value || !start.value) return false
    return draft.value.id === null || isChanged(draft.value, start.value)
  })
  const current = computed(() => draft.value?.id ?? null)
  const typed = computed(() => (draft.value ? typedOf(draft.value) : null))

  const open = (from: Parameters<typeof draftOf>[0]) => {
    start.value = draftOf(from)
    draft.value = draftOf(from)
    form.refuse({})
  }
  const close = () => {
    start.value = null
    draft.value = null
  }
  const select = (id: number) => {
    const rule = rules.value.find((one) => one.id === id)
    if (rule) open(rule)
  }
  const revert = () => {
    if (draft.value?.id == null) {
      const [first] = rules.value
      return first ? open(first) : close()
    }
    select(draft.value.id)
  }

  const read = async () => {
    const list = await api.autorules.list({})
    rules.value = list.rules
    problems.value = list.problems
    isRead.value = true
    fresh.value += 1
    const shown = draft.value
    if (shown === null && list.rules[0]) open(list.rules[0])
    if (shown !== null && shown.id !== null && !changed.value) {
      const rule = list.rules.find((one) => one.id === shown.id)
      if (rule) open(rule)
      else close()
    }
    const counts = await api.messages.counters({ filters: list.rules.map(({ id }) => ({ ruleId: id })) })
    hits.value = new Map(list.rules.map(({ id }, index) => [id, counts[index] ?? 0]))
  }
  useFresh(['autorules', 'messages', 'directory', 'imports'], read)

  /** @returns the id of the saved rule; null when something is to be corrected */
  const save = async (): Promise<number | null> => {
    const wanted = draft.value
    if (!wanted) return null
    let savedId: number | null = null
    await form.send(async () => {
      const done = await api.autorules.save(saveInput(wanted))
      savedId = done.id
      start.value = null
      draft.value = null
      await read()
      select(done.id)
      undo.done(done)
    })
    return savedId
  }
  const apply = async (ids: number[]) => {
    const ruleId = changed.value ? await save() : current.value
    if (ruleId !== null) undo.done(await api.messages.applyRule({ ruleId, ids }))
  }
  const turn = async ({ id, version }: AutoRule, isOn: boolean) =>
    undo.done(await api.autorules.setOn({ id, version, isOn }))
  const move = async ({ id, version }: AutoRule, position: number) => {
    if (position < 0 || position >= rules.value.length) return
    const done = await api.autorules.move({ id, version, position })
    // The line is moved by now, so that the focus can be given back to it.
    await read()
    undo.done(done)
  }
  const copy = async () => {
    if (draft.value?.id == null) return
    const done = await api.autorules.copy({ id: draft.value.id })
    await read()
    select(done.id)
    undo.done(done)
  }
  const remove = async () => {
    const rule = rules.value.find(({ id }) => id === current.value)
    if (!rule) return
    const at = rules.value.indexOf(rule)
    const done = await api.autorules.remove({ id: rule.id, version: rule.version })
    close()
    await read()
    const next = rules.value[Math.min(at, rules.value.length - 1)]
    if (next) select(next.id)
    undo.done(done)
  }
  const make = ({ name, conditions, actions }: Pick<SuggestedRule, 'name' | 'conditions' | 'actions'>) =>
    open({ name, conditions, actions })

  const exportFile = async () => {
    const { ticket, name } = await api.autorules.exportFile({})
    await host.saveFile(ticket, name)
  }
  const importFile = async () => {
    const [file] = await host.pickFiles({ purpose: RULES_PURPOSE, title: texts.importTitle, extensions: ['json'] })
    if (!file) return
    brought.value = await api.autorules.importFile({ ticket: file.ticket })
  }
  return {
    rules,
    problems,
    hits,
    isRead,
    draft,
    typed,
    changed,
    current,
    fresh,
    brought,
    form,
    open,
    select,
    revert,
    save,
    apply,
    turn,
    move,
    copy,
    remove,
    make,
    exportFile,
    importFile,
  }
}
