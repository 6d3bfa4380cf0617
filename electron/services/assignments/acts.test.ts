import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openMeeting, openMeetingRegister } from '../../../tests/builders/meetings.ts'
import { forAgenda } from './assignments.service.ts'

const everything = { show: 'all' as const, executor: null, meetingId: null, text: '' }

async function withOne(due: { dueOn: string | null; period?: string } = { dueOn: '2026-11-20' }) {
  const register = openMeetingRegister()
  const { id: meetingId, itemId } = await openMeeting(register)
  await register.api.meetings.saveDecision({
    itemId,
    id: null,
    version: null,
    text: 'Ввести посыпку спуска',
    executor: { kind: 'person', id: register.roster.roads },
    dueOn: due.dueOn,
    period: due.period ?? '',
  })
  const { rows } = await register.api.assignments.list({ filter: everything, after: null, limit: 5 })
  const [first] = rows
  if (!first) throw new Error('no assignment')
  const { id } = first
  const card = () => register.api.assignments.get({ id })
  /** Id and version of now, as a screen that was just read sends them. */
  const now = async () => ({ id, version: (await card()).version })
  const agenda = (day: string) => forAgenda(register.db, day).map((row) => row.id)
  return { ...register, meetingId, itemId, id, card, now, agenda }
}

describe('ход исполнения', () => {
  it('контролирует председательствующий заседания, блок – исполнителя, если он один', async () => {
    const { card } = await withOne()
    expect(await card()).toMatchObject({ controller: 'Ветлугина\u00A0И.\u00A0П.', block: '' })
  })

  it('запись о ходе хранит дату и файлы; в будущем и до поручения её нет', async () => {
    const { api, id, card } = await withOne()
    const note = { id, text: 'Завезли песок', tickets: [] }
    await expect(api.assignments.note({ ...note, onDate: '2026-11-18' })).rejects.toMatchObject({
      fields: { onDate: 'Дата ещё не наступила' },
    })
    await expect(api.assignments.note({ ...note, onDate: '2026-11-01' })).rejects.toMatchObject({
      fields: { onDate: 'Раньше даты поручения 17.11.2026' },
    })
    await api.assignments.note({ ...note, onDate: '2026-11-17' })
    expect((await card()).notes).toMatchObject([{ kind: 'progress', onDate: '2026-11-17', text: 'Завезли песок' }])
  })

  it('возврат требует замечания, считается и оставляет отчёт исполнителю', async () => {
    const { api, now, card } = await withOne()
    await expect(api.assignments.giveBack({ ...(await now()), comment: 'Рано' })).rejects.toThrow('Отчёта нет')
    await api.assignments.report({ ...(await now()), report: 'Посыпано', reportedOn: '2026-11-17' })
    await expect(api.assignments.giveBack({ ...(await now()), comment: ' ' })).rejects.toMatchObject({
      fields: { comment: 'Напишите, что доделать' },
    })
    const { operationId } = await api.assignments.giveBack({ ...(await now()), comment: 'Нет фото' })
    expect(await card()).toMatchObject({ state: 'open', returns: 1, report: 'Посыпано' })
    expect(
      (await api.assignments.list({ filter: { ...everything, show: 'returned' }, after: null, limit: 5 })).total,
    ).toBe(1)
    await api.journal.undo({ operationId })
    expect(await card()).toMatchObject({ state: 'reported', returns: 0 })
    expect((await card()).notes.map((note) => note.kind)).toEqual(['report'])
  })

  it('вторая вкладка со старой версией узнаёт, что поручение уже изменили', async () => {
    const { api, now } = await withOne()
    const stale = await now()
    await api.assignments.report({ ...stale, report: 'Посыпано', reportedOn: '2026-11-17' })
    await expect(api.assignments.close({ ...stale, closedOn: '2026-11-17' })).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  it('снятие с контроля – с причиной, обратно – с причиной; снятое не просрочено', async () => {
    const { api, now, card, setNow } = await withOne()
    await api.assignments.cancel({ ...(await now()), reason: 'Спуск передан району' })
    setNow('2026-12-01T09:00')
    expect(await card()).toMatchObject({ state: 'cancelled', overdueDays: 0 })
    await expect(api.assignments.extend({ ...(await now()), dueOn: '2026-12-30', reason: 'Мало ли' })).rejects.toThrow(
      'снято с контроля',
    )
    await api.assignments.reopen({ ...(await now()), reason: 'Район отказался' })
    expect(await card()).toMatchObject({ state: 'open', overdueDays: 11, closedOn: null })
  })
})

describe('кто исполняет', () => {
  it('выбывший исполнитель виден в списке и на карточке, передача хранит, от кого и почему', async () => {
    const { api, now, card, roster, left } = await withOne()
    await api.assignments.handOver({
      ...(await now()),
      executor: { kind: 'person', id: left },
      reason: 'Дороги передали',
    })
    expect(await card()).toMatchObject({ executor: 'Аверин\u00A0М.\u00A0Р.', executorLeftOn: '2026-10-31' })
    await api.assignments.handOver({
      ...(await now()),
      executor: { kind: 'person', id: roster.pos },
      reason: 'Аверин выбыл',
    })
    const { executor, executorLeftOn, notes } = await card()
    expect([executor, executorLeftOn]).toEqual(['Лапшина\u00A0О.\u00A0Д.', null])
    expect(notes.map((note) => note.text)).toEqual([
      'Аверин\u00A0М.\u00A0Р. → Лапшина\u00A0О.\u00A0Д.. Аверин выбыл',
      'Рябинин\u00A0В.\u00A0А. → Аверин\u00A0М.\u00A0Р.. Дороги передали',
    ])
  })

  it('соисполнитель находится фильтром по исполнителю; исполнитель сам себе не помогает', async () => {
    const { api, now, card, roster } = await withOne()
    const details = { controllerId: roster.head, blockId: null, cause: '' }
    const helper = { kind: 'person' as const, id: roster.pos }
    await expect(
      api.assignments.update({ ...(await now()), ...details, coExecutors: [{ kind: 'person', id: roster.roads }] }),
    ).rejects.toMatchObject({ fields: { coExecutors: 'Исполнитель не может быть соисполнителем: отвечает он один' } })
    await api.assignments.update({ ...(await now()), ...details, coExecutors: [helper] })
    expect(await card()).toMatchObject({
      coExecutors: ['Лапшина\u00A0О.\u00A0Д.'],
      controller: 'Корнеев\u00A0А.\u00A0С.',
    })
    const found = await api.assignments.list({
      filter: { ...everything, executor: helper },
      after: null,
      limit: 5,
    })
    expect(found.total).toBe(1)
    expect(await api.assignments.executors({})).toContainEqual({
      ...helper,
      name: 'Лапшина\u00A0О.\u00A0Д.',
      active: 1,
    })
  })

  it('передача и контролёр остаются, когда решение правят в другом', async () => {
    const { api, now, card, itemId, meetingId, roster } = await withOne()
    await api.assignments.handOver({
      ...(await now()),
      executor: { kind: 'person', id: roster.pos },
      reason: 'Отпуск',
    })
    const meeting = await api.meetings.get({ id: meetingId })
    const decision = meeting.items[0]?.decisions[0]
    await api.meetings.saveDecision({
      itemId,
      id: decision?.id ?? 0,
      version: decision?.version ?? 0,
      text: 'Ввести посыпку спуска и тротуара',
      executor: { kind: 'person', id: roster.roads },
      dueOn: '2026-11-20',
      period: '',
    })
    expect(await card()).toMatchObject({
      text: 'Ввести посыпку спуска и тротуара',
      executor: 'Лапшина\u00A0О.\u00A0Д.',
    })
  })
})

describe('отложенные и повестка', () => {
  it('отложенное уходит из списков, счётчиков и повестки до своего дня и возвращается с днями просрочки', async () => {
    const { api, now, agenda, id, setNow } = await withOne()
    setNow('2026-11-25T09:00')
    expect(agenda('2026-11-25')).toEqual([id])
    await expect(
      api.assignments.putOff({ ...(await now()), returnOn: '2026-11-25', reason: '' }),
    ).rejects.toMatchObject({ fields: { returnOn: 'Укажите день после сегодняшнего' } })
    await api.assignments.putOff({ ...(await now()), returnOn: '2026-12-01', reason: 'Ждём морозов' })
    expect(await api.assignments.counts({})).toMatchObject({ active: 0, overdue: 0, postponed: 1, all: 1 })
    expect((await api.desk.counters({})).assignments).toBe(0)
    expect(agenda('2026-11-30')).toEqual([])
    expect(agenda('2026-12-01')).toEqual([id])
    setNow('2026-12-01T09:00')
    expect(await api.assignments.counts({})).toMatchObject({ active: 1, overdue: 1, postponed: 0 })
  })

  it('в повестке сначала самые просроченные, без срока – последние, исполненных нет', async () => {
    const { api, itemId, roster, agenda, now, setNow, id } = await withOne()
    const add = async (text: string, dueOn: string | null) => {
      await api.meetings.saveDecision({
        itemId,
        id: null,
        version: null,
        text,
        executor: { kind: 'person', id: roster.pos },
        dueOn,
        period: '',
      })
      const { rows } = await api.assignments.list({ filter: { ...everything, text }, after: null, limit: 1 })
      return rows[0]?.id
    }
    const always = await add('Вести сводку', null)
    const later = await add('Довести рейтинг', '2026-12-01')
    setNow('2026-11-25T09:00')
    expect(agenda('2026-11-25')).toEqual([id, later, always])
    await api.assignments.close({ ...(await now()), closedOn: '2026-11-25' })
    expect(agenda('2026-11-25')).toEqual([later, always])
  })
})

describe('периодическое', () => {
  it('слова решения дают первый срок; принятый период открывает следующий, последний закрывает поручение', async () => {
    const { api, now, card, setNow } = await withOne({ dueOn: null, period: 'еженедельно по пт до 01.12.2026' })
    expect(await card()).toMatchObject({
      isPeriodic: true,
      dueOn: '2026-11-20',
      period: 'еженедельно по пт до 01.12.2026',
    })
    expect((await card()).coming.map((one) => one.dueOn)).toEqual(['2026-11-27'])
    setNow('2026-11-20T16:00')
    await api.assignments.report({ ...(await now()), report: 'Сводка дана', reportedOn: '2026-11-20' })
    await api.assignments.close({ ...(await now()), closedOn: '2026-11-20' })
    expect(await card()).toMatchObject({ state: 'open', dueOn: '2026-11-27', report: '' })
    expect((await card()).periods).toMatchObject([
      { dueOn: '2026-11-20', doneOn: '2026-11-20', report: 'Сводка дана', overdueDays: 0 },
      { dueOn: '2026-11-27', doneOn: null },
    ])
    setNow('2026-11-27T16:00')
    await api.assignments.close({ ...(await now()), closedOn: '2026-11-27' })
    expect(await card()).toMatchObject({ state: 'done', closedOn: '2026-11-27', overdueDays: 0 })
    await api.assignments.reopen({ ...(await now()), reason: 'Сводка неполная' })
    expect((await card()).periods.at(-1)).toMatchObject({ dueOn: '2026-11-27', doneOn: null })
  })

  it('пропущенные периоды остаются и считаются, новый открывается сам', async () => {
    const { api, now, card, setNow } = await withOne({ dueOn: null, period: 'еженедельно по пт' })
    setNow('2026-12-07T09:00')
    const { periods, dueOn, overdueDays } = await card()
    expect(periods.map((period) => [period.dueOn, period.overdueDays])).toEqual([
      ['2026-11-20', 17],
      ['2026-11-27', 10],
      ['2026-12-04', 3],
      ['2026-12-11', 0],
    ])
    expect([dueOn, overdueDays]).toEqual(['2026-11-20', 17])
    await api.assignments.close({ ...(await now()), closedOn: '2026-12-07' })
    expect(await card()).toMatchObject({ dueOn: '2026-11-27', overdueDays: 10 })
    const { operationId } = await api.assignments.close({ ...(await now()), closedOn: '2026-12-07', allPassed: true })
    expect(await card()).toMatchObject({ dueOn: '2026-12-11', overdueDays: 0 })
    await api.journal.undo({ operationId })
    expect(await card()).toMatchObject({ dueOn: '2026-11-27', overdueDays: 10 })
  })

  it('перенос двигает открытый период, следующий остаётся по правилу', async () => {
    const { api, now, card } = await withOne({ dueOn: null, period: 'ежемесячно до 10-го' })
    expect((await card()).dueOn).toBe('2026-12-10')
    await api.assignments.extend({ ...(await now()), dueOn: '2026-12-15', reason: 'Нет данных' })
    expect(await card()).toMatchObject({
      dueOn: '2026-12-15',
      coming: [{ planOn: '2027-01-10', dueOn: '2026-12-30' }, {}, {}, {}, {}, {}],
    })
  })

  it('правило снимается и ставится на карточке; исполненные периоды остаются', async () => {
    const { api, now, card, setNow } = await withOne({ dueOn: null, period: 'еженедельно по пт' })
    setNow('2026-11-20T09:00')
    await api.assignments.close({ ...(await now()), closedOn: '2026-11-20' })
    const { repeat } = await api.assignments.previewRepeat({
      words: 'ежемесячно до 10-го',
      repeat: null,
      issuedOn: '2026-11-17',
    })
    await api.assignments.setRepeat({ ...(await now()), repeat })
    expect((await card()).periods.map((period) => period.dueOn)).toEqual(['2026-11-20', '2026-12-10'])
    await api.assignments.setRepeat({ ...(await now()), repeat: null })
    expect(await card()).toMatchObject({ isPeriodic: false, dueOn: '2026-12-10', state: 'open' })
  })
})

describe('файлы', () => {
  it('слишком большой файл отклонён целиком и до записи: ничего не сохранено', async () => {
    const { api, id, card, files, folder } = await withOne()
    const path = join(folder, 'огромный.pdf')
    writeFileSync(path, '')
    truncateSync(path, 200 * 1024 * 1024)
    const { ticket } = files.admit({ path, name: 'огромный.pdf', purpose: 'attachment', temporary: false })
    await expect(api.assignments.note({ id, onDate: '2026-11-17', text: 'Фото', tickets: [ticket] })).rejects.toThrow(
      /огромный\.pdf/u,
    )
    expect((await card()).notes).toEqual([])
    expect((await card()).files).toEqual([])
  })

  it('файл записи о ходе стоит и при записи, и среди файлов поручения', async () => {
    const { api, id, card, files, folder } = await withOne()
    const path = join(folder, 'акт.txt')
    writeFileSync(path, 'Акт осмотра')
    const { ticket } = files.admit({ path, name: 'акт.txt', purpose: 'attachment', temporary: false })
    await api.assignments.note({ id, onDate: '2026-11-17', text: 'Осмотрели', tickets: [ticket] })
    const { notes, files: attached } = await card()
    expect(attached.map((file) => file.name)).toEqual(['акт.txt'])
    expect(notes[0]?.attachmentIds).toEqual(attached.map((file) => file.id))
  })
})
