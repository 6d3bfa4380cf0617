import { computed, type ComputedRef, type Ref } from 'vue'
import { useOfficeForms } from './officeForms.ts'
import { texts } from './texts.ts'

/** A value of a number field: comma or point, blanks dropped; null when it is no number. */
export const readNumber = (text: string): number | null => {
  const plain = text.replace(',', '.').replace(/\s/g, '')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null
}

/** A number as it stands in a field. */
export const writeNumber = (value: number): string => String(value).replace('.', ',')

/**
 * Refusals of a section's fields under their labels: those of the core for the paths in `labels`, and numbers that could not be
 * read (`unreadable`: path → what was typed).
 */
export const useSettingErrors = (
  labels: Readonly<Record<string, string>>,
  unreadable?: Ref<Readonly<Record<string, string>>>,
): {
  of: (path: string) => string | undefined
  list: ComputedRef<{ name: string; label: string; message: string }[]>
} => {
  const forms = useOfficeForms()
  const all = computed(() => {
    const local = Object.keys(unreadable?.value ?? {}).map((path) => [path, texts.badNumber] as const)
    return { ...forms.errors, ...Object.fromEntries(local) }
  })
  const list = computed(() =>
    Object.entries(labels).flatMap(([path, label]) => {
      const message = all.value[`settings.${path}`] ?? all.value[path]
      return message === undefined ? [] : [{ name: path, label, message }]
    }),
  )
  const of = (path: string) => list.value.find((error) => error.name === path)?.message
  return { of, list }
}
