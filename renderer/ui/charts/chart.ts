import type { Chart as ChartClass, ChartConfiguration, ChartType, Plugin } from 'chart.js'

/** Colours of the charts, read from the tokens of the theme shown now. */
export type ChartColours = {
  first: string
  second: string
  third: string
  previous: string
  grid: string
  text: string
  text2: string
  surface: string
}

/** Reads the chart tokens; call again after a change of the theme. */
export const chartColours = (root: Element = document.documentElement): ChartColours => {
  const style = getComputedStyle(root)
  const token = (name: string) => style.getPropertyValue(name).trim()
  return {
    first: token('--c-chart-1'),
    second: token('--c-chart-2'),
    third: token('--c-chart-3'),
    previous: token('--c-chart-prev'),
    grid: token('--c-chart-grid'),
    text: token('--c-text'),
    text2: token('--c-text-2'),
    surface: token('--c-surface'),
  }
}

/**
 * Diagonal hatch of a colour: the second series stays apart in black-and-white print and for colour-blind readers.
 * `step` is the distance of the strokes, px.
 */
export const hatch = (colour: string, paper: string, step = 5): CanvasPattern | string => {
  const canvas = document.createElement('canvas')
  canvas.width = step * 2
  canvas.height = step * 2
  const context = canvas.getContext('2d')
  if (!context) return colour
  context.fillStyle = paper
  context.fillRect(0, 0, step * 2, step * 2)
  context.globalAlpha = 0.55
  context.fillStyle = colour
  context.fillRect(0, 0, step * 2, step * 2)
  context.globalAlpha = 1
  context.strokeStyle = colour
  context.lineWidth = step * 0.55
  context.beginPath()
  for (let shift = -step * 2; shift <= step * 4; shift += step) {
    context.moveTo(shift, step * 2)
    context.lineTo(shift + step * 2, 0)
  }
  context.stroke()
  return context.createPattern(canvas, 'repeat') ?? colour
}

/** Fills the sheet behind the drawing: charts put into documents need a white ground. */
export const paperPlugin: Plugin = {
  id: 'paper',
  beforeDraw(chart, _args, options: { colour?: string }) {
    if (!options.colour) return
    chart.ctx.save()
    chart.ctx.fillStyle = options.colour
    chart.ctx.fillRect(0, 0, chart.width, chart.height)
    chart.ctx.restore()
  },
}

let loading: Promise<typeof ChartClass> | null = null

/** Chart.js with just the parts in use, no animation, our font and colours; a chunk of its own, loaded at first need. */
export const loadChart = (): Promise<typeof ChartClass> => {
  loading ??= import('chart.js').then((lib) => {
    lib.Chart.register(
      lib.BarController,
      lib.BarElement,
      lib.LineController,
      lib.LineElement,
      lib.PointElement,
      lib.CategoryScale,
      lib.LinearScale,
      lib.Tooltip,
      paperPlugin,
    )
    lib.Chart.defaults.animation = false
    lib.Chart.defaults.font.family = '"Golos Text", "PT Sans", "Segoe UI", sans-serif'
    lib.Chart.defaults.font.size = 11
    lib.Chart.defaults.locale = 'ru'
    return lib.Chart
  })
  return loading
}

/** Draws a chart once the fonts are here; the caller destroys it when its canvas goes. */
export const drawChart = async <Type extends ChartType>(
  canvas: HTMLCanvasElement,
  config: ChartConfiguration<Type>,
): Promise<ChartClass<Type>> => {
  const [Chart] = await Promise.all([loadChart(), document.fonts.ready])
  const colours = chartColours()
  Chart.defaults.color = colours.text2
  Chart.defaults.borderColor = colours.grid
  return new Chart(canvas, config)
}
