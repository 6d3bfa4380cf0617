import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '../../electron/contract/index.ts'
import type { AnySpec, Reply } from '../../electron/contract/kinds.ts'
import { refusals, samples } from './samples/index.ts'
import { startSides } from './sides.ts'
import type { Side } from './sides.ts'

let sides: readonly [Side, Side]
let close: () => Promise<void>
beforeAll(async () => {
  ;({ sides, close } = await startSides())
}, 120_000)
afterAll(() => close())

const isMadeFile = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  ('ticket' in value ||
    'fileName' in value ||
    'files' in value ||
    ('mediaType' in value && 'path' in value) ||
    // The receipt of a package that was made here.
    ('packageId' in value && 'sha256' in value))

/**
 * What is random by design is replaced: tickets, folders, and size and sum of the files made here. (The DOCX library writes the moment of
 * the machine into a file, and each register draws its own key of pseudonyms.) Everything else must be equal.
 */
function settled(reply: Reply, { folder }: Side): unknown {
  return JSON.parse(
    JSON.stringify(reply, (_key, value: unknown) => {
      if (isMadeFile(value))
        return {
          ...(value as object),
          ticket: '<ticket>',
          size: '<size>',
          sha256: '<sum>',
          contentSha256: '<sum>',
          registerKey: '<key>',
        }
      return typeof value === 'string' ? value.replaceAll(folder, '<folder>') : value
    }),
  )
}

type Ask = (side: Side) => unknown
const table = samples as unknown as Readonly<Record<string, Readonly<Record<string, Ask>>>>
const specs = contract as unknown as Readonly<Record<string, Readonly<Record<string, AnySpec>>>>

async function both(method: string, ask: Ask): Promise<[Reply, Reply]> {
  const replies: Reply[] = []
  for (const side of sides) replies.push(await side.call(method, await ask(side)))
  const [a, b] = replies
  if (!a || !b) throw new Error('Two sides, two replies')
  return [a, b]
}

describe('every method of the contract answers the same in this process and over HTTP', () => {
  for (const [area, methods] of Object.entries(table)) {
    for (const [name, sample] of Object.entries(methods)) {
      const method = `${area}.${name}`
      test(`answers ${method} alike`, async () => {
        const isTask = specs[area]?.[name]?.kind === 'task'
        const ask = async (side: Side): Promise<unknown> => {
          const input = await sample(side)
          return isTask ? { taskId: '00000000-0000-4000-8000-000000000000', input } : input
        }
        const [copied, posted] = await both(method, ask)
        const code = refusals[method]
        expect(copied).toMatchObject(code ? { ok: false, error: { code } } : { ok: true })
        // Nothing is lost in JSON: what the copy carries is what the text carries.
        expect(copied).toStrictEqual(JSON.parse(JSON.stringify(copied)))
        expect(settled(posted, sides[1])).toStrictEqual(settled(copied, sides[0]))
      })
    }
  }
})

test('the table leaves no method of the contract out', () => {
  const names = (of: Readonly<Record<string, object>>): string[] =>
    Object.entries(of).flatMap(([area, methods]) => Object.keys(methods).map((name) => `${area}.${name}`))
  expect(names(table).toSorted()).toEqual(names(contract).toSorted())
})

describe('a name that is no method', () => {
  test.each([
    '',
    '.',
    '..',
    'messages',
    'messages.',
    '.list',
    'messages.list.more',
    'messages.constructor',
    'messages.__proto__',
    '__proto__.list',
    'constructor.name',
    'hasOwnProperty',
    'messages.toString',
    'MESSAGES.LIST',
    'messages list',
    'messages.list\u0000',
    'сообщения.список',
    'tasks.cancelAll',
    'x'.repeat(5000),
  ])('«%s» is not found on both sides', async (method) => {
    const [copied, posted] = await both(method, () => ({}))
    expect(copied).toMatchObject({ ok: false, error: { code: 'notFound' } })
    expect(posted).toStrictEqual(copied)
  })
})

describe('input that no window sends', () => {
  test.each([
    ['null', null],
    ['a number', 7],
    ['an array', [[], {}]],
    ['a field too many', { id: 1, extra: true }],
    [
      'a nested __proto__',
      JSON.parse(
        '{"filter":{"__proto__":{"state":"open"}},"sort":{"by":"due","direction":"asc"},"after":null,"limit":5}',
      ) as unknown,
    ],
    ['a text for an id', { id: '1' }],
    ['a fraction for an id', { id: 1.5 }],
  ])('%s is refused alike', async (_name, input) => {
    for (const method of [
      'messages.card',
      'messages.list',
      'messages.register',
      'members.person',
      'register.restore',
    ]) {
      const [copied, posted] = await both(method, () => input)
      expect(copied.ok).toBe(false)
      expect(posted).toStrictEqual(copied)
    }
  })
})
