import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './host.ts'
import { requisites } from './day/office.ts'
import { BackupsPage } from './pages/backups.ts'
import { StartPage } from './pages/start.ts'

async function begin(page: import('@playwright/test').Page): Promise<void> {
  const start = new StartPage(page)
  await start.chooseType('Тросна')
  await start.next()
  await start.fill(requisites)
  await start.create()
}

test('a second copy on the same folder is told so, and opens when the first has closed', async ({ launch }) => {
  const first = await launch()
  await begin(first.page)
  const second = await launch()
  await expect(second.page.getByRole('heading', { name: 'Реестр открыт в другом окне' })).toBeVisible()
  await second.page.getByRole('button', { name: 'Повторить' }).click()
  await expect(second.page.getByRole('heading', { name: 'Реестр открыт в другом окне' })).toBeVisible()
  await first.close()
  await second.page.getByRole('button', { name: 'Повторить' }).click()
  await expect(second.page.getByRole('navigation', { name: 'Разделы' })).toContainText('Троснянский район')
})

test('a damaged register is told as such and restored from a verified copy, the damaged file stays', async ({
  launch,
  dataDir,
}) => {
  const before = await launch()
  await begin(before.page)
  const copies = new BackupsPage(before.page)
  await copies.open()
  await copies.make()
  await before.close()

  const register = join(dataDir, 'register', 'register.sqlite3')
  const file = await open(register, 'r+')
  const { size } = await file.stat()
  for (let at = 4096; at < size; at += 4096) await file.write(Buffer.alloc(512, 0x5a), 0, 512, at)
  await file.close()

  const after = await launch({ dataDir })
  await expect(after.page.getByRole('heading', { name: 'Файл реестра повреждён' })).toBeVisible()
  await after.page
    .getByRole('button', { name: /^Восстановить копию/ })
    .first()
    .click()
  const dialog = after.page.getByRole('dialog', { name: /^Восстановить копию/ })
  await dialog.getByRole('button', { name: 'Восстановить', exact: true }).click()
  await expect(after.page.getByRole('navigation', { name: 'Разделы' })).toContainText('Троснянский район')
  const kept = (await readdir(join(dataDir, 'register'))).filter(
    (name) => name.startsWith('register') && name !== 'register.sqlite3',
  )
  expect(kept.some((name) => /sqlite3/.test(name) && !/-wal$|-shm$/.test(name))).toBe(true)
})
