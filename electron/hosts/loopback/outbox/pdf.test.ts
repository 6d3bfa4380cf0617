import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBrowser } from './browser.ts'
import { createPdfRenderer, pageAddress } from './pdf.ts'
import type { PdfRenderer } from './pdf.ts'

const key = 'ab'.repeat(32)
/** A page as the window's print routes are: it says that it is ready only after its data came. */
const page = `<!doctype html><html><head><style>@page { size: A4; margin: 20mm }</style></head><body></body><script>
  const given = new URLSearchParams(location.hash.slice(1))
  fetch('/data').then((answer) => answer.text()).then((text) => {
    document.body.innerHTML = '<h1>' + given.get('route') + '</h1>' + text
    document.title = given.get('key').length
    document.documentElement.dataset.printReady = 'true'
  })
</script></html>`

describe('the address of a page', () => {
  test('carries key and route in the fragment, which a browser never sends', () => {
    const address = pageAddress('http://127.0.0.1:4000', key, '#/print/protocol/12?copy=1')
    expect(new URL(address).pathname + new URL(address).search).toBe('/')
    const given = new URLSearchParams(new URL(address).hash.slice(1))
    expect(Object.fromEntries(given)).toEqual({ key, route: '/print/protocol/12?copy=1' })
    expect(pageAddress('http://127.0.0.1:4000', key)).toBe(`http://127.0.0.1:4000/#key=${key}`)
  })
})

describe('PDF without a browser', () => {
  test('is refused with what to install', async () => {
    const renderer = createPdfRenderer(null, () => ({ origin: '', key }))
    await expect(renderer.render('#/print/protocol/1')).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('Chromium'),
    })
    await renderer.close()
  })

  test('is made of print routes alone', async () => {
    const renderer = createPdfRenderer('/nowhere/chromium', () => ({ origin: '', key }))
    for (const route of ['#/desk', 'file:///etc/passwd', '#/print/../desk']) {
      await expect(renderer.render(route)).rejects.toMatchObject({ code: 'refused' })
    }
    await renderer.close()
  })
})

const browser = findBrowser()
describe.skipIf(browser === null)('PDF by the installed browser', () => {
  let server: Server
  let renderer: PdfRenderer
  const requested: string[] = []
  beforeAll(async () => {
    server = createServer((request, response) => {
      requested.push(request.url ?? '')
      if (request.url === '/data') response.end('<table><tr><td>№ 12</td></tr></table>')
      else response.setHeader('content-type', 'text/html; charset=utf-8').end(page)
    })
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve)
    })
    const { port } = server.address() as AddressInfo
    renderer = createPdfRenderer(browser, () => ({ origin: `http://127.0.0.1:${port}`, key }))
  })
  afterAll(async () => {
    await renderer.close()
    server.close()
    server.closeAllConnections()
  })

  test('is a tagged A4 of the page after it said it is ready, and the key is not in any request', async () => {
    const pdf = Buffer.from(await renderer.render('#/print/protocol/12'))
    const text = pdf.toString('latin1')
    expect(text.startsWith('%PDF-')).toBe(true)
    expect(text).toMatch(/\/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/)
    expect(text).toContain('/StructTreeRoot')
    expect(requested.join(' ')).not.toContain(key)
  })

  test('several at once come from one warm browser', async () => {
    const made = await Promise.all(['1', '2', '3'].map((id) => renderer.render(`#/print/protocol/${id}`)))
    for (const pdf of made) expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-')
  })
})
