import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fixedClock } from '../../electron/app/clock.ts'
import { createDispatcher } from '../../electron/app/dispatch.ts'
import { Files } from '../../electron/app/files.ts'
import { silentLog } from '../../electron/app/log.ts'
import { handlers } from '../../electron/app/services.ts'
import { AppError } from '../../electron/contract/errors.ts'
import type { ApiClient, Contract } from '../../electron/contract/index.ts'
import { contract } from '../../electron/contract/index.ts'
import type { AppEvent } from '../../electron/contract/kinds.ts'
import type { OfficeInput } from '../../electron/contract/register.ts'
import type { WriteDb } from '../../electron/db/database.ts'
import { createDatabase } from '../../electron/db/open.ts'
import { Records } from '../../electron/db/records.ts'
import { applyPreset, loadPreset, loadThemes } from '../../electron/services/office/office.service.ts'
import { createOperator } from '../../electron/services/operators/operators.service.ts'
import { createClient } from '../../renderer/api/client.ts'

/** The demonstration day of all tests: Tuesday 17 November 2026, 10:42. */
export const NOW = '2026-11-17T10:42'
export const resourcesDir = resolve(import.meta.dirname, '../../resources')

export const testOffice: OfficeInput = {
  name: 'Администрация Заречного муниципального округа Верхнеокской области',
  nameGenitive: 'Администрации Заречного муниципального округа Верхнеокской области',
  nameDative: 'Администрации Заречного муниципального округа Верхнеокской области',
  namePrepositional: 'Администрации Заречного муниципального округа Верхнеокской области',
  shortName: 'Заречный округ',
  mcuName: 'Муниципальный центр управления Заречного муниципального округа',
  formName: 'проектный офис',
  formGenitive: 'проектного офиса',
  region: 'Верхнеокская область',
  regionGenitive: 'Верхнеокской области',
  centreName: 'Центр управления регионом Верхнеокской области',
  headName: 'Державин Сергей Ильич',
  headPost: 'Глава округа',
  town: 'г. Заречный',
  decreeKind: 'постановление',
  decreeNumber: '12-р',
  decreeDate: '2026-02-03',
  decreeTitle: 'О создании муниципального центра управления',
  decreeNotes: '',
  timeZone: 'Europe/Moscow',
}

export interface TestRegister {
  /** The same client as the window has, through a structuredClone-like JSON copy; throws ApiError. */
  api: ApiClient
  db: WriteDb
  files: Files
  events: AppEvent[]
  operatorId: number
  /** Moves the clock to a civil moment. */
  setNow(civil: string): void
  /** Runs journaled writes outside the contract, for what a test needs to stand beforehand. */
  write<T>(work: (records: Records) => T): T
  /** A fresh folder of this test. */
  folder: string
}

/** An in-memory register filled from a preset, with one operator at work, behind the real dispatcher. */
export function openTestRegister(options: { preset?: string; now?: string } = {}): TestRegister {
  let now = options.now ?? NOW
  const folder = mkdtempSync(join(tmpdir(), 'mcu-test-'))
  const db = createDatabase(':memory:')
  const files = new Files(join(folder, 'outbox'))
  files.useBlobs(join(folder, 'files'))
  const events: AppEvent[] = []
  const write = <T>(work: (records: Records) => T): T =>
    db.transaction(() =>
      work(new Records(db, { operatorId: null, at: `${now}:00.000Z`, method: 'test', title: 'Подготовка проверки' })),
    )
  const operatorId = write((records) => {
    const preset = loadPreset(resourcesDir, options.preset ?? 'trosna')
    applyPreset(records, preset, loadThemes(resourcesDir, preset), { ...testOffice, isDemo: false })
    return createOperator(records, { name: 'Лапшина О. Д.', post: 'главный специалист' })
  })
  const dispatcher = createDispatcher({
    register: () => ({ db, reader: db, timeZone: testOffice.timeZone }),
    now: () => now,
    instant: () => fixedClock(now).instant(),
    files,
    ports: { renderPdf: () => Promise.reject(new AppError('unavailable', 'В этой проверке печати нет')) },
    resourcesDir,
    appVersion: '0.1.0-test',
    log: silentLog,
    emit: (event) => events.push(event),
    handlers,
    lifecycle: {},
    checkReplies: true,
  })
  const api = createClient<Contract>(contract, {
    call: (method, input) => dispatcher.call(method, structuredClone(input)),
    onEvent: () => () => undefined,
  })
  return { api, db, files, events, operatorId, folder, write, setNow: (civil) => (now = civil) }
}
