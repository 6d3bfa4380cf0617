import { expect, test } from './host.ts'
import { openFirstCard } from './pages/card.ts'
import { FilesBlock, pdfOf } from './pages/files.ts'
import { dismiss } from './pages/keys.ts'

test('files dropped on a card and pasted into it are looked at, named and taken off', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  const refused: string[] = []
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) refused.push(message.text())
  })
  await openFirstCard(page, 'state=open&due=overdue')
  const files = new FilesBlock(page)
  await expect(files.block).toBeVisible()
  const before = await files.names.count()

  await files.drop(
    { name: 'двор.png', type: 'image/png', content: 'picture' },
    { name: 'letter.pdf', type: 'application/pdf', content: pdfOf(['First page', 'Second page', 'Third page']) },
    { name: 'список.txt', type: 'text/plain', content: 'Ёлка у дома 12' },
    { name: 'страница.html', type: 'text/html', content: '<!doctype html><script>document.title="взлом"</script>' },
  )
  await expect(files.names).toHaveCount(before + 4)
  await files.paste({ name: 'image.png', type: 'image/png', content: 'picture' })
  await expect(files.names.last()).toContainText(/^Снимок 17\.11\.2026 10-42\.png/)

  // A picture: larger, turned, and on to the next file by keys alone.
  const picture = await files.look('двор.png')
  const image = picture.getByRole('img', { name: 'двор.png' })
  await expect(image).toBeVisible()
  const width = async (): Promise<number> => (await image.boundingBox())?.width ?? 0
  await expect.poll(width).toBe(640)
  await page.keyboard.press('=')
  await expect.poll(width).toBe(960)
  await page.keyboard.press('0')
  await expect.poll(width).toBe(640)
  await page.keyboard.press('r')
  await expect.poll(width).toBeLessThanOrEqual(400)

  await page.keyboard.press('ArrowRight')
  const pdf = page.getByRole('dialog', { name: 'letter.pdf' })
  await expect(pdf.getByText('3 страницы')).toBeVisible()
  await expect(pdf.getByRole('region', { name: 'Страница 1 из 3' })).toContainText('First page')
  // It is really drawn: not all dots of the page are alike.
  await expect
    .poll(() =>
      pdf
        .locator('canvas')
        .first()
        .evaluate((canvas: HTMLCanvasElement) => {
          const dots = canvas.getContext('2d')?.getImageData(0, 0, canvas.width || 1, canvas.height || 1).data ?? []
          return new Set(dots).size > 2
        }),
    )
    .toBe(true)

  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('dialog', { name: 'список.txt' })).toContainText('Ёлка у дома 12')
  await page.keyboard.press('ArrowRight')
  const markup = page.getByRole('dialog', { name: 'страница.html' })
  await expect(markup.getByText(/внутри может быть программа/)).toBeVisible()
  await expect(markup.getByRole('button', { name: 'Сохранить как…' }).first()).toBeVisible()
  await dismiss(page, markup)

  await files.block.getByRole('button', { name: 'Действия с файлом letter.pdf' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Имя и примечание' }).press('Enter')
  const describe = page.getByRole('dialog', { name: 'Имя и примечание' })
  await expect(describe.getByLabel('Имя файла')).toBeFocused()
  await page.keyboard.type('Письмо.pdf')
  await describe.getByLabel('Примечание').press('Tab')
  await describe.getByLabel('Примечание').fill('оригинал в деле')
  await page.keyboard.press('Control+Enter')
  await expect(files.names.filter({ hasText: 'Письмо.pdf' })).toContainText('оригинал в деле')
  await page.keyboard.press('Control+z')
  await expect(files.names.filter({ hasText: 'letter.pdf' })).toBeVisible()
  expect(refused).toEqual([])
})

test('what may not be attached is refused in words before it is copied, a broken PDF says so', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  await openFirstCard(page, 'state=open&due=overdue')
  const files = new FilesBlock(page)
  await expect(page.locator('.case-page .file-list')).toBeVisible()
  const before = await files.names.count()
  await files.drop(
    { name: 'акт.txt', type: 'text/plain', content: 'акт' },
    { name: 'счёт.pdf.exe', type: 'application/octet-stream', content: 'MZ' },
  )
  await expect(page.getByText(/«счёт.pdf.exe» запускается на компьютере/).first()).toBeVisible()
  await expect(files.names).toHaveCount(before)

  await files.drop({ name: 'сломан.pdf', type: 'application/pdf', content: '%PDF-1.7\nне PDF вовсе' })
  await expect(files.names).toHaveCount(before + 1)
  const dialog = await files.look('сломан.pdf')
  await expect(dialog.getByText(/Файл PDF повреждён/)).toBeVisible()
})
