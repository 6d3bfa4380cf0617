import { barsHeightMm } from '../../contract/charts.ts'
import { defaultDocumentSettings } from '../../contract/documents.ts'
import type { Block, ChartBlock, ChartPoint } from '../../contract/documents.ts'
import { centred, documentModel, pageFrom, paragraph } from '../blocks.ts'
import { longPost } from './three.ts'
import type { PaperSamples } from './three.ts'

const widthMm = 170
const points = (labels: readonly string[], partial = -1): ChartPoint[] =>
  labels.map((label, index) => (index === partial ? { label, isPartial: true } : { label }))
const common = { type: 'chart', unit: 'шт.', widthMm, heightMm: 70, spaceBeforePt: 8, spaceAfterPt: 8 } as const

const flow: ChartBlock = {
  ...common,
  kind: 'columns',
  title: 'Поступило и дано ответов по неделям',
  alt: 'Столбцы за пять недель: поступило от 420 до 1311, последняя неделя не завершена',
  points: points(['12.10–18.10', '19.10–25.10', '26.10–01.11', '02.11–08.11', '09.11–15.11'], 4),
  series: [
    { name: 'Поступило', values: [1240, 1311, 980, 1105, 420] },
    { name: 'Дано ответов', values: [1100, 1290, 1001, 1020, 300] },
  ],
}

const inTime: ChartBlock = {
  ...common,
  kind: 'line',
  title: 'Доля ответов в срок',
  alt: 'Линия за двенадцать недель, доля от 71 до 93 процентов',
  unit: '%',
  points: points(
    Array.from({ length: 12 }, (_, index) => `${index + 35} нед.`),
    11,
  ),
  series: [
    { name: '2026 год', values: [81.5, 84, 79.2, 88, 90.1, 93, 91, 87.4, 85, 71, 76, 80] },
    { name: '2025 год', values: [75, 74, 78, 80, null, 82, 83, 81, 80, 79, 80, 82] },
  ],
}

const outcomes: ChartBlock = {
  ...common,
  kind: 'columns',
  stacked: true,
  title: 'Чем закончились сообщения',
  alt: 'Столбцы за четыре месяца, в каждом шесть исходов',
  points: points(['июль', 'август', 'сентябрь', 'октябрь']),
  series: ['Решено', 'Разъяснено', 'Отложено', 'Отказано', 'Передано', 'Без ответа'].map((name, index) => ({
    name,
    values: [40 - index * 5, 35, 12 + index, 9],
  })),
}

const themes = (names: readonly string[]): ChartBlock => ({
  ...common,
  kind: 'bars',
  title: 'Темы, которые выросли больше, чем бывает случайно',
  alt: 'Полосы по темам: было и стало',
  heightMm: barsHeightMm(names.length, 2),
  points: points(names),
  series: [
    { name: 'Было', values: names.map((_, index) => index * 3) },
    { name: 'Стало', values: names.map((_, index) => 64 - index * 5) },
  ],
})

const sheet = (blocks: Block[]) =>
  documentModel('sample', 'Образец диаграмм', pageFrom(defaultDocumentSettings), [
    centred('Образец диаграмм', { bold: true, spaceAfterPt: 10 }),
    ...blocks,
    paragraph('Диаграммы нарисованы по числам, которые хранятся в самом документе.'),
  ])

/** Charts of every kind in a document: a period without data, an ordinary note, and names nobody has room for. */
export const chartSamples: PaperSamples = {
  short: () =>
    sheet([
      {
        ...flow,
        heightMm: 40,
        alt: 'Данных нет',
        points: [],
        series: flow.series.map((series) => ({ ...series, values: [] })),
      },
    ]),
  typical: () =>
    sheet([flow, inTime, outcomes, themes(['Содержание дорог', 'Уличное освещение', 'Вывоз твёрдых отходов'])]),
  extreme: () =>
    sheet([
      { ...flow, title: longPost, widthMm: 90, heightMm: 50 },
      themes(Array.from({ length: 12 }, (_, index) => `${index + 1}. ${longPost}`)),
      {
        ...inTime,
        points: points(
          Array.from({ length: 104 }, (_, index) => `${String((index % 28) + 1).padStart(2, '0')}.11.2026`),
          103,
        ),
        series: [0, 1, 2, 3].map((shift) => ({
          name: `Ряд ${shift + 1}`,
          values: Array.from({ length: 104 }, (_, index) =>
            index % 17 === shift ? null : 1_000_000 + 400_000 * Math.sin(index / (5 + shift)),
          ),
        })),
      },
    ]),
}
