import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { dismiss, opened, tabTo, takeChoice } from './keys.ts'

const FAR = 80

/** A meeting held with the keyboard alone: nothing here points, presses a button by the mouse or fills a field by its handle. */
export class RoomByKeys {
  private readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  private press(key: string): Promise<void> {
    return this.page.keyboard.press(key)
  }

  /** Walks by Tab until the control has the keys, as a person without a mouse does. */
  async walkTo(control: Locator): Promise<void> {
    for (let step = 0; step < FAR; step++) {
      if (await control.evaluate((element) => element === document.activeElement)) return
      await this.press('Tab')
    }
    throw new Error('Tab does not reach the control')
  }

  /** Types over whatever the field that has the keys holds. */
  private async over(text: string): Promise<void> {
    await this.press('Control+a')
    await this.page.keyboard.insertText(text)
  }

  get course(): Locator {
    return this.page.getByRole('region', { name: 'Ход вопроса' })
  }
  get people(): Locator {
    return this.page.getByRole('region', { name: 'Участники' })
  }
  mark(surname: string): Locator {
    return this.people.getByRole('button', { name: new RegExp(`^${surname}.*: `) })
  }
  step(): Locator {
    return this.page.getByRole('list', { name: 'Ход заседания' }).locator('[aria-current="step"]')
  }

  async create(details: { on: string; at: string; place: string }): Promise<void> {
    await this.press('Control+3')
    await expect(this.page.getByRole('grid', { name: 'Заседания' })).toBeFocused()
    await this.press('Control+n')
    await opened(this.page, 'Новое заседание')
    await tabTo(this.page, 'f-heldOn')
    await this.over(details.on)
    await tabTo(this.page, 'f-startsAt')
    await this.over(details.at)
    await tabTo(this.page, 'f-place')
    await this.over(details.place)
    await this.press('Control+Enter')
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(/Заседание № \d+/)
  }

  async addItems(items: readonly { title: string; speaker: string; minutes: string }[]): Promise<void> {
    await this.press('Control+n')
    const form = this.page.getByRole('form', { name: 'Новый вопрос' })
    const title = form.getByRole('textbox', { name: 'Вопрос' })
    for (const item of items) {
      await expect(title).toBeFocused()
      await this.page.keyboard.insertText(item.title)
      await this.press('Tab')
      await this.page.keyboard.insertText(item.speaker)
      await takeChoice(this.page, form.getByRole('combobox', { name: 'Докладчик' }))
      await this.walkTo(form.getByRole('textbox', { name: 'Длительность' }))
      await this.page.keyboard.insertText(item.minutes)
      await this.press('Enter')
      await expect(title).toHaveValue('')
    }
    await this.press('Escape')
    await expect(form).toBeHidden()
  }

  /** F9: sends the agenda, then begins; the keys stand on the first mark. */
  async begin(): Promise<void> {
    await this.press('F9')
    await expect(this.step()).toContainText('Разослано')
    await this.press('F9')
    await expect(this.step()).toContainText('Идёт')
    await this.press('F6')
    await expect(this.people.locator('.att').first()).toBeFocused()
  }

  /** F6: the keys go to the marks. */
  private async toMarks(): Promise<void> {
    await this.press('F6')
    await expect(this.people.locator('.att:focus')).toHaveCount(1)
  }

  /** Moves from mark to mark until this person's has the keys. */
  async toMark(surname: string): Promise<void> {
    await this.toMarks()
    await this.press('Home')
    for (let step = 0; step < FAR; step++) {
      if (await this.mark(surname).evaluate((element) => element === document.activeElement)) return
      await this.press('ArrowDown')
    }
    throw new Error(`Arrows do not reach ${surname}`)
  }

  async late(surname: string, time: string): Promise<void> {
    await this.toMark(surname)
    await this.press('KeyJ')
    await expect(this.mark(surname)).toHaveAccessibleName(/опоздал/)
    await this.press(`Digit${time.slice(0, 1)}`)
    await this.page.keyboard.type(time.slice(1))
    await this.press('Enter')
    await expect(this.mark(surname)).toHaveAccessibleName(new RegExp(`с ${time.slice(0, 2)}:${time.slice(2)}$`))
    await expect(this.mark(surname)).toBeFocused()
  }

  async left(surname: string): Promise<void> {
    await this.toMark(surname)
    await this.press('KeyE')
    await expect(this.mark(surname)).toHaveAccessibleName(/ушёл раньше/)
  }

  async replaced(surname: string, by: { name: string; post: string }): Promise<void> {
    await this.toMark(surname)
    await this.press('KeyP')
    const form = this.page.getByRole('form', { name: new RegExp(`^Замена: ${surname}`) })
    await expect(form.getByLabel('Кто пришёл вместо него')).toBeFocused()
    await this.page.keyboard.insertText(by.name)
    await this.press('Tab')
    await this.page.keyboard.insertText(by.post)
    await this.press('Enter')
    await expect(form).toBeHidden()
    await expect(this.mark(surname)).toHaveAccessibleName(/: нет$/)
    await expect(this.people.getByText(`вместо: ${surname}`)).toBeVisible()
  }

  async everyoneElse(): Promise<void> {
    await this.toMarks()
    await this.press('KeyD')
    await expect(this.people.getByRole('button', { name: /: не отмечен$/ })).toHaveCount(0)
  }

  /** F8 until the item of this name runs. */
  async runTo(title: string): Promise<void> {
    const heading = this.course.getByRole('heading', { level: 2 })
    for (let step = 0; step < FAR; step++) {
      const before = (await heading.innerText()).replaceAll('\u00A0', ' ')
      if (before.includes(title)) return
      await this.press('F8')
      await expect(heading).not.toHaveText(before, { timeout: 5000 })
    }
    throw new Error(`F8 does not reach «${title}»`)
  }

  /** Types what was said: who by @, then the words. */
  async spoke(who: string, words: string): Promise<void> {
    await this.press('Alt+2')
    const line = this.course.getByRole('combobox', { name: /^@ кто выступил/ })
    await expect(line).toBeFocused()
    await this.page.keyboard.type(`@${who}`)
    await takeChoice(this.page, line)
    await this.page.keyboard.insertText(words)
  }

  /** F7: the remark under the keys becomes a decision with the keys in it. */
  async decideRemark(number: string): Promise<void> {
    await this.press('F7')
    await expect(this.course.getByRole('combobox', { name: `Решение ${number}` })).toBeFocused()
  }

  /** Ctrl+Enter: the next decision; `names` are typed after @, a «контроль » before one names who controls. */
  async decide(number: string, words: string, names: readonly string[]): Promise<void> {
    await this.press('Control+Enter')
    const line = this.course.getByRole('combobox', { name: `Решение ${number}` })
    await expect(line).toBeFocused()
    await this.page.keyboard.insertText(words)
    for (const name of names) {
      const [before = '', surname = ''] = name.split('@')
      await this.page.keyboard.type(` ${before}@${surname}`)
      await takeChoice(this.page, line)
    }
    await this.press('Control+Enter')
    await expect(this.course.getByRole('button', { name: new RegExp(`^Решение ${number}`) })).toBeVisible()
  }

  /** Alt+G: an open vote, a letter for each voter in the order of the list. */
  async voteByName(letters: readonly ('KeyP' | 'KeyG' | 'KeyD')[], sums: string): Promise<void> {
    await this.press('Alt+g')
    const dialog = this.page.getByRole('dialog', { name: /^Поимённое голосование/ })
    await expect(dialog.locator('.voter').first()).toBeFocused()
    for (const letter of letters) await this.press(letter)
    await expect(dialog.getByRole('status')).toContainText(sums)
    await dismiss(this.page, dialog)
  }
}
