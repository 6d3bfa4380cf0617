import { onMounted, ref, watch, type ShallowRef } from 'vue'

export const ZOOM_STEP = 1.15
/** A4 at zoom 1, CSS pixels. */
const SHEET = { width: 794, height: 1123, gap: 27 }

/** How large the sheets are: two whole ones side by side in the room at first, as in the design; a person's own zoom after that. */
export const useZoom = (stage: Readonly<ShallowRef<HTMLElement | null>>) => {
  const zoom = ref(0.575)
  const fit = (): void => {
    const { clientWidth: width = 0, clientHeight: height = 0 } = stage.value ?? {}
    if (width === 0) return
    zoom.value = Math.max(
      0.45,
      Math.min(0.83, (width - 50) / (2 * SHEET.width + SHEET.gap), (height - 30) / SHEET.height),
    )
  }
  watch(stage, (element) => element && fit(), { flush: 'post' })
  onMounted(fit)
  const scale = (by: number): void => {
    zoom.value = Math.min(2, Math.max(0.3, zoom.value * by))
  }
  return { zoom, fit, scale }
}
