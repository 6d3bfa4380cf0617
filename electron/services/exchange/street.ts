/** House, flat, and what stands at the house: from here on an address is of one household. */
const HOUSE =
  /^(?:у\s+|около\s+|возле\s+|напротив\s+|за\s+|во\s+дворе\s+)?(?:д(?:ом[а-яё]*)?\.?|корп(?:ус)?\.?|к\.|стр(?:оение)?\.?|лит(?:ера?)?\.?|вл(?:адение)?\.?|под(?:ъезд)?\.?|эт(?:аж)?\.?|кв(?:артира)?\.?|оф(?:ис)?\.?|комн?(?:ата)?\.?|участок|уч\.)?\s*(?:№\s*)?\d+[^\s]*(?:\s+(?:корп(?:ус)?|к|стр|лит)\.?\s*\S+)*$/iu
const TAIL =
  /[\s,]+(?:(?:д|дом[а-яё]*|кв|квартир[а-яё]*)\.?\s*(?:№\s*)?)?\d+(?:\s*[/\-–]\s*\d+)?\s?[а-яё]?(?:\s*(?:корп|к|стр)\.?\s*\d+)?$/iu
const ROUND_NUMBER_NAME =
  /(?:лет|года?|марта|мая|января|февраля|июня|сентября|октября|ноября|декабря|апреля|июля|августа|-?(?:й|я|е|го))\b/iu

/**
 * «Заводская, 18, кв. 42» → «Заводская»: an address leaves up to its street. What is not certainly a street or a place is cut off.
 * A street named after a number («8 Марта», «40 лет Победы») keeps it.
 */
export function streetOf(address: string): string {
  const kept: string[] = []
  for (const part of address.split(/[,;\n]/u).map((piece) => piece.trim())) {
    if (part === '') continue
    if (HOUSE.test(part) || /^(?:кв|квартир|подъезд|этаж)/iu.test(part)) break
    const [street = ''] = part.split(/\s(?=(?:д|дом[а-яё]*|кв|квартир[а-яё]*)\.?\s*(?:№\s*)?\d)/iu)
    const short = street.replace(TAIL, '').trim()
    // «у дома Петровых», «квартира Громовой»: a place named by a person is left out.
    if (
      short === '' ||
      /(?:^|\s)(?:дом|дома|доме|дому|двор|двора|дворе|участок|участке|квартир[а-яё]*)(?:\s|$)/iu.test(short)
    )
      break
    kept.push(short)
    if (short !== part && !ROUND_NUMBER_NAME.test(part.slice(short.length))) break
  }
  return kept.join(', ')
}
