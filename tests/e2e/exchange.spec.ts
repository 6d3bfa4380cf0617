import { createHash } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './host.ts'
import { ExchangePage } from './pages/exchange.ts'
import { goTo } from './pages/keys.ts'

/** A package sent, returned by a receipt, made anew, completed by a difference under a passphrase; and files that are none. */

const PASSPHRASE = 'zima prishla v Zarechny 7'
const root = resolve(import.meta.dirname, '../..')
const cli = join(root, 'electron/services/exchange/check.cli.ts')

const receipt = (sha256: string, changes: object = {}): string =>
  JSON.stringify({
    format: 'reestr-mcu-receipt',
    formatVersion: 1,
    package: {
      sha256,
      office: 'Администрация Заречного муниципального округа',
      registerKey: null,
      period: { from: '2026-07-01', to: '2026-09-30' },
      version: 1,
    },
    state: 'returned',
    reasons: ['Нет сведений о госпабликах'],
    number: '0713',
    madeAt: '2026-11-17T10:00',
    madeBy: 'ЦУР Верхнеокской области',
    ...changes,
  })

async function makePackage(wizard: ExchangePage): Promise<void> {
  await wizard.toContents()
  await wizard.toMasking()
  await wizard.toCheck()
}

/** A saved file where it stays after the download. */
async function kept(wizard: ExchangePage, folder: string): Promise<{ name: string; path: string; sha256: string }> {
  const { name, path } = await wizard.save()
  const copy = join(folder, name)
  copyFileSync(path, copy)
  return { name, path: copy, sha256: createHash('sha256').update(readFileSync(copy)).digest('hex') }
}

const said = (page: Page, text: string | RegExp) => expect(page.getByText(text).first()).toBeVisible()

test('a package is sent, returned with reasons, corrected, and completed by changes under a passphrase', async ({
  launch,
}) => {
  test.setTimeout(240_000)
  const folder = mkdtempSync(join(tmpdir(), 'mcu-e2e-exchange-'))
  const { page } = await launch({ demo: true })
  const wizard = new ExchangePage(page)
  await wizard.open()
  await makePackage(wizard)
  await wizard.build()
  const first = await kept(wizard, folder)
  await expect(wizard.line('III квартал 2026, v1')).toContainText('Собран, отправка не записана')
  await wizard.send()
  await expect(wizard.line('III квартал 2026, v1')).toContainText('Отправлен 17.11, квитанция до 24.11')

  // Receipts that are none, or are another's, say so in words and change nothing.
  await wizard.give('Квитанция', 'k.json', receipt('a'.repeat(64)))
  await said(page, /Квитанция на другой пакет/)
  await wizard.give('Квитанция', 'k.json', receipt(first.sha256, { formatVersion: 2 }))
  await said(page, /Квитанция нового формата/)
  await wizard.give('Квитанция', 'k.json', '{"format"')
  await said(page, /это не JSON или он повреждён/)
  await expect(wizard.line('III квартал 2026, v1')).toContainText('Отправлен 17.11')

  // The right one is found by the sum of the file; its reasons stand in the log and lead to a corrected package.
  await wizard.give('Квитанция', 'k.json', receipt(first.sha256))
  const card = page.getByRole('dialog', { name: 'III квартал 2026, версия 1' })
  await expect(card).toContainText('Возвращён 17.11: Нет сведений о госпабликах')
  await card.getByRole('button', { name: 'Собрать исправленный' }).press('Enter')
  await expect(page.getByLabel('Причина новой версии')).toHaveValue('Возвращён 17.11: Нет сведений о госпабликах')
  await makePackage(wizard)
  await wizard.build()
  const second = await kept(wizard, folder)
  expect(second.name).toBe('МЦУ_Заречный_2026-3кв_v2.zip')
  await wizard.send()
  await wizard.give('Квитанция', 'k.json', receipt(second.sha256, { state: 'accepted', reasons: [], number: '0714' }))
  await expect(page.getByRole('dialog', { name: 'III квартал 2026, версия 2' })).toContainText('квитанция 0714')
  await page.keyboard.press('Escape')
  await expect(wizard.line('III квартал 2026, v2')).toContainText('Принят 17.11, квитанция 0714')

  // Only what changed since, under a passphrase; both together give what the manifest states.
  await wizard.fromStart()
  await wizard.changesOnly()
  await makePackage(wizard)
  await said(page, /Записи не менялись: отправлять нечего|Изменения к версии 2/)
  await wizard.lock(PASSPHRASE)
  await wizard.build()
  const third = await kept(wizard, folder)
  expect(third.name).toBe('МЦУ_Заречный_2026-3кв_v3_изменения_зашифрован.zip')
  const check = spawnSync(process.execPath, [cli, third.path, '--base', second.path], {
    encoding: 'utf8',
    env: { ...process.env, PACKAGE_PASSPHRASE: PASSPHRASE },
  })
  expect([check.status, check.stdout]).toEqual([0, expect.stringContaining('вместе с базовым пакетом') as unknown])

  // The application asks for the passphrase, and refuses a wrong one at the field.
  await wizard.give('Проверить файл', third.name, readFileSync(third.path))
  const ask = page.getByRole('dialog', { name: 'Файл зашифрован' })
  await ask.getByLabel('Парольная фраза').fill('zima proshla')
  await page.keyboard.press('Enter')
  await expect(ask).toContainText('Парольная фраза не подходит')
  await ask.getByLabel('Парольная фраза').fill(PASSPHRASE)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Пакет цел' })).toContainText(
    'Только изменения к версии 2; вместе с ней дают заявленные записи',
  )
})

test('a period without data is told and still gives a sound package', async ({ launch }) => {
  const { page } = await launch({ demo: true })
  const wizard = new ExchangePage(page)
  await goTo(page, '/exchange')
  await wizard.period('01.02.2020', '29.02.2020')
  await wizard.toContents()
  await page.keyboard.press('Control+Enter')
  await said(page, 'За период записей нет')
  await page.keyboard.press('Control+Enter')
  await said(page, /Пустые разделы: /)
  await said(page, /сообщений за период нет/)
  await wizard.build()
  await expect(page.getByLabel('Журнал пакетов').getByText(/0\sзаписей/)).toBeVisible()
})
