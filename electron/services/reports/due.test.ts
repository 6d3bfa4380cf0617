import { beforeEach, describe, expect, it } from 'vitest'
import type { ReportSets } from '../../contract/reports.ts'
import { dueOf } from './due.ts'
import { openReports, quarter, week } from './testing.ts'
import type { ReportOffice } from './testing.ts'

/** Tuesday 17 November 2026: the week of Monday the 16th runs. */
let office: ReportOffice

beforeEach(async () => {
  office = await openReports()
})

describe('what is due', () => {
  it('is the note of the running week until Friday noon, and no more once it is sent', async () => {
    await office.enter()
    expect(await office.api.reports.next({})).toMatchObject([
      { kind: 'weekly', period: week(), dueAt: '2026-11-20T12:00', isOverdue: false, reportId: null },
    ])
    await office.send(await office.signedNote())
    expect((await office.api.reports.next({})).filter(({ kind }) => kind === 'weekly')).toEqual([])
  })

  it('is the quarterly report by the tenth after the quarter, overdue when it was begun and not sent', async () => {
    office.setNow('2026-10-05T10:00')
    await office.enter({ receivedAt: '2026-09-10T09:00' })
    const id = await office.draft('quarterly', quarter('2026-08-01'))
    const due = async () => (await office.api.reports.next({})).find(({ kind }) => kind === 'quarterly')
    expect(await due()).toMatchObject({ dueAt: '2026-10-10', isOverdue: false, reportId: id, state: 'draft' })
    office.setNow('2026-10-11T00:00')
    expect(await due()).toMatchObject({ isOverdue: true })
  })

  it('is no report that was sent, though a new version of it is being written', async () => {
    await office.enter()
    const id = await office.signedNote()
    await office.send(id)
    await office.api.reports.create({ kind: 'weekly', period: week(), requestId: null, replacesId: id })
    office.setNow('2026-11-21T10:00')
    expect((await office.api.reports.next({})).filter(({ period }) => period.from === week().from)).toEqual([])
  })
})

describe('a term of the note', () => {
  const dueWith = async (term: ReportSets['weekly']['term'], period: { from: string; to: string }) => {
    const { settings } = await office.api.office.get({})
    return dueOf({ ...settings.reports, weekly: { ...settings.reports.weekly, term } }, 'weekly', period)
  }
  const thursdays = { from: '2026-11-12', to: '2026-11-18' }

  it('falls on its day inside the week or on the first such day after it, whatever day the week begins', async () => {
    const friday = { weekday: 5, time: '12:00' } as const
    expect(await dueWith({ ...friday, when: 'inWeek' }, thursdays)).toBe('2026-11-13T12:00')
    expect(await dueWith({ ...friday, when: 'afterWeek' }, thursdays)).toBe('2026-11-20T12:00')
    expect(await dueWith({ weekday: 4, time: '09:00', when: 'afterWeek' }, thursdays)).toBe('2026-11-19T09:00')
  })

  it('is none where the office has set none', async () => {
    expect(await dueWith(null, thursdays)).toBeNull()
  })
})
