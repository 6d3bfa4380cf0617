import { execFile, execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import vue from '@vitejs/plugin-vue'
import { chromium } from 'playwright-core'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import type { DocumentModel } from '../../contract/documents.ts'
import { toDocx } from '../docx.ts'

/** Tools of the tests of paper: LibreOffice and poppler of the machine, and the installed Chromium with the print page. */

function inPath(name: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file))
}

function findBrowser(): string | undefined {
  const named = process.env['CHROMIUM_PATH']
  if (named !== undefined && existsSync(named)) return named
  const installed = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
    .map(inPath)
    .find(Boolean)
  if (installed !== undefined) return installed
  const own = chromium.executablePath()
  return existsSync(own) ? own : undefined
}

export const browserPath = findBrowser()
export const soffice = inPath('soffice')
export const poppler = ['pdfinfo', 'pdftotext', 'pdffonts'].every((tool) => inPath(tool) !== undefined)

/** A folder of the test, removed by `remove`. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'reestr-paper-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** Converts several models by way of DOCX in one run of LibreOffice with its own profile. @returns PDF paths by name */
export async function docxToPdf(
  models: Record<string, DocumentModel>,
  folder: string,
): Promise<Record<string, string>> {
  const files: string[] = []
  for (const [name, model] of Object.entries(models)) {
    const file = join(folder, `${name}.docx`)
    writeFileSync(file, await toDocx(model))
    files.push(file)
  }
  await promisify(execFile)(
    soffice ?? 'soffice',
    [
      `-env:UserInstallation=file://${join(folder, 'profile')}`,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      ...files,
    ],
    { timeout: 400_000 },
  )
  return Object.fromEntries(Object.keys(models).map((name) => [name, join(folder, `${name}.pdf`)]))
}

const harnessRoot = resolve(import.meta.dirname, '../../../renderer/print/harness')
const address = 'http://paper.test'
const csp = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:"
const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  css: 'text/css',
  woff2: 'font/woff2',
}

/** The print page of the renderer in a headless browser, under the Content-Security-Policy of the product. */
export class PrintPage {
  readonly #browser: Browser
  readonly #bundle: string
  readonly violations: string[] = []

  private constructor(browser: Browser, bundle: string) {
    this.#browser = browser
    this.#bundle = bundle
  }

  static async open(folder: string): Promise<PrintPage> {
    const bundle = join(folder, 'bundle')
    await build({
      configFile: false,
      root: harnessRoot,
      logLevel: 'silent',
      plugins: [vue()],
      build: {
        outDir: bundle,
        emptyOutDir: true,
        assetsInlineLimit: 0,
        target: 'chrome140',
        modulePreload: { polyfill: false },
      },
    })
    // Root of a container has no user namespaces; the page shown is our own.
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const browser = await chromium.launch({
      ...(browserPath === undefined ? {} : { executablePath: browserPath }),
      args,
    })
    return new PrintPage(browser, bundle)
  }

  async show(
    model: DocumentModel,
    mode: 'print' | 'preview',
    options: { width?: number; zoom?: number } = {},
  ): Promise<Page> {
    const page = await this.#browser.newPage({ viewport: { width: options.width ?? 1366, height: 768 } })
    page.on('console', (message) => {
      if (message.type() === 'error') this.violations.push(message.text())
    })
    await page.route(`${address}/**`, async (route) => {
      const name = new URL(route.request().url()).pathname.slice(1) || 'index.html'
      const file = join(this.#bundle, name)
      if (!existsSync(file)) return route.fulfill({ status: 204 })
      const contentType = types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
      return route.fulfill({ body: readFileSync(file), contentType, headers: { 'content-security-policy': csp } })
    })
    await page.addInitScript((given) => Object.assign(globalThis, { documentModel: given }), model)
    await page.goto(`${address}/?zoom=${options.zoom ?? 1}#${mode}`)
    // A selector, not a function: the policy of the page forbids the evaluation that polling a function would need.
    const ready = mode === 'print' ? 'html[data-print-ready]' : 'html[data-anchors-placed]'
    await page.locator(ready).waitFor({ state: 'attached' })
    return page
  }

  async pdf(model: DocumentModel, file: string): Promise<string> {
    const page = await this.show(model, 'print')
    await page.pdf({ path: file, preferCSSPageSize: true, tagged: true })
    await page.close()
    return file
  }

  async close(): Promise<void> {
    await this.#browser.close()
  }
}

export interface PdfWord {
  text: string
  /** Millimetres from the left and top edge. */
  left: number
  right: number
  top: number
  bottom: number
}

export interface PdfPage {
  widthMm: number
  heightMm: number
  words: PdfWord[]
}

const ptMm = 25.4 / 72

/** Words of a PDF with their places. */
export function pdfPages(file: string): PdfPage[] {
  const xml = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 })
  return xml
    .split('<page ')
    .slice(1)
    .map((part) => {
      const size = /width="([\d.]+)" height="([\d.]+)"/u.exec(part)
      const words = [
        ...part.matchAll(/xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/gu),
      ]
      return {
        widthMm: Number(size?.[1]) * ptMm,
        heightMm: Number(size?.[2]) * ptMm,
        words: words.map(([, left, top, right, bottom, text]) => ({
          text: unescapeXml(text ?? ''),
          left: Number(left) * ptMm,
          top: Number(top) * ptMm,
          right: Number(right) * ptMm,
          bottom: Number(bottom) * ptMm,
        })),
      }
    })
}

function unescapeXml(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}

/** Of each row of dots of the first sheet, drawn at 600 per inch: how long its dark pieces are. */
export function darkRuns(file: string): number[][] {
  const args = ['-r', '600', '-gray', '-f', '1', '-l', '1', file]
  const pgm = execFileSync('pdftoppm', args, { maxBuffer: 1 << 28 })
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/u.exec(pgm.subarray(0, 64).toString('latin1'))
  const [width, height] = [Number(head?.[1]), Number(head?.[2])]
  const dots = pgm.subarray(head?.[0].length ?? 0)
  return Array.from({ length: height }, (_, row) => {
    const runs: number[] = []
    let length = 0
    for (const dot of dots.subarray(row * width, (row + 1) * width)) {
      if (dot < 128) length += 1
      else if (length > 0) {
        runs.push(length)
        length = 0
      }
    }
    return runs
  })
}

/** Words below the top margin: the text without the page number. */
export function bodyWords(page: PdfPage, topMm: number): PdfWord[] {
  return page.words.filter((word) => word.bottom > topMm + 1)
}

/** Text of each page in its order of writing, without page numbers and blanks: equal texts give equal strings. */
export function pageTexts(file: string): string[] {
  const raw = execFileSync('pdftotext', ['-raw', '-enc', 'UTF-8', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 })
  return raw
    .split('\f')
    .slice(0, -1)
    .map((text, index) => {
      const lines = text.trim().split('\n')
      const number = String(index + 1)
      if (lines[0]?.trim() === number) lines.shift()
      else if (lines.at(-1)?.trim() === number) lines.pop()
      return squeeze(lines.join(''))
    })
}

/** Without blanks and without the dots that lead to a page in the contents: an office suite writes those as text. */
export function squeeze(text: string): string {
  return text.replace(/[\s\u00a0\u2003\u00ad]|\.{5,}/gu, '')
}

export function pdfInfo(file: string): Record<string, string> {
  const lines = execFileSync('pdfinfo', [file], { encoding: 'utf8' }).split('\n')
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  )
}

export interface PdfFont {
  /** Without the letters before «+» that name a subset. */
  name: string
  isEmbedded: boolean
  /** Says which letter each glyph is: without it nothing can be searched or copied. */
  hasUnicode: boolean
}

export function pdfFonts(file: string): PdfFont[] {
  const [, rule = '', ...lines] = execFileSync('pdffonts', [file], { encoding: 'utf8' }).trimEnd().split('\n')
  const [nameWidth = 0] = rule.split(' ').map((dashes) => dashes.length)
  return lines.map((line) => {
    const [embedded, , unicode] = line.slice(nameWidth).match(/\b(?:yes|no)\b/gu) ?? []
    return {
      name: line
        .slice(0, nameWidth)
        .trim()
        .replace(/^[A-Z]{6}\+/u, ''),
      isEmbedded: embedded === 'yes',
      hasUnicode: unicode === 'yes',
    }
  })
}

/** The language in the catalogue of a PDF, which a screen reader speaks by. */
export function pdfLanguage(file: string): string | undefined {
  return /\/Lang \(([^)]+)\)/u.exec(readFileSync(file, 'latin1'))?.[1]
}
