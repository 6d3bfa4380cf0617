import { expect, test } from './host.ts'
import { dismiss, opened } from './pages/keys.ts'
import { RoomByKeys } from './pages/room.ts'

const items = [
  { title: 'О готовности снегоуборочной техники', speaker: 'Рябинин', minutes: '20м' },
  { title: 'О графике приёма граждан', speaker: 'Лапшина', minutes: '10м' },
]

test('an in-person meeting goes from draft to control with the keyboard alone', async ({ launch }) => {
  const { page } = await launch({ demo: true, now: '2026-11-17T14:26' })
  await expect(page.getByRole('heading', { level: 1, name: /ноября/ })).toBeVisible()
  const room = new RoomByKeys(page)
  const { keyboard } = page

  await room.create({ on: '17.11.2026', at: '14:00', place: 'малый зал' })
  await room.addItems(items)
  await room.begin()

  // Who is there: one late with the time, one replaced, one gone before the end.
  await room.late('Гордеев', '1410')
  await room.replaced('Аверин', { name: 'Сомов Глеб Ильич', post: 'советник' })
  await room.everyoneElse()
  await room.left('Жданова')
  await expect(room.people.getByText('Кворум положением не задан')).toBeVisible()

  await room.runTo('О готовности снегоуборочной техники')
  await room.spoke('рябин', 'вывести вторую смену техники к пт')
  const at = await place(room)
  await room.decideRemark(`${at}.1`)
  await room.decide(`${at}.2`, 'Опубликовать график очистки дворов +3', ['@собол', '@лапш', 'контроль @корн'])
  await expect(room.course.getByText('контроль Корнеев А. С.')).toBeVisible()
  // Eleven of the состав, one replaced, one gone: ten vote.
  await room.voteByName(
    [...Array.from({ length: 8 }, () => 'KeyP' as const), 'KeyG', 'KeyD'],
    'за 8, против 1, воздержались 1',
  )

  // The wall shows the question and its decisions, arrows lead on, Esc leads back.
  await keyboard.press('F5')
  await expect(page.getByRole('heading', { level: 2, name: 'О готовности снегоуборочной техники' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Решили' })).toContainText('Опубликовать график очистки дворов')
  await expect(page.getByRole('timer')).toBeVisible()
  await keyboard.press('ArrowRight')
  await expect(page.getByRole('heading', { level: 2, name: 'О графике приёма граждан' })).toBeVisible()
  await keyboard.press('Escape')
  await expect(room.people).toBeVisible()

  // The protocol is not begun silently while a question is left out.
  await keyboard.press('F9')
  const left = await opened(page, 'Перейти к протоколу?')
  await expect(left).toContainText('Не рассмотрено: 1 вопрос')
  await dismiss(page, left)
  await room.runTo('О графике приёма граждан')
  await keyboard.press('F9')
  await expect(page.locator('header h1')).toHaveText(/Протокол № \d+/)

  await keyboard.press('F9')
  const sign = await opened(page, /Подписать протокол/)
  await keyboard.press('Control+Enter')
  await expect(sign).toBeHidden()
  await expect(page.locator('header').getByText('Подписан, версия 1')).toBeVisible()
  await keyboard.press('Escape')

  // The signed protocol takes nothing in: no line to type in, no mark to set.
  await expect(room.step()).toContainText('Подписан')
  await expect(room.course.getByRole('combobox')).toHaveCount(0)
  await expect(room.people.locator('.att:not([disabled])')).toHaveCount(0)
  await keyboard.press('F9')
  await expect(room.step()).toContainText('На контроле')

  await keyboard.press('Control+4')
  const row = page.getByRole('row').filter({ hasText: 'Опубликовать график очистки дворов' })
  await expect(row.first()).toContainText('Соболева')
})

/** The number of the question under the keys. */
async function place(room: RoomByKeys): Promise<string> {
  return /^\d+/.exec(await room.course.getByRole('heading', { level: 2 }).innerText())?.[0] ?? ''
}

test('a meeting without a chair says where to choose one, and the protocol waits for him', async ({ launch }) => {
  const { page } = await launch({ demo: true, now: '2026-11-17T14:26' })
  await expect(page.getByRole('heading', { level: 1, name: /ноября/ })).toBeVisible()
  const room = new RoomByKeys(page)
  await room.create({ on: '17.11.2026', at: '14:00', place: 'малый зал' })
  await room.addItems(items.slice(0, 1))
  await room.begin()
  for (const surname of ['Ветлугина', 'Корнеев']) {
    await room.toMark(surname)
    await page.keyboard.press('KeyY')
    await expect(room.mark(surname)).toHaveAccessibleName(/: нет$/)
  }
  await expect(room.people.getByText(/Встаньте на участника \(F6\) и нажмите К/)).toBeVisible()
  await page.keyboard.press('F9')
  const left = await opened(page, 'Перейти к протоколу?')
  await expect(left).toContainText('Председательствующий не указан')
  await dismiss(page, left)
  await room.toMark('Лапшина')
  await page.keyboard.press('KeyR')
  await expect(room.people.getByText('Выбран вручную')).toBeVisible()
})
