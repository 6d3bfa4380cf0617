import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { csvFile, POS_HEADERS, posCsv, posRows } from '../builders/importFiles.ts'
import { expect, test } from './host.ts'
import { ImportPage } from './pages/imports.ts'
import { goTo } from './pages/keys.ts'

const folder = mkdtempSync(join(tmpdir(), 'mcu-import-'))
const ROWS = 120
const TEXTS = [
  ['№ обращения', 'Дата', 'Текст обращения', 'Адрес'],
  ['А-17/1', '15.11.2026', 'Не чистят снег у дома. Звоните Галине, 8 900 000-00-17', 'ул. Садовая, 14'],
  ['А-17/2', '16.11.2026', 'Яма на дороге у школы', 'ул. Речная, 3'],
  ['А-17/3', '31.02.2026', 'Не горит фонарь', 'ул. Речная, 5'],
]

test('an export of ПОС becomes cards, and all of it is taken back in one act, without a mouse', async ({ launch }) => {
  const file = csvFile(folder, 'Выгрузка ПОС.csv', [POS_HEADERS, ...posRows(ROWS)], { encoding: 'windows-1251' })
  const { page } = await launch({ demo: true })
  const imports = new ImportPage(page)
  await imports.open()
  await imports.choose(file)
  await imports.read('Выгрузка ПОС.csv')
  await expect(page.getByText(/Узнано по названиям столбцов: 25 из 25/)).toBeVisible()
  await expect(page.getByLabel('Кодировка')).toHaveValue('windows-1251')
  await imports.toMapping()
  await expect(page.getByLabel('Поле карточки: Номер', { exact: true })).toHaveValue('Номер в источнике')
  await imports.toPreview()
  expect(await imports.figure('добавится')).toBe(String(ROWS))
  await page.keyboard.press('Alt+N')
  await expect(page.getByRole('heading', { name: 'Строка 3', exact: true })).toBeVisible()
  await imports.run()
  expect(await imports.figure('добавлено')).toBe(String(ROWS))
  expect(await imports.figure('не вошло')).toBe('0')

  await page.getByRole('link', { name: `Открыть ${ROWS} карточек` }).press('Enter')
  await expect(page.locator('.head .sub').first()).toHaveText(String(ROWS))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Откуда карточка' })).toBeVisible()
  await page.getByRole('link', { name: 'Выгрузка ПОС.csv' }).press('Enter')

  await page.getByRole('button', { name: 'Вернуть весь импорт' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Вернуть весь импорт' })
  await expect(dialog.getByText(`${ROWS} карточек уйдут в корзину`)).toBeVisible()
  await dialog.getByRole('button', { name: 'Вернуть', exact: true }).press('Enter')
  await expect(page.getByText('Возвращён: добавленные карточки в корзине')).toBeVisible()
  await goTo(page, '/messages?search=10000001&any=1')
  await expect(page.locator('.head .sub').first()).toHaveText('0')
})

test('private data in texts are found and hidden as a person decides, a wrong date is refused by its row', async ({
  launch,
}) => {
  const file = csvFile(folder, 'Портал.csv', TEXTS, { delimiter: ',' })
  const { page } = await launch({ demo: true })
  const imports = new ImportPage(page)
  await imports.open()
  await imports.choose(file)
  await imports.read('Портал.csv')
  await imports.toMapping()
  await imports.toPreview()
  expect(await imports.figure('не войдёт')).toBe('1')
  await imports.tab('Маскирование')
  await page.getByRole('button', { name: 'Найти личные данные в текстах' }).click()
  await expect(page.getByRole('checkbox', { name: 'Закрыть «8 900 000-00-17»' })).toBeVisible()
  await expect(imports.runButton).toBeEnabled()
  await imports.run()
  expect(await imports.figure('добавлено')).toBe('2')
  await expect(page.getByText('Не вошла').first()).toBeVisible()
  await page.getByRole('link', { name: /Открыть 2 карточки/ }).click()
  await expect(page.locator('.head .sub').first()).toHaveText('2')
  await expect(page.getByText('8 900 000-00-17')).toHaveCount(0)
})

test('a file that cannot be read says what to do, and nothing is begun', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  const imports = new ImportPage(page)
  await imports.open()
  const locked = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4096)])
  await imports.choose({ name: 'С паролем.xlsx', mimeType: 'application/octet-stream', buffer: locked })
  await expect(
    page
      .locator('.toast, [role="status"], [role="alert"]')
      .filter({ hasText: /парол|\.xls/ })
      .first(),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: 'Выбрать файл' })).toBeVisible()
  await expect(page.getByText('Здесь появятся импортированные файлы')).toBeVisible()
})

test('an import that was killed goes on after the last row it had confirmed', async ({ launch, dataDir }) => {
  const MANY = 30_000
  const path = join(folder, 'Большая выгрузка.csv')
  await posCsv(path, MANY)
  const before = await launch({ demo: true })
  const imports = new ImportPage(before.page)
  await imports.open()
  await imports.choose(path)
  await imports.read('Большая выгрузка.csv')
  await imports.toMapping()
  await imports.toPreview()
  await before.page.keyboard.press('Control+Enter')
  // Some hundreds of cards are in the register, the rest is not.
  await expect(before.page.locator('.progress', { hasText: 'Импортируем' })).toContainText(/[1-9][\s\d]* из 30/)
  await before.kill()

  const after = await launch({ demo: true, dataDir })
  const again = new ImportPage(after.page)
  await again.open()
  await expect(after.page.getByText(/^Прервано на строке/)).toBeVisible()
  await after.page.getByRole('button', { name: 'Продолжить' }).press('Enter')
  await expect(after.page.getByRole('button', { name: 'Вернуть весь импорт' })).toBeVisible({ timeout: 60_000 })
  expect((await again.figure('добавлено')).replace(/\D/g, '')).toBe(String(MANY))
})
