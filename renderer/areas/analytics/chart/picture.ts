import { FONT_SIZE, type Drawing, type Paint, type Shape, type Tone } from './shapes.ts'

/** The same shapes as a PNG on white, twice as fine as the screen, with what it shows above it. */

const SCALE = 2
const MARGIN = 24
const HEAD = 46
const FOOT = 26
/** Distance of the strokes of a hatch, px. */
const STROKES = 5

type Colours = {
  tone: (tone: Tone) => string
  paint: (paint: Paint) => string | CanvasPattern
  family: string
  paper: string
  ink: string
  quiet: string
}

const TONES: Readonly<Record<Tone, string>> = {
  first: '--c-chart-1',
  second: '--c-chart-2',
  previous: '--c-chart-prev',
  grid: '--c-chart-grid',
  text: '--c-text',
  text2: '--c-text-2',
  heatInk: '--c-heat-ink',
  heatPaper: '--c-heat-paper',
  firstText: '--c-accent-text',
  secondText: '--c-amber',
}
const PLAIN: Readonly<Partial<Record<Paint, string>>> = {
  first: '--c-chart-1',
  pale: '--c-chart-3',
  hollow: '--c-surface',
  surface: '--c-surface',
  heat0: '--c-heat-0',
  heat1: '--c-heat-1',
  heat2: '--c-heat-2',
  heat3: '--c-heat-3',
  heat4: '--c-heat-4',
  heat5: '--c-heat-5',
}

/** Diagonal strokes: what is late stays apart in black-and-white print and for colour-blind readers. */
function hatch(colour: string, paper: string): CanvasPattern | string {
  const size = STROKES * 2
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = size
  const context = canvas.getContext('2d')
  if (!context) return colour
  context.fillStyle = paper
  context.fillRect(0, 0, size, size)
  context.globalAlpha = 0.5
  context.fillStyle = colour
  context.fillRect(0, 0, size, size)
  context.globalAlpha = 1
  context.strokeStyle = colour
  context.lineWidth = STROKES * 0.55
  context.beginPath()
  for (let shift = -size; shift <= size * 2; shift += STROKES) {
    context.moveTo(shift, size)
    context.lineTo(shift + size, 0)
  }
  context.stroke()
  return context.createPattern(canvas, 'repeat') ?? colour
}

function dots(colour: string, paper: string): CanvasPattern | string {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 5
  const context = canvas.getContext('2d')
  if (!context) return paper
  context.fillStyle = paper
  context.fillRect(0, 0, 5, 5)
  context.fillStyle = colour
  context.beginPath()
  context.arc(2.5, 2.5, 1.1, 0, Math.PI * 2)
  context.fill()
  return context.createPattern(canvas, 'repeat') ?? paper
}

/** Tokens of the light theme whatever the window shows: a picture goes onto paper. Read between two frames, so nothing flashes. */
function paperColours(): Colours {
  const root = document.documentElement
  const shown = root.dataset['theme']
  root.dataset['theme'] = 'light'
  const style = getComputedStyle(root)
  const token = (name: string): string => style.getPropertyValue(name).trim()
  const tones = Object.fromEntries(Object.entries(TONES).map(([tone, name]) => [tone, token(name)]))
  const plain = Object.fromEntries(Object.entries(PLAIN).map(([paint, name]) => [paint, token(name)]))
  const [late, pale, quiet, paper] = ['--c-chart-2', '--c-chart-3', '--c-chart-prev', '--c-surface'].map(token)
  const family = token('--font-ui')
  if (shown === undefined) delete root.dataset['theme']
  else root.dataset['theme'] = shown
  const ground = paper ?? ''
  return {
    tone: (tone) => tones[tone] ?? '',
    paint: (paint) =>
      paint === 'late'
        ? hatch(late ?? '', ground)
        : paint === 'dotted'
          ? dots(quiet ?? '', pale ?? '')
          : (plain[paint] ?? ground),
    family,
    paper: ground,
    ink: tones['text'] ?? '',
    quiet: tones['text2'] ?? '',
  }
}

function drawShape(context: CanvasRenderingContext2D, shape: Shape, colours: Colours): void {
  context.setLineDash([])
  if (shape.is === 'rect') {
    context.fillStyle = colours.paint(shape.paint)
    context.fillRect(shape.x, shape.y, shape.width, shape.height)
    if (shape.paint !== 'hollow') return
    context.strokeStyle = colours.tone('previous')
    context.lineWidth = 1.5
    context.strokeRect(shape.x + 0.75, shape.y + 0.75, Math.max(0, shape.width - 1.5), Math.max(0, shape.height - 1.5))
    return
  }
  if (shape.is === 'text') {
    context.font = `${shape.strong ? 600 : 400} ${FONT_SIZE}px ${colours.family}`
    context.textAlign = shape.anchor === 'middle' ? 'center' : shape.anchor
    context.fillStyle = colours.tone(shape.tone)
    context.fillText(shape.text, shape.x, shape.y)
    return
  }
  context.strokeStyle = colours.tone(shape.tone)
  context.beginPath()
  if (shape.is === 'dot') {
    context.lineWidth = 1.5
    context.arc(shape.x, shape.y, shape.r, 0, Math.PI * 2)
    context.fillStyle = shape.hollow ? colours.paper : colours.tone(shape.tone)
    context.fill()
  } else {
    context.lineWidth = shape.width
    context.setLineDash([...(shape.dash ?? [])])
    shape.points.forEach(([x, y], index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)))
  }
  context.stroke()
}

export type PictureWords = { title: string; about: string; foot: string }

/** @throws Error where the window cannot draw a picture */
export async function pictureOf(drawing: Drawing, words: PictureWords): Promise<Blob> {
  await document.fonts.ready
  const colours = paperColours()
  const canvas = document.createElement('canvas')
  const width = drawing.width + MARGIN * 2
  const height = drawing.height + HEAD + FOOT + MARGIN * 2
  canvas.width = width * SCALE
  canvas.height = height * SCALE
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.scale(SCALE, SCALE)
  context.fillStyle = colours.paper
  context.fillRect(0, 0, width, height)
  context.translate(MARGIN, MARGIN)
  const line = (text: string, y: number, font: string, ink: string): void => {
    context.font = `${font} ${colours.family}`
    context.textAlign = 'start'
    context.fillStyle = ink
    context.fillText(text, 0, y, drawing.width)
  }
  line(words.title, 14, '600 15px', colours.ink)
  line(words.about, 32, '400 12px', colours.quiet)
  line(words.foot, HEAD + drawing.height + FOOT - 4, '400 11px', colours.quiet)
  context.translate(0, HEAD)
  for (const shape of drawing.shapes) drawShape(context, shape, colours)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png')
  })
}
