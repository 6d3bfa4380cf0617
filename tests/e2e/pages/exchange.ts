import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { goTo } from './keys.ts'

/** «Пакет для ЦУР»: five steps from the period to the file. */
export class ExchangePage {
  private readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  async open(): Promise<void> {
    await goTo(this.page, '/exchange')
    await expect(this.page.getByRole('heading', { level: 1, name: 'Пакет для ЦУР' })).toBeVisible()
  }

  /** Back to the first step; a package already made is put aside, and a further version gets its reason. */
  async fromStart(): Promise<void> {
    const again = this.page.getByRole('button', { name: 'Новый пакет' })
    const back = this.page.getByRole('button', { name: 'Назад' })
    if (await again.isVisible()) await again.click()
    while (await back.isVisible()) await back.click()
    await expect(this.page.getByRole('heading', { level: 2, name: 'За какой период' })).toBeVisible()
    await expect(this.page.getByText('Что собрать')).toBeVisible()
    const reason = this.page.getByLabel('Причина новой версии')
    if (await reason.isVisible()) await reason.fill('Замечание ЦУР: уточнены сроки')
  }

  /** A period of one's own, from and to as typed. */
  async period(from: string, to: string): Promise<void> {
    await this.page.getByText('По запросу', { exact: true }).click()
    for (const [name, value] of [
      ['from', from],
      ['to', to],
    ] as const) {
      const field = this.page.locator(`[id="f-${name}"]`)
      await field.fill(value)
      await field.blur()
    }
  }

  private async next(heading: string): Promise<void> {
    await this.page.keyboard.press('Control+Enter')
    await expect(this.page.getByRole('heading', { level: 2, name: heading })).toBeVisible()
  }

  async toContents(): Promise<void> {
    await this.next('Что войдёт в пакет')
  }

  /** The preview of exactly what leaves. */
  async toMasking(): Promise<void> {
    await this.next('Что именно уйдёт')
    await expect(this.page.getByText(/^Запись 1 из/)).toBeVisible()
  }

  /** The text of the column «Уйдёт в ЦУР» of the record shown. */
  leaving(): Promise<string[]> {
    return this.page.locator('.pane table tbody tr td:nth-child(3)').allInnerTexts()
  }

  /** The checks; what waits for a person is decided: small numbers and doubtful words are hidden. */
  async toCheck(): Promise<void> {
    await this.next('Проверка пакета')
    await expect(this.page.getByText(/Пробная сборка прочитана обратно без ошибок/)).toBeVisible({ timeout: 60_000 })
    const small = this.page.locator('.check-line').getByRole('button', { name: 'Заменить' })
    if (await small.isVisible()) await small.click()
    const words = this.page.locator('.check-line').getByRole('button', { name: 'Посмотреть' })
    if (await words.isVisible()) {
      await words.click()
      const dialog = this.page.getByRole('dialog', { name: 'Похоже на фамилию' })
      const rest = dialog.getByRole('button', { name: 'Заменить все нерешённые' })
      if (await rest.isVisible()) await rest.click()
      await dialog.getByRole('button', { name: 'Закрыть' }).last().click()
      await expect(dialog).toBeHidden()
    }
  }

  async build(): Promise<void> {
    const button = this.page.getByRole('button', { name: 'Собрать пакет' })
    await expect(button).toBeEnabled({ timeout: 60_000 })
    await button.click()
    await expect(this.page.getByText('Прочитан обратно без ошибок')).toBeVisible({ timeout: 60_000 })
  }

  /** Chooses «только изменения». */
  async changesOnly(): Promise<void> {
    const what = this.page.getByLabel('Что собрать')
    await what.selectOption('difference')
    await expect(what).toHaveValue('difference')
  }

  /** Closes the file under a passphrase, typed twice. */
  async lock(passphrase: string): Promise<void> {
    await this.page.getByRole('checkbox', { name: /^Закрыть файл/ }).press('Space')
    for (const label of ['Парольная фраза', 'Ещё раз']) {
      await this.page.getByLabel(label, { exact: true }).focus()
      await this.page.keyboard.type(passphrase)
    }
  }

  /** Writes down that the package shown has left, with what is proposed. */
  async send(): Promise<void> {
    await this.page.keyboard.press('Control+Enter')
    const dialog = this.page.getByRole('dialog', { name: 'Отправка пакета' })
    await expect(dialog.getByLabel('Кому')).not.toHaveValue('')
    await this.page.keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
  }

  /** A line of the log: what it says. */
  line(name: string): Locator {
    return this.page.getByLabel('Журнал пакетов').getByRole('button', { name })
  }

  /** Gives a file to «Квитанция» or «Проверить файл». */
  async give(button: 'Квитанция' | 'Проверить файл', name: string, content: string | Buffer): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser')
    await this.page.getByLabel('Журнал пакетов').getByRole('button', { name: button, exact: true }).press('Enter')
    await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) })
  }

  async save(): Promise<{ name: string; path: string }> {
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('button', { name: 'Сохранить файл' }).click(),
    ])
    return { name: download.suggestedFilename(), path: await download.path() }
  }
}
