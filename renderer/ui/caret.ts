const COPIED = [
  'font',
  'letterSpacing',
  'lineHeight',
  'paddingTop',
  'paddingRight',
  'paddingBottom',
  'paddingLeft',
  'tabSize',
  'textIndent',
  'wordSpacing',
] as const

/**
 * Where a place of the text stands in a text area, px from its top left corner as it is scrolled now. The text before it is laid out
 * once more in a hidden box of the same width: the browser does not say it otherwise.
 */
export const caretPlace = (area: HTMLTextAreaElement, index: number): { left: number; top: number; height: number } => {
  const style = getComputedStyle(area)
  const mirror = document.createElement('div')
  for (const name of COPIED) mirror.style[name] = style[name]
  Object.assign(mirror.style, {
    position: 'absolute',
    visibility: 'hidden',
    boxSizing: 'border-box',
    width: `${area.clientWidth}px`,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  })
  mirror.append(area.value.slice(0, index))
  const mark = document.createElement('span')
  mark.append('\u200B')
  mirror.append(mark)
  document.body.append(mirror)
  const place = {
    left: Math.max(0, Math.min(mark.offsetLeft, area.clientWidth - 8)),
    top: Math.max(0, Math.min(mark.offsetTop - area.scrollTop, area.clientHeight)),
    height: mark.offsetHeight,
  }
  mirror.remove()
  return place
}
