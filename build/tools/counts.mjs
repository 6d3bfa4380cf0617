import { readFileSync } from 'node:fs'

/**
 * @typedef {{ passed: number, failed: number, skipped: number, notRun: string[] }} Counts
 */

/** @param {string} file JSON report of vitest @returns {Counts | null} null where there is no report */
export function readVitest(file) {
  const report = readJson(file)
  if (report === null) return null
  // A file that does not load has no tests in it, but it is not green either.
  const broken = (report.testResults ?? []).filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  )
  const notRun = (report.testResults ?? []).flatMap(({ assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'pending' || status === 'skipped' || status === 'todo')
      .map(({ fullName }) => fullName),
  )
  return {
    passed: report.numPassedTests ?? 0,
    failed: (report.numFailedTests ?? 0) + broken.length,
    skipped: notRun.length,
    notRun,
  }
}

/** @param {string} file JSON report of Playwright @returns {Counts | null} */
export function readPlaywright(file) {
  const report = readJson(file)
  if (report === null) return null
  const notRun = []
  const walk = (suite) => {
    for (const spec of suite.specs ?? []) {
      if (spec.tests.every(({ status }) => status === 'skipped')) notRun.push(spec.title)
    }
    for (const child of suite.suites ?? []) walk(child)
  }
  for (const suite of report.suites ?? []) walk(suite)
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report.stats ?? {}
  // A test that passed only on a second try is not green; an error outside any test is a failure of its own.
  return { passed: expected, failed: unexpected + flaky + (report.errors ?? []).length, skipped, notRun }
}

/** Reads the last line `N passed, N failed[, N skipped]` of a step's output. @param {string} output @returns {Counts | null} */
export function countTests(output) {
  const lines = [...output.matchAll(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm)]
  const last = lines.at(-1)
  if (!last) return null
  return { passed: Number(last[1]), failed: Number(last[2]), skipped: Number(last[3] ?? 0), notRun: [] }
}

/** @param {Counts[]} all @returns {Counts} */
export function addUp(all) {
  const sum = (name) => all.reduce((total, counts) => total + counts[name], 0)
  return {
    passed: sum('passed'),
    failed: sum('failed'),
    skipped: sum('skipped'),
    notRun: all.flatMap(({ notRun }) => notRun),
  }
}

/** @param {Counts} counts */
export function lineOfCounts({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
