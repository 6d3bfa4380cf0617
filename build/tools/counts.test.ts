import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addUp, countTests, lineOfCounts, readPlaywright, readVitest } from './counts.mjs'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'reestr-counts-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(content: unknown): string {
  const path = join(folder, 'report.json')
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

describe('the sum of the checks', () => {
  test('counts what was skipped as not run, never as passed', () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 1,
      testResults: [
        {
          status: 'failed',
          assertionResults: [
            { status: 'failed', fullName: 'a' },
            { status: 'pending', fullName: 'needs soffice' },
          ],
        },
        { status: 'passed', assertionResults: [{ status: 'passed', fullName: 'b' }] },
      ],
    }
    expect(readVitest(file(report))).toEqual({ passed: 3, failed: 1, skipped: 1, notRun: ['needs soffice'] })
  })

  test('counts a file that does not load as a failure', () => {
    const report = { numPassedTests: 3, numFailedTests: 0, testResults: [{ status: 'failed', assertionResults: [] }] }
    expect(readVitest(file(report))).toMatchObject({ passed: 3, failed: 1 })
  })

  test('counts a test that passed on the second try as a failure', () => {
    const report = {
      stats: { expected: 2, unexpected: 0, flaky: 1, skipped: 1 },
      errors: [{ message: 'web server' }],
      suites: [{ specs: [], suites: [{ specs: [{ title: 'prints', tests: [{ status: 'skipped' }] }] }] }],
    }
    expect(readPlaywright(file(report))).toEqual({ passed: 2, failed: 2, skipped: 1, notRun: ['prints'] })
  })

  test('has nothing to say about a report that is missing or cut off', () => {
    expect(readVitest(join(folder, 'none.json'))).toBeNull()
    expect(readPlaywright(file('{"stats":'))).toBeNull()
  })

  test('reads the last line of a step and adds the steps up', () => {
    expect(countTests('1 passed, 0 failed\nmore\n12 passed, 1 failed, 2 skipped\n')).toEqual({
      passed: 12,
      failed: 1,
      skipped: 2,
      notRun: [],
    })
    expect(countTests('nothing')).toBeNull()
    const total = addUp([
      { passed: 1, failed: 0, skipped: 0, notRun: [] },
      { passed: 2, failed: 1, skipped: 1, notRun: ['x'] },
    ])
    expect(lineOfCounts(total)).toBe('3 passed, 1 failed, 1 skipped')
    expect(lineOfCounts({ passed: 4, failed: 0, skipped: 0, notRun: [] })).toBe('4 passed, 0 failed')
  })
})
