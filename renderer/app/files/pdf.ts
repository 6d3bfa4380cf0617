import * as pdfjs from 'pdfjs-dist'
// oxlint-disable-next-line import/default -- Vite gives the address of the file as the default export
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

/**
 * pdf.js, a chunk of its own that is loaded with the first PDF. It runs under our policy: a worker of our own origin, no code made
 * of text (`isEvalSupported`), no WebAssembly; what a PDF calls scripts, forms or links is not there at all, only the pages.
 */
pdfjs.GlobalWorkerOptions.workerSrc = workerUrl

export interface PdfPage {
  /** Width and height at 100 %, pixels of the screen. */
  width: number
  height: number
  /** Draws the page; an earlier drawing of the same canvas is stopped. */
  draw(canvas: HTMLCanvasElement, scale: number): Promise<void>
  /** Words of the page for those who listen. */
  words(): Promise<string>
}
export interface OpenPdf {
  count: number
  page(number: number): Promise<PdfPage>
  close(): Promise<void>
}

/** Pixels of one canvas: a drawing plan of a metre must not ask for gigabytes. */
const MAX_PIXELS = 24_000_000

/** @throws an error named `PasswordException` or another one where the file cannot be read */
export async function openPdf(data: ArrayBuffer): Promise<OpenPdf> {
  const task = pdfjs.getDocument({
    data: new Uint8Array(data),
    isEvalSupported: false,
    useWasm: false,
    enableXfa: false,
    disableAutoFetch: true,
    stopAtErrors: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  })
  const document = await task.promise
  return {
    count: document.numPages,
    page: async (number) => {
      const page = await document.getPage(number)
      const { width, height } = page.getViewport({ scale: 96 / 72 })
      let running: { cancel(): void } | null = null
      return {
        width,
        height,
        draw: async (canvas, scale) => {
          running?.cancel()
          const fine = Math.min(
            scale * (96 / 72) * window.devicePixelRatio,
            Math.sqrt(MAX_PIXELS / (width * height)) * (96 / 72),
          )
          const viewport = page.getViewport({ scale: fine })
          canvas.width = Math.ceil(viewport.width)
          canvas.height = Math.ceil(viewport.height)
          const render = page.render({ canvas, viewport, annotationMode: pdfjs.AnnotationMode.ENABLE })
          running = render
          await render.promise.catch((error: unknown) => {
            if (!(error instanceof Error && error.name === 'RenderingCancelledException')) throw error
          })
        },
        words: async () => {
          const { items } = await page.getTextContent()
          return items.map((item) => ('str' in item ? item.str : '')).join(' ')
        },
      }
    },
    close: () => task.destroy(),
  }
}
