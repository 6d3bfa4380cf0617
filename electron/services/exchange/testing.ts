import { execFileSync } from 'node:child_process'
import { createWriteStream, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { openPromise } from 'yauzl'
import yazl from 'yazl'
import { defaultPackageOptions } from '../../contract/exchange.ts'
import { periodOf } from '../../contract/periods.ts'
import type { PackageCard, PackageRequest } from '../../contract/exchange.ts'
import type { ApplicantInput } from '../../contract/messages.ts'
import { citizen, openTestMessages } from '../../../tests/builders/messages.ts'
import type { TestMessages } from '../../../tests/builders/messages.ts'

/** An office of November 2026 with cards whose texts are full of what must not leave. */

export const november = periodOf('month', '2026-11-17')

export const request = (changes: Partial<PackageRequest['options']> = {}): PackageRequest => ({
  period: november,
  options: { ...defaultPackageOptions, ...changes },
  kind: 'full',
})

export const applicants: ApplicantInput[] = [
  citizen({
    name: 'Синицына Галина Николаевна',
    phone: '+7 900 000-14-22',
    email: 'sinitsyna.g@example.ru',
    postalAddress: 'г. Заречный, Заводская, 18, кв. 42',
  }),
  citizen({
    name: 'Громова Наталья Сергеевна',
    phone: '8 (900) 000-00-17',
    email: 'gromova@example.ru',
    postalAddress: 'Речная, 12, кв. 4',
  }),
  citizen({ name: 'Ким Олег', phone: '2-14-56', email: '', postalAddress: '' }),
  citizen({
    kind: 'organisation',
    name: 'ТСЖ «Тихий двор»',
    phone: '',
    email: 'tihiy-dvor@example.ru',
    postalAddress: 'Мира, 5, оф. 2',
  }),
]

/** Texts as clerks and citizens write them. */
const GISTS = [
  'Батареи холодные, дома ребёнок. Звоните Галине, 8 900 000-14-22, кв. 42',
  'Яма у дома Громовой Н. С., почта gromova@example.ru, vk.com/gromova_n',
  'Не вывозят мусор на Мира, жалуется Ким Олег, тел. 2-14-56',
  'ТСЖ «Тихий двор» просит почистить двор, карта 4276 1234 5678 9012, СНИЛС 112-233-445 95',
  'На остановке темно, соседка Синицына Галина Николаевна упала',
  'Собаки у школы, говорит Снегирёв',
]

export interface OfficeOfNovember extends TestMessages {
  meetingId: number
}

/** Six messages and two appeals, some answered, one late, a held meeting with an assignment, people with and without a consent. */
export async function openNovember(): Promise<OfficeOfNovember> {
  const register = await openTestMessages()
  const { api, write, block, theme, recipient } = register
  const blocks = (await api.directory.all({})).blocks
  write(({ db }) => {
    const person = (surname: string, consent: string | null): number =>
      db.run(
        `INSERT INTO persons (surname, name, patronymic, post, organisation, is_servant, work_phone, work_email, consent_on, consent_note, note)
         VALUES (?, 'Инна', 'Павловна', 'заместитель главы округа', '', 1, '', '', ?, '', '')`,
        [surname, consent],
      ).lastId
    const member = (personId: number, role: string): void => {
      db.run(
        "INSERT INTO memberships (person_id, role_id, from_on, is_temporary, note) VALUES (?, (SELECT id FROM roles WHERE code = ?), '2026-01-01', 0, '')",
        [personId, role],
      )
    }
    member(person('Ветлугина', '2026-02-01'), 'curator')
    member(person('Корнеева', null), 'officeHead')
  })
  const common = { blockId: blocks[0]?.id ?? block('roads'), themeId: theme(0), recipientId: recipient(0) }
  for (const [index, gist] of GISTS.entries()) {
    const text = `Подробно: ${gist}. Мой адрес Заводская, 18, кв. 42.`
    const { id, version } = await register.enter(
      {
        ...common,
        gist,
        text,
        address: 'ул. Заводская, 18, кв. 42',
        receivedAt: `2026-11-0${index + 2}T10:00`,
        externalNumber: `ПОС-${1000 + index}`,
      },
      applicants[index % applicants.length] ?? null,
    )
    if (index < 3)
      await api.messages.answer({
        id,
        version,
        at: `2026-11-0${index + 3}T12:00`,
        text: 'Сделано',
        result: 'resolved',
        isFinal: true,
      })
  }
  for (const day of ['10', '11'])
    await register.enterAppeal({ gist: 'О ремонте дороги', receivedAt: `2026-11-${day}T09:00` })
  await register.enter({ gist: 'Октябрьская карточка', receivedAt: '2026-10-31T23:59' })
  const { id: meetingId } = await api.meetings.create({
    heldOn: '2026-11-12',
    startsAt: '14:00',
    place: 'малый зал',
    number: 7,
  })
  const item = await api.meetings.saveItem({
    meetingId,
    id: null,
    version: null,
    title: 'О дорогах, по просьбе Громовой Натальи Сергеевны',
    speakerId: null,
    minutes: 10,
    note: '',
  })
  const decision = {
    itemId: item.id,
    id: null,
    version: null,
    text: 'Отремонтировать. Позвонить 8 900 000-00-17',
    executor: { kind: 'recipient' as const, id: recipient(0) },
  }
  await api.meetings.saveDecision({ ...decision, dueOn: '2026-11-20', period: '' })
  const { version } = await api.meetings.get({ id: meetingId })
  await api.meetings.setState({ id: meetingId, version, state: 'held' })
  return { ...register, meetingId }
}

/** Builds a package and gives its file. */
export async function buildFor(
  register: TestMessages,
  changes: Partial<PackageRequest['options']> = {},
  reason = '',
  kind: PackageRequest['kind'] = 'full',
): Promise<{ path: string; card: PackageCard }> {
  const built = await register.api.exchange.build({ ...request(changes), kind, reason })
  return { path: register.files.release(built.ticket.ticket).path, card: built.package }
}

/** A sending of 17 November. */
export const sent = (packageId: number) => ({
  packageId,
  sentOn: '2026-11-17',
  sentTo: 'ЦУР Верхнеокской области',
  way: 'на носителе',
  note: '',
})

/** Unpacks a ZIP into a fresh folder with our own reader, so that the tests need no program for it. */
export async function unpack(path: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'mcu-package-'))
  const zip = await openPromise(path, { lazyEntries: true })
  for await (const entry of zip.eachEntry()) {
    const target = join(folder, ...entry.fileName.split('/'))
    mkdirSync(dirname(target), { recursive: true })
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target))
  }
  return folder
}

/** Files of a folder, with `/`. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()

/** Packs a folder again, as somebody who meddled with it would. */
export async function pack(folder: string): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), 'mcu-repacked-')), 'package.zip')
  const zip = new yazl.ZipFile()
  for (const name of filesIn(folder)) zip.addFile(join(folder, ...name.split('/')), name)
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path))
  return path
}

export function changeByte(path: string): void {
  const bytes = readFileSync(path)
  const middle = Math.floor(bytes.length / 2)
  bytes[middle] = (bytes[middle] ?? 0) ^ 1
  writeFileSync(path, bytes)
}

/** What `sha256sum -c` says in a folder. */
export const sha256sum = (folder: string): string =>
  execFileSync('sha256sum', ['-c', 'manifest-sha256.txt'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  })

/** Every text of a package, the parts of DOCX and XLSX among them. */
export async function allTexts(folder: string): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const name of filesIn(folder)) {
    const path = join(folder, ...name.split('/'))
    if (/\.(?:docx|xlsx)$/u.test(name)) {
      const inner = await unpack(path)
      for (const part of filesIn(inner))
        found.set(`${name}!${part}`, readFileSync(join(inner, ...part.split('/')), 'utf8'))
    } else found.set(name, readFileSync(path, 'utf8'))
  }
  return found
}
