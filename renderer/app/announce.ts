import { ref } from 'vue'

/** Words for readers of the page; App.vue shows them in a hidden live region. */
export const announcement = ref('')

/** Says something to a reader of the page without moving the focus. */
export const announce = (text: string): void => {
  announcement.value = ''
  requestAnimationFrame(() => {
    announcement.value = text
  })
}
