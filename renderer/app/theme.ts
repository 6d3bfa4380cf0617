import { computed, ref, watch } from 'vue'

export type ThemeChoice = 'light' | 'dark' | 'system'
export type ScaleChoice = 100 | 115 | 125

const store = 'reestr-mcu.look'

/** Light, dark, or as the system says; kept on this PC, because it belongs to the screen and not to the register. */
export const theme = ref<ThemeChoice>('system')
/** Size of everything in the window, per cent. */
export const scale = ref<ScaleChoice>(100)
const windowWidth = ref(1366)
/** The least width for the full left panel, in the pixels of the design: a small screen at 125 % has 1093 of them. */
const FULL_PANEL_FROM = 1140
/** Width of the window in the pixels of the design, which grow with the scale. */
export const roomWidth = computed(() => (windowWidth.value * 100) / scale.value)
/** Whether there is too little room for the full left panel. */
export const isTight = computed(() => roomWidth.value < FULL_PANEL_FROM)
/** Whether the dark theme is shown now. */
export const isDark = ref(false)

const systemDark = () => matchMedia('(prefers-color-scheme: dark)')

const apply = (): void => {
  isDark.value = theme.value === 'dark' || (theme.value === 'system' && systemDark().matches)
  document.documentElement.dataset['theme'] = isDark.value ? 'dark' : 'light'
  document.documentElement.dataset['scale'] = String(scale.value)
}

const read = (): void => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(store) ?? '{}')
    if (typeof kept !== 'object' || kept === null) return
    if ('theme' in kept && (kept.theme === 'light' || kept.theme === 'dark' || kept.theme === 'system'))
      theme.value = kept.theme
    if ('scale' in kept && (kept.scale === 100 || kept.scale === 115 || kept.scale === 125)) scale.value = kept.scale
  } catch {
    // An unreadable remembered look is no reason not to start: the defaults hold.
  }
}

/** Puts the remembered look on the page before the first paint and follows later changes. */
export const startTheme = (): void => {
  read()
  apply()
  systemDark().addEventListener('change', apply)
  const measure = (): void => {
    windowWidth.value = window.innerWidth
  }
  measure()
  window.addEventListener('resize', measure)
  watch([theme, scale], () => {
    apply()
    try {
      localStorage.setItem(store, JSON.stringify({ theme: theme.value, scale: scale.value }))
    } catch {
      // Storage may be closed by the host; the look then lasts until the window is closed.
    }
  })
}

/** The moon in the left panel: the other theme, chosen explicitly. */
export const toggleTheme = (): void => {
  theme.value = isDark.value ? 'light' : 'dark'
}
