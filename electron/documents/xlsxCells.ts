// Without the `u` flag: halves of a torn surrogate pair must be seen one by one.
const forbidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Text for an XML part: what XML cannot hold is removed, the rest escaped. */
export function escapeXml(text: string): string {
  return text
    .replace(forbidden, '')
    .replace(/&/gu, '&amp;')
    .replace(/</gu, '&lt;')
    .replace(/>/gu, '&gt;')
    .replace(/"/gu, '&quot;')
}

/** Column letters by index: 0 → A, 26 → AA. */
export function columnName(index: number): string {
  let name = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  }
  return name
}

const civil = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?$/u

/** Days since 1899-12-30, as a spreadsheet counts; undefined for text that is no date or a date it cannot hold. */
export function dateSerial(text: string): number | undefined {
  const parts = civil.exec(text)
  if (parts === null) return undefined
  const [year, month, day, hour, minute] = parts.slice(1).map((part) => Number(part ?? 0))
  const milliseconds = Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1)
  const valid = new Date(milliseconds).toISOString().startsWith(text.slice(0, 10))
  const days = milliseconds / 86_400_000 + 25_569
  // Days before March 1900 are off by one in the format itself.
  return valid && days >= 61 ? days + ((hour ?? 0) * 60 + (minute ?? 0)) / 1440 : undefined
}

/** Names a workbook accepts: at most 31 characters, none of []:*?/\, not empty, all different. */
export function sheetNames(wanted: readonly string[]): string[] {
  const used = new Set<string>()
  return wanted.map((name, index) => {
    const clean = name.replace(/[[\]:*?/\\]|^'|'$/gu, ' ').trim() || `Лист ${index + 1}`
    let candidate = clean.slice(0, 31).trim()
    for (let copy = 2; used.has(candidate.toLocaleLowerCase('ru-RU')); copy += 1) {
      candidate = `${clean.slice(0, 31 - ` (${copy})`.length)} (${copy})`
    }
    used.add(candidate.toLocaleLowerCase('ru-RU'))
    return candidate
  })
}
