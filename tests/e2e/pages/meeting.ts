import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { opened, takeChoice } from './keys.ts'

export interface TypedItem {
  title: string
  speaker: string
  minutes: string
  heard: string
  spoke?: { who: string; text: string }
  decisions: readonly { text: string; executor: string; dative: string; due: string }[]
}

/** A meeting from its creation to its protocol. */
export class MeetingPage {
  private readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  /** Ctrl+N in «Заседания». */
  async create(details: { on: string; at: string; place: string }): Promise<void> {
    await this.page.keyboard.press('Control+3')
    await expect(this.page.getByRole('heading', { level: 1, name: 'Заседания' })).toBeVisible()
    await this.page.keyboard.press('Control+n')
    const dialog = await opened(this.page, 'Новое заседание')
    await dialog.getByLabel('Дата', { exact: true }).fill(details.on)
    await dialog.getByLabel('Начало').fill(details.at)
    await dialog.getByLabel('Место').fill(details.place)
    await dialog.getByRole('button', { name: 'Создать' }).click()
    await expect(this.page).toHaveURL(/#\/meetings\/\d+$/)
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(/Заседание № \d+/)
  }

  /** Types the agenda: one item after another without leaving the form. */
  async agenda(items: readonly TypedItem[]): Promise<void> {
    await this.page.keyboard.press('Control+n')
    const form = this.page.getByRole('form', { name: 'Новый вопрос' })
    const title = form.getByRole('textbox', { name: 'Вопрос' })
    for (const item of items) {
      await expect(title).toBeFocused()
      await title.fill(item.title)
      const speaker = form.getByRole('combobox', { name: 'Докладчик' })
      await speaker.fill(item.speaker)
      await takeChoice(this.page, speaker)
      await form.getByRole('textbox', { name: 'Длительность' }).fill(item.minutes)
      await this.page.keyboard.press('Enter')
      await expect(title).toHaveValue('')
    }
    await this.page.keyboard.press('Escape')
    await expect(this.page.getByRole('region', { name: 'Повестка' }).locator('.item')).toHaveCount(items.length)
  }

  async begin(): Promise<void> {
    await this.page.getByRole('button', { name: 'Повестка разослана' }).click()
    await this.page.getByRole('button', { name: 'Начать заседание' }).click()
    await expect(this.page.getByRole('button', { name: 'К протоколу' })).toBeVisible()
  }

  /** Everybody is here but those named, who are marked by the letter Н. */
  async attendance(absent: readonly string[]): Promise<void> {
    const people = this.page.getByRole('region', { name: 'Участники' })
    await people.getByRole('button', { name: 'все здесь' }).click()
    for (const name of absent) {
      await people.getByRole('button', { name: new RegExp(`^${name}.*: здесь`) }).focus()
      await this.page.keyboard.press('KeyY')
      await expect(people.getByRole('button', { name: new RegExp(`^${name}.*: нет`) })).toBeVisible()
    }
    await expect(people.getByRole('button', { name: /: не отмечен$/ })).toHaveCount(0)
  }

  private course(): Locator {
    return this.page.getByRole('region', { name: 'Ход вопроса' })
  }

  /** Types the course of an item as it goes: heard, spoke, decided with the executor by @ and the term in words. */
  async hold(item: TypedItem): Promise<void> {
    await expect(this.course().getByRole('heading', { level: 2 })).toContainText(item.title.slice(0, 20))
    const heard = this.course().getByRole('combobox', { name: /^(Что доложил|@ докладчик)/ })
    await heard.fill(item.heard)
    await heard.blur()
    await expect(this.course().getByRole('button', { name: /^Изменить:/ })).toHaveCount(1)
    if (item.spoke) {
      const spoke = this.course().getByRole('combobox', { name: /^@ кто выступил/ })
      await spoke.click()
      await this.page.keyboard.type(`@${item.spoke.who}`)
      await takeChoice(this.page, spoke)
      await this.page.keyboard.insertText(item.spoke.text)
      await spoke.blur()
      await expect(this.course().getByRole('button', { name: /^Изменить:/ })).toHaveCount(2)
    }
    for (const [index, decision] of item.decisions.entries()) {
      await this.page.keyboard.press('Control+Enter')
      const line = this.course().getByRole('combobox', { name: /^Решение/ })
      await expect(line).toBeFocused()
      await this.page.keyboard.insertText(`${decision.text} ${decision.due} `)
      await this.page.keyboard.type(`@${decision.executor}`)
      await takeChoice(this.page, line)
      await line.blur()
      await expect(this.course().getByRole('button', { name: /^Решение/ })).toHaveCount(index + 1)
    }
  }

  /** F8: ends the item and begins the next one. */
  async next(): Promise<void> {
    await this.page.keyboard.press('F8')
  }

  /** F9: the meeting is over, the protocol opens. */
  async finish(): Promise<void> {
    await this.page.keyboard.press('F9')
    await expect(this.page).toHaveURL(/#\/protocols\/\d+$/)
  }
}
