import { ref } from 'vue'

/**
 * Civil «now» of the office, `YYYY-MM-DDTHH:MM`. The host says it and the shell keeps it fresh; fields and screens read it
 * here. The PC's own clock is never asked, so that a demonstration or a test has its own day.
 */
export const officeNow = ref('')
