import * as v from 'valibot'

/**
 * A document of the office as data: the one source of preview, print, PDF and DOCX (product.md rule 11).
 * JSON only, so that a signed protocol can be stored as this model plus its hash and shown again exactly as it was.
 * Lengths are millimetres, font sizes and vertical gaps are points. A line feed inside a text is a line break.
 */

const label = v.pipe(v.string(), v.maxLength(500, 'Не длиннее 500 знаков'))
const points = v.pipe(v.number(), v.minValue(0), v.maxValue(400))
const millimetres = v.pipe(v.number(), v.minValue(0), v.maxValue(297))

/** Families offered by the settings: all three have the widths of Times New Roman. */
export const documentFontFamilies = ['PT Astra Serif', 'Times New Roman', 'Liberation Serif'] as const
export const DocumentFontFamily = v.picklist(documentFontFamilies, 'Выберите гарнитуру из списка')

export const documentKinds = [
  'protocol',
  'protocolExtract',
  'protocolDifference',
  'protocolBook',
  'distribution',
  'agenda',
  'meetingNotice',
  'invitedList',
  'itemFigures',
  'ballot',
  'voteSheet',
  'roster',
  'controlCard',
  'execution',
  'centreRequestList',
  'consolidated',
  'rating',
  'caseCard',
  'caseList',
  'rosterOrder',
  'reply',
  'coverLetter',
  'workload',
  'reminders',
  'centreNote',
  'report',
  'positionMap',
  'sample',
] as const
export const DocumentKind = v.picklist(documentKinds)

/** A piece of text in one style. `highlight` marks what is missing: shown on the preview, never printed. */
export const Run = v.strictObject({
  text: v.string(),
  bold: v.optional(v.boolean()),
  italic: v.optional(v.boolean()),
  underline: v.optional(v.boolean()),
  highlight: v.optional(v.boolean()),
})

/** A place a person can jump to: the outline of the protocol page. `id` is unique in the document. */
export const Anchor = v.strictObject({ id: label, title: label })

/** Fields every block may carry. */
const common = {
  anchor: v.optional(Anchor),
  /** Gap above the block; dropped at the top of a page. */
  spaceBeforePt: v.optional(points),
  spaceAfterPt: v.optional(points),
}

export const Align = v.picklist(['left', 'center', 'right', 'justify'])

export const HeadingBlock = v.strictObject({
  type: v.literal('heading'),
  level: v.picklist([1, 2, 3]),
  runs: v.array(Run),
  align: v.optional(Align),
  /** First-line indent; 0 when absent. */
  indentMm: v.optional(millimetres),
  ...common,
})

export const ParagraphBlock = v.strictObject({
  type: v.literal('paragraph'),
  runs: v.array(Run),
  /** `justify` when absent. */
  align: v.optional(Align),
  /** First-line indent; that of the page when absent. */
  indentMm: v.optional(millimetres),
  /** Indent of all lines. */
  leftMm: v.optional(millimetres),
  /** Size of the page when absent. */
  fontSizePt: v.optional(points),
  keepWithNext: v.optional(v.boolean()),
  /** A thin line under the paragraph. */
  rule: v.optional(v.boolean()),
  ...common,
})

/** Two texts on one line: the date at the left, the number at the right. */
export const LinesBlock = v.strictObject({
  type: v.literal('lines'),
  rows: v.array(v.strictObject({ left: v.array(Run), right: v.array(Run) })),
  ...common,
})

/** Term, dash, value with a hanging indent: «Присутствовали». */
export const KeyValueBlock = v.strictObject({
  type: v.literal('keyValue'),
  termWidthMm: millimetres,
  /** Between term and value; «–» when absent, empty for none. */
  separator: v.optional(v.string()),
  rows: v.array(v.strictObject({ term: v.array(Run), value: v.array(Run) })),
  ...common,
})

export const TableColumn = v.strictObject({ widthMm: millimetres, align: v.optional(Align) })

export const TableCell = v.strictObject({
  runs: v.array(Run),
  align: v.optional(Align),
  /** Columns and rows this cell covers; covered cells are left out of their rows, as in HTML. */
  colSpan: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  rowSpan: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
})

/** A ruled table. `head` rows are repeated on every page; a row is never split between pages unless it is taller than one. */
export const TableBlock = v.strictObject({
  type: v.literal('table'),
  columns: v.pipe(v.array(TableColumn), v.minLength(1)),
  head: v.array(v.array(TableCell)),
  rows: v.array(v.array(TableCell)),
  /** Table size of the page when absent. */
  fontSizePt: v.optional(points),
  ...common,
})

/** Numbered points. The number is text («1.1.»), so that a frozen document never renumbers itself. */
export const ListBlock = v.strictObject({
  type: v.literal('list'),
  items: v.array(
    v.strictObject({
      number: v.string(),
      level: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4)),
      runs: v.array(Run),
      keepWithNext: v.optional(v.boolean()),
      anchor: v.optional(Anchor),
    }),
  ),
  ...common,
})

/** Post, room for the signature, name. Stays on the page of the block before it; a short text under it stays with the signature. */
export const SignatureBlock = v.strictObject({
  type: v.literal('signature'),
  post: v.array(Run),
  /** In the room of the pen: «подпись» in a copy of what was signed. */
  mark: v.optional(v.array(Run)),
  name: v.array(Run),
  /** A rule between post and name to sign on. */
  rule: v.optional(v.boolean()),
  ...common,
})

export const PageBreakBlock = v.strictObject({ type: v.literal('pageBreak') })

/** The angular block at the right: «Приложение …», «УТВЕРЖДЁН …». At most 80 mm wide (ГОСТ Р 7.0.97-2025). */
export const AppendixHeaderBlock = v.strictObject({
  type: v.literal('appendixHeader'),
  lines: v.array(v.array(Run)),
  widthMm: v.optional(v.pipe(millimetres, v.maxValue(80))),
  ...common,
})

/**
 * Contents of a book: a line for each document in it. `to` names the anchor the document begins with; its page is known only where
 * the sheets are broken, so it is put in there (`renderer/print/contents.ts`, a field in DOCX).
 */
export const ContentsBlock = v.strictObject({
  type: v.literal('contents'),
  rows: v.array(v.strictObject({ runs: v.array(Run), to: label, page: v.nullable(v.number()) })),
  ...common,
})

export const SpacerBlock = v.strictObject({ type: v.literal('spacer'), heightPt: points })

/** Longest side of a picture in a document and its largest size in bytes: a coat of arms, not a photograph. */
export const pictureLimits = { bytes: 300 * 1024, sidePx: 4000 } as const

/** A picture inside the document itself, so that a frozen paper needs no file beside it. */
export const PictureSource = v.pipe(
  v.string(),
  v.regex(/^data:image\/(?:png|jpeg);base64,[A-Za-z0-9+/]+=*$/u, 'Нужен рисунок PNG или JPEG'),
  v.maxLength(Math.ceil((pictureLimits.bytes * 4) / 3) + 64),
)

export const ImageBlock = v.strictObject({
  type: v.literal('image'),
  src: PictureSource,
  /** What the picture shows, for those who do not see it. */
  alt: label,
  widthMm: millimetres,
  heightMm: millimetres,
  /** `center` when absent. */
  align: v.optional(Align),
  ...common,
})

/**
 * Fills of areas and dashes of lines by which series differ in black and white. Left out, they go by the order of the series.
 */
export const chartPatterns = ['solid', 'diagonal', 'light', 'dots', 'cross', 'empty'] as const
export const chartDashes = ['solid', 'dashed', 'dotted', 'dashDot'] as const

export const ChartSeries = v.strictObject({
  name: label,
  pattern: v.optional(v.picklist(chartPatterns)),
  dash: v.optional(v.picklist(chartDashes)),
  /** A value for each point; null where there is nothing to show. */
  values: v.array(v.nullable(v.number())),
})

/** `isPartial`: the period is not over; drawn open and said under the chart. */
export const ChartPoint = v.strictObject({ label, isPartial: v.optional(v.boolean()) })

/**
 * A chart as data: `chartShapes` (contract/charts.ts) turns it into lines, rectangles and texts for print, screen and DOCX, so a frozen
 * paper is drawn from what it holds. `columns` stand, `bars` lie (for long names); values under zero are drawn as zero.
 */
export const ChartBlock = v.strictObject({
  type: v.literal('chart'),
  kind: v.picklist(['columns', 'bars', 'line']),
  /** Parts of one column or bar instead of neighbours; nothing for a line. */
  stacked: v.optional(v.boolean()),
  /** Over the chart; empty for none. */
  title: label,
  /** What the chart shows, for those who do not see it. */
  alt: label,
  /** Of all values: «шт.», «%», «дней»; empty for none. */
  unit: label,
  widthMm: v.pipe(millimetres, v.minValue(40)),
  heightMm: v.pipe(millimetres, v.minValue(20)),
  points: v.pipe(v.array(ChartPoint), v.maxLength(120)),
  series: v.pipe(v.array(ChartSeries), v.minLength(1), v.maxLength(6)),
  ...common,
})

/** Two columns side by side without lines: the head of a letter, its requisites at the left and the addressee at the right. Never split. */
export const ColumnsBlock = v.strictObject({
  type: v.literal('columns'),
  /** Width of the left column; the right one ends at the margin. */
  leftMm: millimetres,
  gapMm: millimetres,
  left: v.array(v.variant('type', [ParagraphBlock, LinesBlock, ImageBlock])),
  right: v.array(v.variant('type', [ParagraphBlock, LinesBlock, ImageBlock])),
  ...common,
})

export const Block = v.variant('type', [
  HeadingBlock,
  ParagraphBlock,
  LinesBlock,
  KeyValueBlock,
  TableBlock,
  ListBlock,
  SignatureBlock,
  PageBreakBlock,
  AppendixHeaderBlock,
  ContentsBlock,
  SpacerBlock,
  ImageBlock,
  ChartBlock,
  ColumnsBlock,
])

/** Smallest margins of ГОСТ Р 7.0.97-2025 (domain.md §9.1) and a sane upper bound. */
const margin = (name: string, min: number, max: number) =>
  v.pipe(
    v.number('Укажите число миллиметров'),
    v.minValue(min, `Поле ${name} не меньше ${min} мм (ГОСТ Р 7.0.97)`),
    v.maxValue(max, `Поле ${name} не больше ${max} мм`),
  )

export const PageMargins = v.strictObject({
  left: margin('слева', 20, 40),
  right: margin('справа', 10, 30),
  top: margin('сверху', 20, 40),
  bottom: margin('снизу', 20, 40),
})

export const PageNumbering = v.picklist(['fromSecond', 'none'], 'Выберите нумерацию из списка')

/** How a sheet is laid out. A4 is the only format; `orientation` is portrait when absent. */
export const PageSettings = v.strictObject({
  marginsMm: PageMargins,
  orientation: v.optional(v.picklist(['portrait', 'landscape'])),
  fontFamily: DocumentFontFamily,
  fontSizePt: v.number(),
  tableFontSizePt: v.number(),
  lineSpacing: v.number(),
  firstLineIndentMm: v.number(),
  numbering: PageNumbering,
})

/**
 * Requisite 31 of ГОСТ Р 7.0.97-2025, at the lower right of the first sheet. No personal data: title with number and date, and the
 * beginning of the SHA-256 of the document without this field.
 */
export const QrCode = v.strictObject({
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
  /** Rows of modules from the top, 1 = dark, without the quiet zone. */
  modules: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[01]+$/u))), v.minLength(21)),
})

/** Side of the QR code and its distance under the text, mm: both stay inside the smallest bottom margin. */
export const qrSideMm = 14
export const qrGapMm = 1.5

export const DocumentModel = v.strictObject({
  modelVersion: v.literal(1),
  kind: DocumentKind,
  title: v.pipe(v.string(), v.minLength(1)),
  lang: v.literal('ru'),
  page: PageSettings,
  blocks: v.array(Block),
  /** The QR code of the first sheet; none when absent. It is put on when a paper is shown, so a frozen model has none. */
  qr: v.optional(QrCode),
})

/** Settings of the office for all its documents (domain.md §9.1, design/README.md «Печать»). */
export const DocumentSettings = v.strictObject({
  marginsMm: PageMargins,
  fontFamily: DocumentFontFamily,
  fontSizePt: v.pipe(
    v.number('Укажите кегль числом'),
    v.minValue(12, 'Кегль от 12 до 14 (ГОСТ Р 7.0.97-2025)'),
    v.maxValue(14, 'Кегль от 12 до 14 (ГОСТ Р 7.0.97-2025)'),
  ),
  tableFontSizePt: v.pipe(
    v.number('Укажите кегль числом'),
    v.minValue(9, 'Кегль таблиц от 9 до 14'),
    v.maxValue(14, 'Кегль таблиц от 9 до 14'),
  ),
  lineSpacing: v.pipe(
    v.number('Укажите интервал числом'),
    v.minValue(1, 'Интервал от 1 до 1,5'),
    v.maxValue(1.5, 'Интервал от 1 до 1,5'),
  ),
  firstLineIndentMm: v.pipe(
    v.number('Укажите отступ в миллиметрах'),
    v.minValue(0, 'Отступ от 0 до 20 мм'),
    v.maxValue(20, 'Отступ от 0 до 20 мм'),
  ),
  numbering: PageNumbering,
  /** Signature of the secretary under a protocol; СБ has the куратор sign alone (domain.md §9.2). */
  secretaryLine: v.boolean(),
  /** A QR code on the first sheet of every paper; off by default (domain.md §9.1). Absent in settings of earlier versions. */
  qrCode: v.optional(v.boolean(), false),
})

/** Shipped defaults (domain.md §9.1, marked A): the office checks them against its own инструкция. */
export const defaultDocumentSettings: DocumentSettings = {
  marginsMm: { left: 30, right: 10, top: 20, bottom: 20 },
  fontFamily: 'Times New Roman',
  fontSizePt: 14,
  tableFontSizePt: 12,
  lineSpacing: 1,
  firstLineIndentMm: 12.5,
  numbering: 'fromSecond',
  secretaryLine: true,
  qrCode: false,
}

/** Forms of the letterhead: at the left in a corner, across the sheet, or the plain name of the body. */
export const letterheadShapes = ['angular', 'longitudinal', 'plain'] as const

/** The letterhead of the office, the same for all its letters, notices and orders. */
export const LetterheadSettings = v.strictObject({
  shape: v.picklist(letterheadShapes, 'Выберите вид бланка из списка'),
  /** Under the name of the office: address, telephone, e-mail, ОКПО and ОГРН, a line each. */
  lines: v.pipe(
    v.array(v.pipe(v.string(), v.trim(), v.maxLength(200, 'Строка не длиннее 200 знаков'))),
    v.maxLength(8, 'Не больше восьми строк'),
  ),
  /** SHA-256 of the stored picture. */
  coatOfArms: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u))),
  coatHeightMm: v.pipe(
    v.number('Укажите высоту герба в миллиметрах'),
    v.minValue(10, 'Герб не ниже 10 мм'),
    v.maxValue(40, 'Герб не выше 40 мм'),
  ),
})

export const defaultLetterhead: LetterheadSettings = {
  shape: 'angular',
  lines: [],
  coatOfArms: null,
  coatHeightMm: 20,
}

export type DocumentFontFamily = v.InferOutput<typeof DocumentFontFamily>
export type DocumentKind = v.InferOutput<typeof DocumentKind>
export type Run = v.InferOutput<typeof Run>
export type Anchor = v.InferOutput<typeof Anchor>
export type Align = v.InferOutput<typeof Align>
export type HeadingBlock = v.InferOutput<typeof HeadingBlock>
export type ParagraphBlock = v.InferOutput<typeof ParagraphBlock>
export type LinesBlock = v.InferOutput<typeof LinesBlock>
export type KeyValueBlock = v.InferOutput<typeof KeyValueBlock>
export type TableColumn = v.InferOutput<typeof TableColumn>
export type TableCell = v.InferOutput<typeof TableCell>
export type TableBlock = v.InferOutput<typeof TableBlock>
export type ListBlock = v.InferOutput<typeof ListBlock>
export type SignatureBlock = v.InferOutput<typeof SignatureBlock>
export type PageBreakBlock = v.InferOutput<typeof PageBreakBlock>
export type AppendixHeaderBlock = v.InferOutput<typeof AppendixHeaderBlock>
export type ContentsBlock = v.InferOutput<typeof ContentsBlock>
export type SpacerBlock = v.InferOutput<typeof SpacerBlock>
export type ImageBlock = v.InferOutput<typeof ImageBlock>
export type ChartPattern = (typeof chartPatterns)[number]
export type ChartDash = (typeof chartDashes)[number]
export type ChartSeries = v.InferOutput<typeof ChartSeries>
export type ChartPoint = v.InferOutput<typeof ChartPoint>
export type ChartBlock = v.InferOutput<typeof ChartBlock>
export type ColumnsBlock = v.InferOutput<typeof ColumnsBlock>
export type LetterheadShape = (typeof letterheadShapes)[number]
export type LetterheadSettings = v.InferOutput<typeof LetterheadSettings>
export type Block = v.InferOutput<typeof Block>
export type PageSettings = v.InferOutput<typeof PageSettings>
export type PageMargins = v.InferOutput<typeof PageMargins>
export type PageNumbering = v.InferOutput<typeof PageNumbering>
export type QrCode = v.InferOutput<typeof QrCode>
export type DocumentModel = v.InferOutput<typeof DocumentModel>
export type DocumentSettings = v.InferOutput<typeof DocumentSettings>
