import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { PackageCard } from '../../contract/exchange.ts'
import { refusal } from '../../../tests/builders/messages.ts'
import type { TestMessages } from '../../../tests/builders/messages.ts'
import { receiptText } from './receipt.ts'
import type { Receipt } from './receipt.ts'
import { buildFor, openNovember, request, sent } from './testing.ts'

const receiptOf = (card: PackageCard, changes: Partial<Receipt> = {}): Receipt => ({
  format: 'reestr-mcu-receipt',
  formatVersion: 1,
  package: {
    sha256: card.sha256,
    office: 'Администрация Заречного муниципального округа',
    registerKey: null,
    period: { from: card.periodFrom, to: card.periodTo },
    version: card.versionNumber,
  },
  state: 'accepted',
  reasons: [],
  number: '0713',
  madeAt: '2026-11-18T11:00',
  madeBy: 'ЦУР Верхнеокской области',
  ...changes,
})

function admit(register: TestMessages, text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'mcu-receipt-')), 'квитанция.json')
  writeFileSync(path, text)
  return register.files.admit({ path, name: 'квитанция.json', purpose: 'receipt', temporary: false }).ticket
}
const read = (register: TestMessages, receipt: object) =>
  register.api.exchange.readReceipt({ ticket: admit(register, JSON.stringify(receipt)) })
const stateOf = async (register: TestMessages) => (await register.api.exchange.log({}))[0]?.state

describe('отправка пакета', () => {
  it('записывает когда, кем, кому и как; срок квитанции считается рабочими днями', async () => {
    const register = await openNovember()
    const { card } = await buildFor(register)
    expect(card.state).toBe('made')
    await register.api.exchange.markSent(sent(card.id))
    const [logged] = await register.api.exchange.log({})
    expect(logged).toMatchObject({
      state: 'sent',
      sending: {
        sentOn: '2026-11-17',
        sentTo: 'ЦУР Верхнеокской области',
        way: 'на носителе',
        markedBy: 'Лапшина О. Д.',
        // Five working days after Tuesday 17 November.
        receiptDueOn: '2026-11-24',
      },
    })
    register.setNow('2026-11-24T18:00')
    expect(await stateOf(register)).toBe('sent')
    register.setNow('2026-11-25T08:00')
    expect(await stateOf(register)).toBe('overdue')
  })

  it('без срока в настройках квитанция не просрочивается', async () => {
    const register = await openNovember()
    await register.api.office.saveSettings({ settings: { exchange: { receiptDays: null, way: 'нарочно' } } })
    const { card } = await buildFor(register)
    await register.api.exchange.markSent(sent(card.id))
    register.setNow('2027-03-01T08:00')
    expect(await stateOf(register)).toBe('sent')
  })

  it('не принимает дату раньше сборки и позже сегодняшней', async () => {
    const register = await openNovember()
    const { card } = await buildFor(register)
    const on = async (sentOn: string) =>
      (await refusal(register.api.exchange.markSent({ ...sent(card.id), sentOn }))).fields?.['sentOn']
    expect(await on('2026-11-16')).toBe('Пакет собран позже этой даты')
    expect(await on('2026-11-18')).toBe('Дата отправки позже сегодняшней')
  })

  it('отметка и её снятие отменяются', async () => {
    const register = await openNovember()
    const { card } = await buildFor(register)
    const { operationId } = await register.api.exchange.markSent(sent(card.id))
    await register.api.journal.undo({ operationId })
    expect(await stateOf(register)).toBe('made')
    await register.api.exchange.markSent(sent(card.id))
    const { sendings } = await register.api.exchange.get({ id: card.id })
    const removed = await register.api.exchange.removeSending({ id: sendings[0]!.id })
    expect(await stateOf(register)).toBe('made')
    await register.api.journal.undo({ operationId: removed.operationId })
    expect(await stateOf(register)).toBe('sent')
  })
})

describe('квитанция', () => {
  it('находит свой пакет по сумме файла, показывает приём и номер; отмена снимает её', async () => {
    const register = await openNovember()
    const { card } = await buildFor(register)
    await register.api.exchange.markSent(sent(card.id))
    register.setNow('2026-11-19T09:00')
    const reply = await read(register, receiptOf(card))
    expect(reply).toMatchObject({
      title: 'Пакет для ЦУР принят: Ноябрь 2026, версия 1',
      package: { id: card.id, state: 'accepted' },
      receipt: { number: '0713', receivedOn: '2026-11-19', madeBy: 'ЦУР Верхнеокской области', isFile: true },
    })
    await register.api.journal.undo({ operationId: reply.operationId })
    expect(await stateOf(register)).toBe('sent')
  })

  it('возврат хранит причины; новая отправка снова ждёт квитанции', async () => {
    const register = await openNovember()
    const { card } = await buildFor(register)
    await register.api.exchange.markSent(sent(card.id))
    await read(register, receiptOf(card, { state: 'returned', reasons: ['Нет сведений о госпабликах', 'Нет записки'] }))
    const [logged] = await register.api.exchange.log({})
    expect(logged).toMatchObject({
      state: 'returned',
      receipt: { reasons: ['Нет сведений о госпабликах', 'Нет записки'] },
    })
    register.setNow('2026-11-20T09:00')
    await register.api.exchange.markSent({ ...sent(card.id), sentOn: '2026-11-20' })
    expect(await stateOf(register)).toBe('sent')
  })

  it('квитанция на зашифрованный пакет узнаётся и по сумме пакета внутри', async () => {
    const register = await openNovember()
    const { package: card } = await register.api.exchange.build({
      ...request(),
      reason: '',
      passphrase: 'zima prishla v Zarechny 7',
    })
    for (const sha256 of [card.sha256, card.contentSha256]) {
      const own = receiptOf(card, { number: sha256.slice(0, 4) })
      const { package: found } = await read(register, { ...own, package: { ...own.package, sha256 } })
      expect(found.id).toBe(card.id)
    }
  })

  it('чужую, повторную, новую, большую и битую называет словами', async () => {
    const register = await openNovember()
    const { card } = await buildFor(register)
    const said = async (text: string): Promise<string> =>
      (await refusal(register.api.exchange.readReceipt({ ticket: admit(register, text) }))).message
    const own = receiptOf(card)
    const other = { ...own, package: { ...own.package, sha256: 'a'.repeat(64), office: 'Орган соседей', version: 3 } }
    expect(await said(JSON.stringify(other))).toBe(
      'Квитанция на другой пакет: Орган соседей, 01.11.2026–30.11.2026, версия 3. В журнале этого реестра такого файла нет',
    )
    expect(await said(JSON.stringify({ ...own, formatVersion: 2 }))).toContain('Квитанция нового формата (версия 2)')
    expect(await said('{"format": "reestr')).toContain('это не JSON или он повреждён')
    expect(await said('[1, 2]')).toBe('Это не квитанция о приёме пакета, а другой файл')
    expect(await said(JSON.stringify({ ...own, state: 'returned' }))).toContain('составлена не по форме')
    expect(await said(JSON.stringify({ ...own, number: 5 }))).toContain('составлена не по форме (/number')
    expect(await said(' '.repeat(1024 * 1024 + 1))).toBe('Это не квитанция: файл больше 1 МБ')
    expect(await register.api.exchange.log({})).toMatchObject([{ state: 'made', receipt: null }])
    await read(register, own)
    expect(await said(JSON.stringify(own))).toBe('Эта квитанция уже записана')
  })

  it('записанное читается обратно таким же', async () => {
    const register = await openNovember()
    const { card } = await buildFor(register)
    const own = receiptOf(card, { state: 'returned', reasons: ['Другая версия тем'] })
    const reply = await register.api.exchange.readReceipt({ ticket: admit(register, `\uFEFF${receiptText(own)}`) })
    expect(reply.receipt).toMatchObject({ state: 'returned', reasons: ['Другая версия тем'] })
  })

  it('ответ ЦУР без файла записывает сотрудник; возврат без причины и чужая дата не принимаются', async () => {
    const register = await openNovember()
    const { card } = await buildFor(register)
    const by = { packageId: card.id, receivedOn: '2026-11-17', number: '', madeBy: 'по телефону' }
    expect(
      (await refusal(register.api.exchange.recordReceipt({ ...by, state: 'returned', reasons: ' \n' }))).fields,
    ).toEqual({ reasons: 'Назовите причину возврата' })
    const on = async (receivedOn: string) =>
      (await refusal(register.api.exchange.recordReceipt({ ...by, receivedOn, state: 'accepted', reasons: '' }))).fields
    expect(await on('2026-11-16')).toEqual({
      receivedOn: 'Пакет собран позже этой даты: квитанции на него ещё не могло быть',
    })
    expect(await on('2026-11-18')).toEqual({ receivedOn: 'Дата квитанции позже сегодняшней' })
    await register.api.exchange.recordReceipt({ ...by, state: 'returned', reasons: 'Нет записки\n\nНет таблиц' })
    const { receipts } = await register.api.exchange.get({ id: card.id })
    expect(receipts).toMatchObject([{ isFile: false, reasons: ['Нет записки', 'Нет таблиц'] }])
    await register.api.exchange.removeReceipt({ id: receipts[0]!.id })
    expect(await stateOf(register)).toBe('made')
  })
})
