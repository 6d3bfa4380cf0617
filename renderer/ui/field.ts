import { inject, provide, computed, ref, useId, type ComputedRef, type InjectionKey, type Ref } from 'vue'

/** What a Field tells the control inside it. */
export type FieldContext = {
  id: ComputedRef<string>
  describedBy: ComputedRef<string | undefined>
  invalid: ComputedRef<boolean>
  labelId: ComputedRef<string>
  /** What the control itself cannot read; the Field shows it where there is no error. */
  problem: Ref<string | null>
}

const key: InjectionKey<FieldContext> = Symbol('field')

/** Id of the control of a named field: the links of an ErrorSummary go there. */
export const fieldId = (name: string): string => `f-${name}`

/** Called by Field: makes the ids of its parts and hands them to the control. */
export const provideField = (props: { name?: string; hint?: string; error?: string }): FieldContext => {
  const own = useId()
  const id = computed(() => (props.name ? fieldId(props.name) : own))
  const problem = ref<string | null>(null)
  const invalid = computed(() => Boolean(props.error || problem.value))
  const context: FieldContext = {
    id,
    problem,
    labelId: computed(() => `${id.value}-label`),
    invalid,
    describedBy: computed(() => (invalid.value ? `${id.value}-error` : props.hint ? `${id.value}-hint` : undefined)),
  }
  provide(key, context)
  return context
}

/** Called by a control: the Field around it, or ids of its own when it stands alone. */
export const useField = (): FieldContext => {
  const own = useId()
  return (
    inject(key, undefined) ?? {
      id: computed(() => own),
      labelId: computed(() => `${own}-label`),
      problem: ref(null),
      invalid: computed(() => false),
      describedBy: computed(() => undefined),
    }
  )
}
