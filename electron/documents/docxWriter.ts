import {
  AlignmentType,
  Document,
  Footer,
  Header,
  ImageRun,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from 'docx'
import type { IParagraphStylePropertiesOptions, IRunStylePropertiesOptions } from 'docx'
import { qrGapMm, qrSideMm } from '../contract/documents.ts'
import type { DocumentModel, QrCode } from '../contract/documents.ts'
import { blocksToDocx } from './docxBlocks.ts'
import { fontSlots, halfPoints, lineUnits, pixels, twips } from './docxUnits.ts'
import { qrPng } from './qr.ts'
import { texts } from './texts/index.ts'

const a4Mm = { short: 210, long: 297 }

/** Distance of the page number from the edge, mm: not under 10 (domain.md §9.1). */
const headerDistanceMm = 10
const pageNumberSizePt = 12

/** The work behind `toDocx`. @returns bytes of the file */
export async function writeDocx(model: DocumentModel): Promise<Uint8Array> {
  const { page } = model
  const landscape = page.orientation === 'landscape'
  const run: IRunStylePropertiesOptions = {
    font: fontSlots(page.fontFamily),
    size: halfPoints(page.fontSizePt),
    language: { value: 'ru-RU', eastAsia: 'ru-RU', bidirectional: 'ru-RU' },
  }
  // Built-in headings are blue and sans unless every property is said again.
  const heading = {
    run: { ...run, color: '000000', bold: false, italics: false },
    paragraph: {
      spacing: { before: 0, after: 0 },
      keepNext: true,
      keepLines: true,
    } satisfies IParagraphStylePropertiesOptions,
  }
  const numbered = page.numbering === 'fromSecond'
  const { children, numbering } = blocksToDocx(model)
  const document = new Document({
    ...(numbering.config.length === 0 ? {} : { numbering: { config: numbering.config } }),
    title: model.title,
    creator: '',
    description: '',
    compatibility: { version: 15 },
    // Pages of the contents are fields: the office suite counts them when the file is opened.
    features: { updateFields: model.blocks.some((block) => block.type === 'contents') },
    styles: {
      default: {
        document: {
          run,
          paragraph: {
            spacing: { before: 0, after: 0, line: lineUnits(page.lineSpacing), lineRule: LineRuleType.AUTO },
          },
        },
        title: heading,
        heading1: heading,
        heading2: heading,
        heading3: heading,
      },
    },
    sections: [
      {
        properties: {
          titlePage: numbered || model.qr !== undefined,
          page: {
            // The library swaps the sides of a landscape sheet by itself.
            size: {
              width: twips(a4Mm.short),
              height: twips(a4Mm.long),
              orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: {
              left: twips(page.marginsMm.left),
              right: twips(page.marginsMm.right),
              top: twips(page.marginsMm.top),
              bottom: twips(page.marginsMm.bottom),
              header: twips(headerDistanceMm),
              footer: twips(model.qr === undefined ? headerDistanceMm : page.marginsMm.bottom - qrGapMm - qrSideMm),
            },
          },
        },
        ...(numbered
          ? { headers: { default: pageNumberHeader(), first: new Header({ children: [new Paragraph({})] }) } }
          : {}),
        ...(model.qr === undefined ? {} : { footers: { first: qrFooter(model.qr), default: emptyFooter() } }),
        children,
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}

function pageNumberHeader(): Header {
  return new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], size: halfPoints(pageNumberSizePt) })],
      }),
    ],
  })
}

/** The code in the footer of the first page, at the right, under the text: nothing in the document moves for it. */
function qrFooter(code: QrCode): Footer {
  const picture = new ImageRun({
    type: 'png',
    data: qrPng(code),
    transformation: { width: pixels(qrSideMm), height: pixels(qrSideMm) },
    altText: { name: texts.qr.title, title: texts.qr.title, description: code.text },
  })
  // A letter of one point keeps the line as high as the picture.
  const line = { before: 0, after: 0, line: 240, lineRule: LineRuleType.AUTO }
  return new Footer({
    children: [new Paragraph({ alignment: AlignmentType.RIGHT, spacing: line, run: { size: 2 }, children: [picture] })],
  })
}

function emptyFooter(): Footer {
  return new Footer({ children: [new Paragraph({})] })
}
