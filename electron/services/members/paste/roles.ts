import type { Block, Directories, Role } from '../../../contract/directory.ts'
import type { PastedRole } from '../../../contract/members.ts'
import { isBlockRole } from '../seats.ts'
import { pasteTexts } from './texts.ts'
import { bestMatch, likeness, unfold } from './words.ts'

type Confidence = PastedRole['confidence']
/** A role of a cell as it was understood; `isHeld` is found out later, person by person. */
export type ReadRole = Omit<PastedRole, 'isHeld'>
type Lists = Pick<Directories, 'roles' | 'blocks'>

/** Words that begin a role in the tables of the decrees. */
const HEAD =
  '(?:куратор|координатор|руководител|ответственн|администратор|член|секретар|председател|заместител|модератор|исполнител)'

/** By which words the decrees name a role of the glossary (domain.md §2 «Duties», §3). */
const SIGNS: readonly (readonly [code: string, sign: RegExp])[] = [
  ['posOfficer', /(?<![а-я])пос(?![а-я])|платформ\S* обратной связи/u],
  ['incidentOfficer', /инцидент|(?<![а-я])им(?![а-я])/u],
  ['attentionOfficer', /обращаем внимание/u],
  [
    'publicPagesOfficer',
    /госпаблик|официальн\S* (?:аккаунт|страниц|сообществ)|социальн\S* сет|информационн\S* (?:риск|политик)|8-фз|доступа к информации/u,
  ],
]
const PLAIN: readonly (readonly [code: string, sign: RegExp])[] = [
  ['curator', /^куратор/u],
  ['coordinator', /^координатор/u],
  ['mcuAdministrator', /^администратор/u],
  ['member', /^член/u],
  ['officeHead', /^руководител\S*(?: мцу| муниципального центра| проектного офиса| рабочей группы)?(?:$|[ ,])/u],
]
const BLOCK_WORDS = /(?<![а-я])(?:отраслев\S*\s+)?(?:блок\S*|направлени\S*)(?![а-я])/iu

/** Letters of a «Роль» cell that are read: a page. A text pasted into one cell by mistake must not keep the core busy. */
const LONGEST_CELL = 4000
/** Letters in which the head of the next role stands, blanks included. */
const LONGEST_HEAD = 40

const SURE = 0.75
const LIKELY = 0.5

/**
 * Roles of a «Роль» cell: several are parted by commas, semicolons or lines, one may cover several blocks («ответственный за
 * блок «Дороги», «Транспорт»»). What is not in the directories comes back with a question and never vanishes.
 */
export function readRoles(cell: string, lists: Lists): ReadRole[] {
  const roles = segments(cell.slice(0, LONGEST_CELL)).flatMap((segment) => readSegment(segment, lists))
  return roles.filter((role, index) => {
    const isSame = (other: ReadRole): boolean =>
      other.roleId !== null &&
      other.roleId === role.roleId &&
      other.blockId === role.blockId &&
      other.blockText === role.blockText
    return roles.findIndex(isSame) === index || role.roleId === null
  })
}

/** Parts of the cell that each begin with the head of a role; a line break or a comma inside a phrase does not part it. */
function segments(cell: string): string[] {
  const text = cell.replace(/[ \t\u00a0]+/gu, ' ').replace(/ ?\n ?/gu, '\n')
  const parted = text
    .replace(new RegExp(`\\n+(?=${HEAD})`, 'giu'), ';')
    .replace(/\n+/gu, ' ')
    .replace(/^\s*(?:\d+[.)]|[-–—•])\s*/u, '')
  return splitOutsideQuotes(parted, new RegExp(`^\\s*(?:и\\s+)?${HEAD}`, 'iu'))
    .map((part) => part.replace(/^[\s,;.]+|[\s,;.]+$/gu, '').replace(/^и\s+/u, ''))
    .filter((part) => part !== '')
}

/** Cuts at every `;`, and at a comma that `after` allows; marks inside «…» do not count. */
function splitOutsideQuotes(text: string, after: RegExp): string[] {
  const parts: string[] = ['']
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at)
    if (sign === '«' || sign === '„') depth += 1
    if (sign === '»' || sign === '“') depth = Math.max(0, depth - 1)
    if (depth === 0 && (sign === ';' || (sign === ',' && after.test(text.slice(at + 1, at + 1 + LONGEST_HEAD)))))
      parts.push('')
    else parts.push((parts.pop() ?? '') + sign)
  }
  return parts
}

function readSegment(segment: string, lists: Lists): ReadRole[] {
  const text = segment.toLowerCase().replaceAll('ё', 'е')
  if (BLOCK_WORDS.test(text)) return readBlockRoles(segment, lists)
  const plainRole = lists.roles.find((role) => isEqual(segment, role))
  if (plainRole) return [known(segment, plainRole, 'sure')]
  const plain = PLAIN.find(([, sign]) => sign.test(text))
  const signed = plain ? [plain] : SIGNS.filter(([, sign]) => sign.test(text))
  const found = signed
    .map(([code]) => lists.roles.find((role) => role.code === code))
    .filter((role) => role !== undefined)
  if (found.length > 0 && found.length === signed.length) return found.map((role) => known(segment, role, 'sure'))
  const blocks = onlyBlocks(segment, lists)
  if (blocks) return blocks
  const best = bestMatch(
    segment,
    lists.roles.filter((role) => !isBlockRole(role)),
  )
  if (best && best.score >= LIKELY && found.length === 0) {
    const isSure = best.score >= SURE
    return [
      {
        ...known(segment, best.entry, isSure ? 'sure' : 'likely'),
        question: isSure ? null : pasteTexts.likelyRole(segment, best.entry.name),
      },
    ]
  }
  const missing = signed.filter(([code]) => !lists.roles.some((role) => role.code === code))
  return [
    ...found.map((role) => known(segment, role, 'sure')),
    ...(missing.length > 0 || found.length === 0 ? [unknownRole(segment)] : []),
  ]
}

const isEqual = (text: string, entry: { name: string; shortName: string }): boolean =>
  unfold(text) === unfold(entry.name) || unfold(text) === unfold(entry.shortName)

const known = (text: string, role: Role, confidence: Confidence): ReadRole => ({
  text,
  roleId: role.id,
  roleName: '',
  blockText: '',
  blockId: null,
  confidence,
  question: null,
})

const unknownRole = (text: string): ReadRole => ({
  text,
  roleId: null,
  roleName: text.charAt(0).toUpperCase() + text.slice(1),
  blockText: '',
  blockId: null,
  confidence: 'unknown',
  question: pasteTexts.unknownRole(text),
})

/** A cell that names blocks alone: «ЖКХ, дороги». */
function onlyBlocks(segment: string, lists: Lists): ReadRole[] | undefined {
  const names = blockNames(segment, lists.blocks)
  const isAll = names.length > 0 && names.every((name) => lists.blocks.some((block) => isEqual(name, block)))
  return isAll && lists.roles.some(isBlockRole) ? names.map((name) => blockRole(segment, name, lists)) : undefined
}

function readBlockRoles(segment: string, lists: Lists): ReadRole[] {
  const found = BLOCK_WORDS.exec(segment)
  const tail = segment
    .slice((found?.index ?? 0) + (found?.[0].length ?? 0))
    .replace(/^\s*(?:деятельности\s+)?(?:мцу)?\s*[:–—-]?\s*/iu, '')
  const names = blockNames(tail, lists.blocks)
  if (names.length === 0) return [blockRole(segment, '', lists)]
  return names.map((name) => blockRole(segment, name, lists))
}

/** Quoted names, or names parted by commas; «и» parts two names only when the whole is not itself a block. */
function blockNames(text: string, blocks: readonly Block[]): string[] {
  const quoted = [...text.matchAll(/[«"„]([^»"“]+)[»"“]/gu)].map((match) => (match[1] ?? '').trim())
  const rest = text.replace(/[«"„][^»"“]+[»"“]/gu, '').replace(/[\s,;.]|(?<![а-яё])и(?![а-яё])/giu, '')
  if (quoted.length > 0 && rest === '') return quoted
  const isBlock = (name: string): boolean => blocks.some((block) => isEqual(name, block))
  const clean = (name: string): string => name.replace(/[«»"„“]/gu, '').trim()
  return text
    .split(/[,;]/u)
    .map(clean)
    .filter((name) => name !== '')
    .flatMap((name) =>
      isBlock(name) || !/\sи\s/u.test(name)
        ? [name]
        : name.split(/\sи\s/u).every((part) => isBlock(clean(part)))
          ? name.split(/\sи\s/u).map(clean)
          : [name],
    )
}

function blockRole(segment: string, name: string, lists: Lists): ReadRole {
  const role = lists.roles.find(isBlockRole)
  const base: ReadRole = {
    text: segment,
    roleId: role?.id ?? null,
    roleName: role ? '' : pasteTexts.blockRoleName,
    blockText: name,
    blockId: null,
    confidence: 'unknown',
    question: null,
  }
  if (name === '') return { ...base, question: pasteTexts.noBlock(segment) }
  const equal = lists.blocks.find((block) => isEqual(name, block))
  if (equal)
    return {
      ...base,
      blockId: equal.id,
      confidence: role ? 'sure' : 'unknown',
      question: role ? null : pasteTexts.unknownRole(pasteTexts.blockRoleName),
    }
  const best = bestMatch(name, lists.blocks)
  if (best && best.score >= LIKELY && likeness(name, best.entry.name) < 1) {
    return {
      ...base,
      blockId: best.entry.id,
      confidence: 'likely',
      question: pasteTexts.likelyBlock(name, best.entry.name),
    }
  }
  return { ...base, question: pasteTexts.unknownBlock(name) }
}
