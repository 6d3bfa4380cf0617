import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tableByName } from '../../db/tables.ts'
import { allTexts, buildFor, openNovember, unpack } from './testing.ts'
import type { TestMessages } from '../../../tests/builders/messages.ts'

/** Personal data planted in every text of every table: none of it may be in any file of a package made with the default choices. */

/** What leaves as it is, by its nature: requisites of the office, directories, posts. Everything else is planted. */
const LEAVES = new Set([
  ...['channels', 'blocks', 'themes', 'recipients', 'territories', 'roles'].flatMap((table) => [
    `${table}.name`,
    `${table}.short_name`,
    `${table}.normal_name`,
  ]),
  'persons.post',
  'persons.organisation',
  'acts.kind',
  'acts.number',
  'assignments.number',
])
/** Tables of requisites, of the program and of search. */
const ASIDE = /^(?:office|settings|session|journal|operations|sqlite|schema|.*(?:fts|search|trigram))/u
/** Columns that hold dates, codes and keys. */
const CODED =
  /(?:_at|_on|_from|_to|_id|_by|^at|day|time|zone|sha256|code|kind|state|status|key|method|format|period_from|period_to|norm|due|until|level|unit|result|reply|presence|vote|answer|action|purpose)$/u

interface Person {
  surname: string
  name: string
  patronymic: string
  phone: string
  email: string
  snils: string
  flat: number
}

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`, 'u'))
const person: fc.Arbitrary<Person> = fc.record({
  surname: fc.constantFrom('Пахомова', 'Жаворонков', 'Целищева', 'Щукин', 'Берестнева', 'Оглоблин'),
  name: fc.constantFrom('Зинаида', 'Тимофей', 'Раиса', 'Кузьма'),
  patronymic: fc.constantFrom('Ермолаевна', 'Поликарпович', 'Фадеевна', 'Лукич'),
  phone: fc
    .tuple(digits(2), digits(3), digits(2), digits(2), fc.constantFrom('8 (9', '+7 9', '89', '8-9'))
    .map(
      ([a, b, c, d, start]) => `${start}${a}${start.includes('(') ? ') ' : start === '89' ? '' : ' '}${b}-${c}-${d}`,
    ),
  email: fc.tuple(digits(4), fc.constantFrom('mail.example.ru', 'example.com')).map(([a, b]) => `zhitel${a}@${b}`),
  snils: fc.tuple(digits(3), digits(3), digits(3), digits(2)).map(([a, b, c, d]) => `${a}-${b}-${c} ${d}`),
  flat: fc.integer({ min: 101, max: 999 }),
})

const plantOf = ({ surname, name, patronymic, phone, email, snils, flat }: Person): string =>
  `Яма у дома, ${surname} ${name} ${patronymic}, тел. ${phone}, ${email}, СНИЛС ${snils}, кв. ${flat}`

/** Writes the text everywhere it fits; a column that holds something else is left alone by the rules of the table. */
function plant({ db }: TestMessages, person: Person): string[] {
  const planted: string[] = []
  const tables = db.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'")
  db.run('UPDATE persons SET consent_on = NULL')
  for (const { name: table } of tables) {
    if (ASIDE.test(table)) continue
    for (const { name: column, type } of db.all<{ name: string; type: string }>(`PRAGMA table_info("${table}")`)) {
      const place = `${table}.${column}`
      const kinds: Readonly<Record<string, string>> = tableByName(table)?.columns ?? {}
      if (kinds[camel(column)] === 'json') continue
      if (type !== 'TEXT' || CODED.test(column) || LEAVES.has(place)) continue
      const values = db.all<{ value: string | null }>(`SELECT DISTINCT "${column}" AS value FROM "${table}"`)
      if (values.length === 0 || values.some(({ value }) => /^(?:[[{]|[a-z][A-Za-z]*$)/u.test(value ?? ''))) continue
      // The curator signs the note by name: that is his office, and he is left as he is.
      const where =
        table === 'persons'
          ? " WHERE id NOT IN (SELECT m.person_id FROM memberships m JOIN roles r ON r.id = m.role_id WHERE r.code = 'curator')"
          : ''
      try {
        db.run(`UPDATE "${table}" SET "${column}" = ?${where}`, [
          place === 'persons.surname' ? person.surname : plantOf(person),
        ])
        planted.push(place)
      } catch {
        // A rule of the table refused it: such a value cannot stand there.
      }
    }
  }
  return planted
}

const camel = (column: string): string => column.replace(/_(\w)/gu, (_all, sign: string) => sign.toUpperCase())
const onlyDigits = (text: string): string => text.replace(/\D/gu, '')

describe('личные данные, посаженные во все поля всех таблиц', () => {
  it('по умолчанию не выходят ни в одном файле пакета, DOCX и XLSX внутри тоже', async () => {
    const register = await openNovember()
    // The order of versions: a package once made is never changed, and so is its line of the log.
    let turn = 0
    await fc.assert(
      fc.asyncProperty(person, async (one) => {
        const planted = register.db.transaction(() => plant(register, one))
        for (const place of [
          'cases.gist',
          'cases.address',
          'cases.text',
          'cases.external_number',
          'applicants.name',
          'agenda_items.title',
          'decisions.text',
          'assignments.text',
          'persons.surname',
          'meetings.place',
        ])
          expect(planted).toContain(place)
        turn += 1
        const { path } = await buildFor(register, { smallNumbers: 'keep' }, turn === 1 ? '' : plantOf(one))
        const texts = await allTexts(await unpack(path))
        // What was planted did come: masked.
        expect(texts.get('data/cases.json')).toContain('Яма у дома, [имя], тел. [телефон], [почта]')
        for (const [file, text] of texts) {
          const low = text.toLowerCase()
          for (const secret of [one.surname, one.patronymic, one.email, one.snils, `кв. ${one.flat}`, one.phone])
            expect([file, secret, low.includes(secret.toLowerCase())]).toEqual([file, secret, false])
          expect([file, onlyDigits(text).includes(onlyDigits(one.phone).slice(1))]).toEqual([file, false])
        }
      }),
      { numRuns: 8 },
    )
  }, 60_000)
})
