import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './host.ts'
import { officePackage, otherPlacePackage } from './incomingPackages.ts'
import { IncomingPage } from './pages/incoming.ts'
import { goTo } from './pages/keys.ts'

/** Packages of other offices: checked, shown, answered, added up; a package of one's own other PC: compared, merged, taken back. */

const PASSPHRASE = 'zima prishla v Zarechny 7'

test('packages of two offices are checked, one gets its receipt, both stand in the consolidated view', async ({
  launch,
}) => {
  test.setTimeout(240_000)
  const folder = mkdtempSync(join(tmpdir(), 'mcu-e2e-incoming-'))
  const first = await officePackage(folder, { name: 'Лугового округа', received: 6, answered: 4 })
  const second = await officePackage(folder, {
    name: 'Лесного округа',
    received: 4,
    answered: 1,
    passphrase: PASSPHRASE,
  })
  const { page } = await launch({ demo: true })
  const incoming = new IncomingPage(page)
  await incoming.open()
  await expect(incoming.rows.nth(1)).toBeVisible()
  const known = await incoming.rows.count()

  // A file that was cut is not taken, and the broken part is named.
  const cut = join(folder, 'обрезан.zip')
  writeFileSync(cut, readFileSync(first).subarray(0, 3000))
  await incoming.give(cut)
  const broken = page.getByRole('dialog', { name: 'Пакет не принят' })
  await expect(broken).toContainText('Файл не читается как архив ZIP')
  await page.keyboard.press('Escape')
  await expect(broken).toBeHidden()

  await incoming.give(first)
  await expect(page.getByRole('heading', { level: 1, name: 'Администрация Лугового округа' })).toBeVisible()
  await expect(page.getByText('ждёт решения')).toBeVisible()
  // A figure opens its cards.
  await page.getByRole('link', { name: '4', exact: true }).first().click()
  await expect(page.getByText('4 карточки', { exact: true })).toBeVisible()
  await expect(incoming.rows.nth(1)).toContainText('в срок')

  // Returned with reasons; without them it is refused at the field. The receipt is saved as a file.
  await page.keyboard.press('r')
  const dialog = page.getByRole('dialog', { name: 'Вернуть пакет' })
  await dialog.getByRole('button', { name: 'Составить и сохранить файл' }).click()
  await expect(dialog.getByText('Укажите причину возврата, каждую с новой строки')).toBeVisible()
  await dialog.getByLabel('Причины возврата').fill('Нет сведений о заседаниях')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Составить и сохранить файл' }).click(),
  ])
  expect(JSON.parse(readFileSync(await download.path(), 'utf8'))).toMatchObject({
    format: 'reestr-mcu-receipt',
    state: 'returned',
    reasons: ['Нет сведений о заседаниях'],
    package: { office: 'Администрация Лугового округа', version: 1 },
  })
  await expect(page.getByText('возвращён').first()).toBeVisible()

  // A locked one asks for its passphrase, says when it is wrong.
  await incoming.open()
  await incoming.give(second)
  const lock = page.getByRole('dialog', { name: 'Пакет зашифрован' })
  await lock.getByLabel('Парольная фраза').fill('wrong words here')
  await page.keyboard.press('Enter')
  await expect(lock.getByText(/не подходит|неверн/i)).toBeVisible()
  await lock.getByLabel('Парольная фраза').fill(PASSPHRASE)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Администрация Лесного округа' })).toBeVisible()

  // The same file once more is known.
  await incoming.open()
  await incoming.give(first)
  await expect(page.getByText(/Этот пакет уже принят/).first()).toBeVisible()

  await incoming.open()
  await expect(incoming.rows).toHaveCount(known + 2)
  await page.keyboard.press('v')
  const table = page.getByRole('table', { name: 'Муниципальные образования' })
  await expect(table.getByRole('row', { name: /Лесного округа/ })).toContainText('4')
  await expect(table.getByRole('row', { name: /^Итого/ })).toContainText('10')
  // A sum says what it was added up from, each part opens its cards.
  await table
    .getByRole('row', { name: /^Итого/ })
    .getByRole('link', { name: '10', exact: true })
    .press('Enter')
  const behind = page.getByRole('dialog', { name: 'Поступило: из чего сложено' })
  await expect(behind.getByRole('row')).toHaveCount(3)
  await behind.getByRole('link', { name: /Лесного округа/ }).press('Enter')
  await expect(page.getByText('4 карточки', { exact: true })).toBeVisible()
  await page.goBack()
  await expect(behind).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(behind).toBeHidden()
  await expect(page.getByRole('heading', { name: 'Рейтинг органов' })).toBeVisible()
  await page.keyboard.press('r')
  await expect(page.getByRole('dialog', { name: 'Свод' })).toContainText('Администрация Лугового округа')
})

test('a package of the other PC of the office is compared, merged by choice and taken back', async ({ launch }) => {
  test.setTimeout(240_000)
  const folder = mkdtempSync(join(tmpdir(), 'mcu-e2e-merge-'))
  const { page, dataDir } = await launch({ demo: true })
  const incoming = new IncomingPage(page)
  await incoming.open()
  const path = await otherPlacePackage(folder, dataDir)
  await incoming.give(path)
  await expect(
    page.getByRole('heading', { level: 1, name: 'Администрация Заречного муниципального округа' }),
  ).toBeVisible()
  await page.keyboard.press('m')
  await expect(page.getByRole('heading', { level: 1, name: 'Сличение с реестром' })).toBeVisible()
  await expect(page.getByText('Не работает светофор у школы')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Взять все новые' }).press('Space')

  await page.getByText('Другая карточка под тем же номером', { exact: false }).first().click()
  await expect(page.getByText('Упало дерево у дома культуры')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Взять все под новыми номерами' }).press('Space')

  await page.getByText('Отличаются', { exact: false }).first().click()
  const card = page.locator('.inc-card').first()
  const important = card.getByRole('row', { name: /^Важное/ })
  await important.getByRole('radio', { name: 'Из пакета' }).focus()
  await page.keyboard.press('Space')
  await expect(page.getByText('взять: 2 карточки', { exact: false })).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
  await page.keyboard.press('Control+s')
  await expect(
    page.getByText('Добавлено: 2 карточки, из них под новыми номерами: 1, изменено: 1 карточка').first(),
  ).toBeVisible()

  await goTo(page, '/messages?search=светофор у школы')
  await expect(incoming.rows.nth(1)).toContainText('Не работает светофор у школы')
  await page.keyboard.press('Control+z')
  await expect(page.getByText(/^Отменено: Слияние/).first()).toBeVisible()
  await expect(page.getByText('Не работает светофор у школы')).toHaveCount(0)
})
