import { describe, expect, it } from 'vitest'
import { periodOf } from '../../../electron/contract/periods.ts'
import type { ReportDue, SectionSpec } from '../../../electron/contract/reports.ts'
import { chartBlock, chartTable } from './chartBlock.ts'
import { changeText, figureText } from './figureText.ts'
import { gapRoute, reportRoute } from './links.ts'
import { moved, periodToMake } from './reportPeriod.ts'
import { absent, added, addedOwn, changed, movedLine } from './specs.ts'

const today = '2026-11-17'
const count = (value: number | null) => ({ value, part: null, whole: null })
const share = (part: number, whole: number) => ({ value: whole === 0 ? null : (part / whole) * 100, part, whole })
const spec = (key: SectionSpec['key']): SectionSpec => ({
  key,
  title: '',
  indicators: [],
  hasTables: true,
  hasCharts: false,
  needsComment: false,
})

describe('the period of a new document', () => {
  const due = (from: string, reportId: number | null): ReportDue => ({
    kind: 'weekly',
    period: periodOf('week', from),
    title: 'Записка',
    dueAt: '2026-11-20T12:00',
    isOverdue: false,
    reportId,
    state: reportId === null ? null : 'draft',
  })
  it('is the one that is due and not begun', () => {
    expect(periodToMake('weekly', [due('2026-11-09', 3), due('2026-11-16', null)], today, 1).from).toBe('2026-11-16')
  })
  it('is the last whole one where nothing waits', () => {
    expect(periodToMake('weekly', [due('2026-11-16', 3)], today, 1)).toEqual({
      kind: 'week',
      from: '2026-11-09',
      to: '2026-11-15',
    })
    expect(periodToMake('quarterly', [], today, 1).from).toBe('2026-07-01')
    expect(periodToMake('request', [], today, 1)).toEqual({ kind: 'custom', from: '2026-10-01', to: '2026-10-31' })
  })
  it('moves by whole weeks of the office, and days of one’s own stay', () => {
    expect(moved(periodOf('week', today, 4), -1, 4)).toMatchObject({ from: '2026-11-05', to: '2026-11-11' })
    const own = { kind: 'custom' as const, from: '2026-11-02', to: '2026-11-05' }
    expect(moved(own, 1, 1)).toEqual(own)
  })
})

describe('a figure of the screen', () => {
  it.each([
    ['count', count(1240), '1\u00A0240'],
    ['percent', share(35, 40), '87,5\u00A0%'],
    ['percent', share(1, 2), '1\u00A0из\u00A02'],
    ['days', count(3.5), '3,5\u00A0дн.'],
    ['mark', count(4.25), '4,25'],
    ['count', count(null), '–'],
  ] as const)('%s is written %#', (unit, given, text) => {
    expect(figureText(unit, given)).toBe(text)
  })
  it('says its change as the paper does', () => {
    expect(changeText('count', count(30), count(24))).toBe('+6 (+25,0\u00A0%)')
    expect(changeText('count', count(3), count(1))).toBe('+2')
    expect(changeText('percent', share(30, 40), share(36, 40))).toBe('\u221215,0\u00A0п.\u00A0п.')
    expect(changeText('percent', share(1, 2), share(36, 40))).toBe('–')
    expect(changeText('count', count(3), null)).toBe('–')
    expect(changeText('days', count(2), count(2))).toBe('0\u00A0дн.')
  })
})

describe('sections of a document', () => {
  const three = [spec('summary'), spec('channels'), spec('themes')]
  const keys = (list: readonly SectionSpec[]) => list.map(({ key }) => key)
  it('are put in order by single steps and stay where they are at the ends', () => {
    expect(keys(movedLine(three, 0, 1))).toEqual(['channels', 'summary', 'themes'])
    expect(keys(movedLine(three, 0, -1))).toEqual(keys(three))
    expect(keys(movedLine(three, 2, 1))).toEqual(keys(three))
  })
  it('are switched on at the end, each once', () => {
    expect(absent(three)).not.toContain('summary')
    expect(keys(added(three, 'terms')).at(-1)).toBe('terms')
    expect(absent(added(three, 'terms'))).not.toContain('terms')
  })
  it('of the office’s own get the first free number', () => {
    const two = addedOwn(addedOwn(three, 'Разное'), 'Прочее')
    expect(keys(two).slice(3)).toEqual(['own:1', 'own:2'])
    const freed = two.filter(({ key }) => key !== 'own:1')
    expect(keys(addedOwn(freed, 'Ещё')).at(-1)).toBe('own:1')
  })
  it('change one by one', () => {
    expect(changed(three, 'channels', { needsComment: true }).map((one) => one.needsComment)).toEqual([
      false,
      true,
      false,
    ])
  })
})

describe('a chart of a section', () => {
  const chart = {
    key: 'flow',
    title: 'Поступило',
    kind: 'columns' as const,
    unit: 'count' as const,
    isStacked: false,
    labels: ['16.11', '17.11'],
    series: [{ name: 'Поступило', values: [16, 3], opens: [{ kind: 'cases' as const, filter: {} }, null] }],
    partial: [1],
  }
  it('marks the days that are not over and keeps its numbers with their lists', () => {
    expect(chartBlock(chart).points).toEqual([{ label: '16.11' }, { label: '17.11', isPartial: true }])
    const { rows } = chartTable(chart)
    expect(rows.map(({ cells }) => cells[0]?.text)).toEqual(['16', '3'])
    expect(rows[0]?.cells[0]?.opens).toEqual({ kind: 'cases', filter: {} })
    expect(rows[1]?.name).toContain('период не завершён')
  })
})

describe('links of a report', () => {
  it('lead to the list, the card or the page where a gap is filled', () => {
    expect(reportRoute({ kind: 'meeting', meetingId: 4 })).toBe('/meetings/4')
    expect(reportRoute({ kind: 'assignment', assignmentId: 7 })).toMatchObject({ query: { id: '7' } })
    expect(gapRoute({ kind: 'territories' })).toBe('/directory/territories')
    expect(gapRoute({ kind: 'calendar', year: 2027 })).toBe('/settings/hours')
  })
})
