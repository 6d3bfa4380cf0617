import { createWriteStream, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'
import { pack, unpack } from '../../electron/services/exchange/testing.ts'
import { expect, test } from './host.ts'
import { officePackage } from './incomingPackages.ts'
import { ExchangePage } from './pages/exchange.ts'
import { IncomingPage } from './pages/incoming.ts'
import { dismiss, goTo, opened } from './pages/keys.ts'

/** What strangers may send: files that only look like packages are refused in words, the part is named, nothing is kept. */

const BOMB = 60 * 1024 * 1024

async function archive(path: string, name: string, content: Buffer): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  zip.addBuffer(content, name)
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path))
  return readFileSync(path)
}

/** A package as a later version of the application would make it. */
async function newerPackage(folder: string): Promise<Buffer> {
  const files = await unpack(await officePackage(folder, { name: 'Лугового округа', received: 2, answered: 1 }))
  const manifest = join(files, 'manifest.json')
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"formatVersion": 2', '"formatVersion": 3'))
  return readFileSync(await pack(files))
}

test('a package of a newer format, names that lead out and a bomb are refused at both doors', async ({ launch }) => {
  test.setTimeout(240_000)
  const folder = mkdtempSync(join(tmpdir(), 'mcu-e2e-bad-'))
  // The library refuses to write such a name, so the bytes are changed afterwards.
  const outside = (await archive(join(folder, 'outside.zip'), 'aa/b.txt', Buffer.from('x'))).toString('latin1')
  const bad = [
    {
      name: 'новый.zip',
      content: await newerPackage(folder),
      says: /Пакет нового формата \(версия 3\).*Обновите программу/,
    },
    {
      name: 'наружу.zip',
      content: Buffer.from(outside.replaceAll('aa/b.txt', '../b.txt'), 'latin1'),
      says: /\.\.\/b\.txt.*путь наружу.*не распаковывайте/,
    },
    {
      name: 'бомба.zip',
      content: await archive(join(folder, 'bomb.zip'), 'manifest.json', Buffer.alloc(BOMB)),
      says: /manifest\.json.*больше допустимого \(60 МБ\).*не распаковывайте/,
    },
  ]
  const { page } = await launch({ demo: true })
  const incoming = new IncomingPage(page)
  await incoming.open()
  await expect(incoming.rows.nth(1)).toBeVisible()
  const known = await incoming.rows.count()
  for (const { name, content, says } of bad) {
    await incoming.give({ name, content })
    const refused = await opened(page, 'Пакет не принят')
    await expect(refused).toContainText(says)
    await dismiss(page, refused)
  }
  await expect(incoming.rows).toHaveCount(known)

  const wizard = new ExchangePage(page)
  await wizard.open()
  for (const { name, content, says } of bad) {
    await wizard.give('Проверить файл', name, content)
    const broken = await opened(page, 'Пакет повреждён')
    await expect(broken).toContainText(says)
    await dismiss(page, broken)
  }
})

test('a report about a period of which the register holds nothing says so in words', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  await goTo(page, '/reports')
  await expect(page.getByRole('heading', { level: 1, name: 'Записки и отчёты' })).toBeVisible()
  await page.keyboard.press('n')
  const dialog = await opened(page, 'Новый документ')
  await dialog.getByText('Квартал', { exact: true }).click()
  const period = dialog.getByRole('status')
  for (let step = 0; step < 20 && (await period.textContent()) !== 'I квартал 2024'; step += 1) {
    const before = (await period.textContent()) ?? ''
    await dialog.getByRole('button', { name: 'Период раньше, [' }).press('Enter')
    await expect(period).not.toHaveText(before)
  }
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('#section-channels').getByText('За период ничего не поступило')).toBeVisible()
  await expect(
    page.getByRole('region', { name: 'Пробелы в данных' }).getByText('За период в реестре нет ни одной карточки'),
  ).toBeVisible()
})
