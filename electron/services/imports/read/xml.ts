const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Text of XML without its entities. */
export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x[0-9a-fA-F]+|#\d+|\w+);/gu, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? whole
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

/** Value of an attribute in the text of a tag; names may carry a prefix («r:id»). */
export function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u').exec(tag)
  return found ? unescapeXml(found[1] ?? found[2] ?? '') : null
}

const PHONETIC = /<(?:\w+:)?rPh[\s>][\s\S]*?<\/(?:\w+:)?rPh>/gu
const RUN = /<(?:\w+:)?t(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?t>/gu

/** The plain text of a string with or without runs of formatting; phonetic marks left out. */
export function stringText(xml: string): string {
  const plain = xml.includes('rPh') ? xml.replace(PHONETIC, '') : xml
  let text = ''
  for (const run of plain.matchAll(RUN)) text += run[1] ?? ''
  // «_x000D_» is how a workbook writes a control character.
  return unescapeXml(text).replace(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}
