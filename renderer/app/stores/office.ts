import { defineStore } from 'pinia'
import { ref } from 'vue'

/** The office as the left panel shows it. Empty until the register has been read. */
export const useOffice = defineStore('office', () => {
  const name = ref('')
  /** Civil «now» of the office, `YYYY-MM-DDTHH:MM`, given by the host; dates on screens are relative to it. */
  const now = ref('')
  /** The register holds demonstration data: the window carries a visible frame. */
  const demo = ref(false)
  return { name, now, demo }
})
