import { expect, test } from './host.ts'
import { leave, screens } from './screens/index.ts'

test('no screen asks anything of the network, breaks the content policy or writes an error', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  const { origin } = new URL(page.url())
  const foreign: string[] = []
  const complaints: string[] = []
  let screen = 'start'
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${origin}/`) && !/^(data|blob):/.test(url)) foreign.push(`${screen}: ${url}`)
  })
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(`${screen}: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`${screen}: ${error.message}`))
  page.on('requestfailed', (request) => {
    if (request.failure()?.errorText !== 'net::ERR_ABORTED')
      complaints.push(`${screen}: ${request.url()} ${request.failure()?.errorText}`)
  })
  await page.reload()
  for (const one of screens) {
    screen = one.name
    await one.open(page)
    await leave(page)
  }
  expect(foreign).toEqual([])
  expect(complaints).toEqual([])
})
