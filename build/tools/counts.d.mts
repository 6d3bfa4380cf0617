export interface Counts {
  passed: number
  failed: number
  skipped: number
  notRun: string[]
}
export function readVitest(file: string): Counts | null
export function readPlaywright(file: string): Counts | null
export function countTests(output: string): Counts | null
export function addUp(all: Counts[]): Counts
export function lineOfCounts(counts: Counts): string
