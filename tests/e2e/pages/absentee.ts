import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { opened, tabTo, typeInPalette } from './keys.ts'

/** An absentee meeting by the keyboard alone: what a clerk does with a pile of paper ballots. */
export class AbsenteeByKeys {
  private readonly page: Page
  readonly grid: Locator
  readonly aside: Locator
  constructor(page: Page) {
    this.page = page
    this.grid = page.getByRole('grid', { name: 'Заочное голосование' })
    this.aside = page.getByRole('complementary', { name: 'Опросные листы' })
  }

  step(): Locator {
    return this.page.locator('[aria-current="step"]')
  }

  toast(text: string | RegExp): Locator {
    return this.page.getByRole('status').getByText(text).first()
  }

  /** Ctrl+N in «Заседания», the arrow to «Заочное», the fields by Tab. */
  async create(details: { on: string; until: string; place: string }): Promise<void> {
    const { keyboard } = this.page
    await keyboard.press('Control+3')
    await expect(this.page.getByRole('heading', { level: 1, name: 'Заседания' })).toBeVisible()
    await keyboard.press('Control+n')
    const dialog = await opened(this.page, 'Новое заседание')
    await expect(dialog.getByRole('radio', { name: 'Очное', exact: true })).toBeFocused()
    await keyboard.press('ArrowRight')
    await expect(dialog.getByLabel('Ответы принимаются до')).toBeVisible()
    for (const [field, text] of [
      ['f-heldOn', details.on],
      ['f-place', details.place],
      ['f-answersUntil', details.until],
    ] as const) {
      await tabTo(this.page, field)
      await keyboard.press('Control+a')
      await keyboard.type(text)
      await keyboard.press('Tab')
    }
    await keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(/Заседание № \d+/)
    await expect(this.step()).toContainText('Подготовка')
  }

  /** Ctrl+N: questions with drafts of their decisions, one after another. */
  async questions(list: readonly { title: string; draft: string }[]): Promise<void> {
    const { keyboard } = this.page
    await keyboard.press('Control+n')
    const form = this.page.getByRole('form', { name: 'Новый вопрос' })
    const title = form.getByLabel('Вопрос')
    for (const { title: text, draft } of list) {
      await expect(title).toBeFocused()
      await keyboard.insertText(text)
      await keyboard.press('Tab')
      await keyboard.insertText(draft)
      await keyboard.press('Control+Enter')
      await expect(title).toHaveValue('')
    }
    await keyboard.press('Escape')
    await expect(form).toBeHidden()
    // The keys are at the answers again, not nowhere.
    await expect(this.grid.locator('td:focus')).toHaveCount(1)
  }

  /** The row of a member, and the letter that stands at a question of his. */
  row(surname: string): Locator {
    return this.grid.getByRole('row').filter({ hasText: surname })
  }
  async answers(surname: string): Promise<string> {
    return (await this.row(surname).locator('.v').allInnerTexts()).join('')
  }

  /** The cell that has the keys says whose it is. */
  async at(surname: string, question: number): Promise<void> {
    await expect(this.page.locator('[role="grid"] td:focus')).toHaveAccessibleName(
      new RegExp(`^${surname}.*вопрос ${question}:`),
    )
  }

  /** Tab until the member has the keys. */
  async toMember(surname: string): Promise<void> {
    for (let row = 0; row < 20; row++) {
      const name = await this.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
      if (name.startsWith(surname)) return
      await this.page.keyboard.press('Tab')
    }
    throw new Error(`Tab does not reach ${surname}`)
  }

  async saved(): Promise<void> {
    await expect(this.page.getByText('Записывается')).toHaveCount(0)
  }

  /** By the palette, as a person finds a meeting again. */
  async open(number: string): Promise<void> {
    await typeInPalette(this.page, `заседание ${number}`)
    const found = this.page.getByRole('option', { name: new RegExp(`Заседание № ${number} `) })
    await expect(found).toHaveAttribute('aria-selected', 'true')
    await this.page.keyboard.press('Enter')
    await expect(this.page.getByRole('heading', { level: 1, name: `Заседание № ${number}` })).toBeVisible()
    await expect(this.grid).toBeVisible()
  }
}
