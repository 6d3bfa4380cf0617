import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { officeNow } from '../../ui/clock.ts'

/** The office as the left panel shows it. Empty until the register has been read. */
export const useOffice = defineStore('office', () => {
  const name = ref('')
  /** The register holds demonstration data: the window carries a visible frame. */
  const demo = ref(false)
  /** Civil «now» of the office, `YYYY-MM-DDTHH:MM`, given by the core; dates on screens are relative to it. */
  const now = computed(() => officeNow.value)
  return { name, now, demo }
})
