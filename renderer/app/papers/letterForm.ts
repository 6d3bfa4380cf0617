import { computed, reactive, ref, shallowRef } from 'vue'
import type { LetterForm, Signer } from '../../../electron/contract/letters.ts'
import { api } from '../../api/index.ts'
import { officeNow } from '../../ui/clock.ts'
import { reportError } from '../errors.ts'

/** One key for a signer, so that a list can choose by it. */
const keyOf = (signer: Signer): string => (signer.kind === 'head' ? 'head' : `person-${signer.id}`)

/**
 * Requisites that every letter asks for: number, date, who signs, who made it. The number is left empty where the office gives it with
 * the pen; who signs is the first of those who may.
 */
export function useLetterForm() {
  const found = shallowRef<LetterForm | null>(null)
  const fields = reactive({
    number: '',
    date: (officeNow.value.slice(0, 10) || null) as string | null,
    signedBy: null as string | null,
    contact: '',
  })
  const unreadable = ref<string | null>(null)
  const signers = computed(() =>
    (found.value?.signers ?? []).map(({ signer, name, post }) => ({
      value: keyOf(signer),
      label: [name, post].filter((part) => part !== '').join(', '),
    })),
  )
  const read = async (): Promise<void> => {
    try {
      found.value = await api.papers.letterForm({})
    } catch (error) {
      return reportError(error)
    }
    fields.signedBy ??= signers.value[0]?.value ?? null
    if (fields.contact === '') fields.contact = found.value.contact
  }
  /** For a reference; null while nobody is there to sign or the date cannot be read. */
  const letter = () => {
    const one = found.value?.signers.find(({ signer }) => keyOf(signer) === fields.signedBy)
    if (one === undefined || unreadable.value !== null) return null
    return { number: fields.number.trim(), date: fields.date, signer: one.signer, contact: fields.contact.trim() }
  }
  return { fields, signers, found, unreadable, read, letter }
}
export type LetterFormState = ReturnType<typeof useLetterForm>
