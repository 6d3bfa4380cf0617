import type { Block, DocumentModel, DocumentSettings, PageSettings, TableCell } from '../contract/documents.ts'
import type { PositionMap } from '../contract/positionMap.ts'
import {
  anchor,
  cell,
  centred,
  densePage,
  documentModel,
  fillWidths,
  headRow,
  pageFrom,
  paperHead,
  paragraph,
  paragraphs,
  runs,
} from './blocks.ts'
import type { DocumentOffice } from './blocks.ts'
import { shortMoment } from './civilText.ts'
import { mapGroups, mapSummary } from './positionMapLines.ts'
import type { MapGroup, MapLine } from './positionMapLines.ts'
import type { positionMapTemplate } from './templates/positionMap.ts'
import { fill } from './templates/template.ts'
import type { TemplateTexts } from './templates/template.ts'
import { texts } from './texts/index.ts'

export interface PositionMapData {
  office: DocumentOffice
  /** «III квартал 2026». */
  period: string
  map: PositionMap
}

type Words = TemplateTexts<typeof positionMapTemplate>
const words = texts.positionMap
/** Seven columns stand side by side in no larger letters. */
const tablePt = 10
/** The text around the tables leaves their rows the height of the sheet, which lies on its side. */
const bodyPt = 12

const plain = (text: string, more: { keepWithNext?: boolean; spaceBeforePt?: number } = {}): Block =>
  paragraph(text, { indentMm: 0, align: 'left', ...more })

const heading = (text: string, id: string): Block => ({
  type: 'heading',
  level: 2,
  align: 'left',
  runs: runs(text, { bold: true }),
  spaceBeforePt: 12,
  spaceAfterPt: 4,
  ...anchor(id, text),
})

/** What is done without the application takes the room of three columns: it has neither a page nor figures. */
const rest = (line: MapLine): TableCell[] =>
  line.state === 'outside' || line.state === 'unset'
    ? [cell(line.where, { colSpan: 3 })]
    : [
        cell(line.where),
        cell(line.done),
        cell([line.missing, ...(line.outside === '' ? [] : [words.partOutside(line.outside)])].join('\n').trim()),
      ]

function table(lines: readonly MapLine[], page: PageSettings): Block {
  const widths = fillWidths(page, [
    { mm: 10 },
    { mm: 18 },
    { weight: 1.4 },
    { weight: 0.8 },
    { weight: 1.5 },
    { weight: 0.9 },
    { mm: 28 },
  ])
  return {
    type: 'table',
    columns: widths.map((widthMm, index) => ({ widthMm, align: index === 0 ? 'right' : 'left' })),
    head: [headRow(words.columns)],
    rows: lines.map((line) => [
      cell(String(line.number)),
      cell(line.item),
      cell(line.text),
      ...rest(line),
      cell(line.stateName),
    ]),
    fontSizePt: page.tableFontSizePt,
    spaceBeforePt: 4,
  }
}

function holdersText({ role }: MapGroup): string | null {
  if (role === null) return null
  const [first, ...more] = role.holders
  if (role.isVacant || first === undefined) return words.vacant
  return more.length === 0 ? words.holder(first) : words.holders(role.holders.join('; '))
}

function groupBlocks(group: MapGroup, page: PageSettings): Block[] {
  const holders = holdersText(group)
  return [
    heading(group.title, `map-${group.role?.code ?? 'tasks'}`),
    ...(holders === null ? [] : [plain(holders, { keepWithNext: true })]),
    table(group.lines, page),
  ]
}

/** What is done elsewhere, wholly or in part, with what the office noted; then its notes on everything else. */
function endBlocks(groups: readonly MapGroup[]): Block[] {
  const lines = groups.flatMap((group) => group.lines)
  const list = (title: string, id: string, items: readonly { number: number; said: string }[]): Block[] =>
    items.length === 0
      ? []
      : [
          heading(title, id),
          {
            type: 'list',
            items: items.map(({ number, said }) => ({ number: words.line(number), level: 1, runs: runs(said) })),
          },
        ]
  return [
    ...list(
      words.outside,
      'map-outside',
      lines
        .filter(({ state, outside }) => state === 'outside' || outside !== '')
        .map(({ number, state, text, outside, note }) => ({
          number,
          said: words.outsideLine(state === 'outside' ? text : outside, note),
        })),
    ),
    ...list(
      words.notes,
      'map-notes',
      lines
        .filter(({ state, outside, note }) => state !== 'outside' && outside === '' && note !== '')
        .map(({ number, note }) => ({ number, said: note })),
    ),
  ]
}

/** «Карта положения»: for each task and duty where it is done, what was done in the period and what is missing. No act fixes its form. */
export function buildPositionMap(data: PositionMapData, settings: DocumentSettings, own: Words): DocumentModel {
  const { map } = data
  const page: PageSettings = {
    ...densePage(pageFrom(settings, 'landscape')),
    fontSizePt: Math.min(bodyPt, settings.fontSizePt),
    lineSpacing: 1,
    tableFontSizePt: Math.min(tablePt, settings.tableFontSizePt),
  }
  const values = { период: data.period, положение: map.decree }
  const groups = mapGroups(map)
  const [subject, lead, ending] = [fill(own.subject, values), fill(own.lead, values), fill(own.ending, values)]
  const blocks: Block[] = [
    ...paperHead(data.office, fill(own.title, values)),
    ...(subject === '' ? [] : [centred(subject)]),
    centred(words.period(data.period), { spaceAfterPt: 7 }),
    ...(map.decree === '' ? [] : [plain(words.decree(map.decree))]),
    ...(map.decreeNotes === '' ? [] : [plain(words.decreeNotes(map.decreeNotes))]),
    plain(mapSummary(map)),
    plain(`${texts.report.asOf(shortMoment(map.countedAt))} ${words.how}`),
    ...(lead === '' ? [] : paragraphs(lead, [], { spaceBeforePt: 7 })),
    ...groups.flatMap((group) => groupBlocks(group, page)),
    ...endBlocks(groups),
    ...(ending === '' ? [] : paragraphs(ending, [], { indentMm: 0, spaceBeforePt: 14 })),
  ]
  return documentModel('positionMap', words.documentTitle(data.period), page, blocks)
}
