import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'

/** A PDF of some pages, each with a line of Latin text in a standard font. */
export function pdfOf(lines: readonly string[]): string {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${lines.length} /Kids [${lines.map((_, index) => `${4 + index * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...lines.flatMap((line, index) => {
      const stream = `BT /F1 24 Tf 72 720 Td (${line}) Tj ET`
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + index * 2} 0 R >>`,
        `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
      ]
    }),
  ]
  let text = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const at = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  for (const at of places) text += `${String(at).padStart(10, '0')} 00000 n \n`
  return `${text}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`
}

/** Files as a person gives them: dropped on the card, pasted. A content of `picture` is drawn by the browser. */
export interface GivenFile {
  name: string
  type: string
  content: string | 'picture'
}

/** Attachments of the card on the screen. */
export class FilesBlock {
  readonly page: Page
  readonly block: Locator
  readonly names: Locator
  constructor(page: Page) {
    this.page = page
    this.block = page.locator('.file-list')
    this.names = this.block.locator('.file-name')
  }

  /** Drops files on the card far from the block of attachments. */
  async drop(...files: GivenFile[]): Promise<void> {
    await this.give('drop', files)
  }

  /** Ctrl+V with files on the clipboard. */
  async paste(...files: GivenFile[]): Promise<void> {
    await this.give('paste', files)
  }

  private async give(how: 'drop' | 'paste', files: readonly GivenFile[]): Promise<void> {
    await this.page.evaluate(
      async ({ how: way, files: given }) => {
        const data = new DataTransfer()
        for (const { name, type, content } of given) {
          let body: Blob | string = content
          if (content === 'picture') {
            const canvas = document.createElement('canvas')
            canvas.width = 640
            canvas.height = 400
            const pen = canvas.getContext('2d')
            for (let at = 0; at < 8; at += 1) {
              if (pen) pen.fillStyle = `hsl(${at * 40} 60% 55%)`
              pen?.fillRect(at * 80, at * 30, 80, 190)
            }
            body = await new Promise<Blob>((done) => canvas.toBlob((blob) => done(blob ?? new Blob()), 'image/png'))
          }
          data.items.add(new File([body], name, { type }))
        }
        const target = document.querySelector('.p-title') ?? document.body
        if (way === 'drop') {
          for (const kind of ['dragover', 'drop'])
            target.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data }))
        } else {
          document.body.dispatchEvent(
            new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }),
          )
        }
      },
      { how, files: [...files] },
    )
  }

  async shows(...names: (string | RegExp)[]): Promise<void> {
    await expect(this.names).toHaveText(names)
  }

  /** Opens the preview of a file with the keyboard. */
  async look(name: string | RegExp): Promise<Locator> {
    await this.names.filter({ hasText: name }).first().press('Enter')
    const dialog = this.page.getByRole('dialog', { name })
    await expect(dialog).toBeVisible()
    return dialog
  }
}
