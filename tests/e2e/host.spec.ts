import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { addressOf, expect, test } from './host.ts'
import { goTo } from './pages/keys.ts'

const main = resolve(import.meta.dirname, '../../dist/loopback/main.js')

test('the window loads from the application alone, within its content policy', async ({ launch }) => {
  const { page } = await launch()
  const origin = new URL(page.url()).origin
  const foreign: string[] = []
  const complaints: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:') && !request.url().startsWith('blob:'))
      foreign.push(request.url())
  })
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.reload()
  await expect(page.locator('#app')).not.toBeEmpty()
  expect(foreign).toEqual([])
  expect(complaints).toEqual([])
  expect(page.url()).not.toContain('key=')
})

test('ends cleanly when it is told to', async ({ launch }) => {
  const host = await launch()
  await expect(host.page.locator('#app')).not.toBeEmpty()
  expect(await host.close()).toBe(0)
})

test.describe('the loopback host', () => {
  test.skip(process.env['REESTR_ELECTRON'] !== undefined, 'Electron opens no port')

  test('answers nobody without its key', async ({ dataDir }) => {
    const child = spawn(process.execPath, [main, '--no-open', '--data', dataDir])
    const address = new URL(await addressOf(child))
    const ask = (headers: Record<string, string>): Promise<Response> =>
      fetch(`${address.origin}/call`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: '{"method":"host.info","input":{}}',
      })
    const key = new URLSearchParams(address.hash.slice(1)).get('key') ?? ''
    expect((await ask({})).status).toBe(403)
    expect((await ask({ 'x-register-key': '0'.repeat(64) })).status).toBe(403)
    expect((await ask({ 'x-register-key': key, origin: 'https://evil.example' })).status).toBe(403)
    expect(await (await ask({ 'x-register-key': key })).json()).toMatchObject({ ok: true, value: { host: 'loopback' } })
    const code = new Promise((done) => {
      child.once('exit', done)
    })
    child.kill('SIGTERM')
    expect(await code).toBe(0)
  })

  test('prints a sheet from a frame of its own, which is no stop of Tab', async ({ launch }) => {
    const { page } = await launch({ demo: true })
    const complaints: string[] = []
    page.on('console', (message) => {
      if (/Content Security Policy|Refused to/.test(message.text())) complaints.push(message.text())
    })
    await goTo(page, '/analytics')
    await expect(page.locator('.an[aria-busy="false"] [data-ready]')).toBeVisible()
    await page.keyboard.press('Control+p')
    const sheet = page.frameLocator('.print-frame').locator('html[data-print-ready="true"]')
    await expect(sheet).toContainText('о нагрузке отраслевых блоков')
    expect(complaints).toEqual([])
    await page.keyboard.press('Tab')
    await expect(page.locator('.print-frame')).not.toBeFocused()
  })

  test('says what is wrong with its command line', async ({ dataDir }) => {
    const child = spawn(process.execPath, [main, '--data', join(dataDir, 'x'), '--port', 'many'])
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')))
    expect(await new Promise((done) => child.once('exit', done))).toBe(1)
    expect(said).toContain('--port')
    expect(said).not.toContain('at ')
  })
})
