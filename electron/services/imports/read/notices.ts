import type { ImportNotice } from '../../../contract/imports.ts'

const SHOWN_ROWS = 20

/** What was met in a file, counted by its words, with the first rows where it stands. */
export class Notices {
  private readonly met = new Map<string, ImportNotice>()

  /** @param row number of the row in the file; null for the file as a whole */
  add(text: string, row: number | null): void {
    let notice = this.met.get(text)
    if (!notice) {
      notice = { text, count: 0, rows: [] }
      this.met.set(text, notice)
    }
    notice.count += 1
    if (row !== null && notice.rows.length < SHOWN_ROWS) notice.rows.push(row)
  }

  /** Goes on counting from what was listed before. */
  restore(list: readonly ImportNotice[]): void {
    for (const notice of list) this.met.set(notice.text, { ...notice, rows: [...notice.rows] })
  }

  /** The most frequent first. */
  list(): ImportNotice[] {
    return [...this.met.values()].sort((a, b) => b.count - a.count)
  }
}
