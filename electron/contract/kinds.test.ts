import * as v from 'valibot'
import { expect, expectTypeOf, it } from 'vitest'
import { contract, everyReplyIsJson } from './index.ts'
import { query } from './kinds.ts'
import type { AnySpec, NotJson, Services } from './kinds.ts'

it('every reply of the contract is plain JSON', () => {
  expect(everyReplyIsJson).toBe(true)
})

it('a reply with a Date or bytes is named by the type check', () => {
  const bad = {
    x: {
      when: query(v.object({}), v.object({ at: v.date() })),
      fine: query(v.object({}), v.object({ at: v.string() })),
    },
  }
  expect(Object.keys(bad.x)).toHaveLength(2)
  expectTypeOf<NotJson<typeof bad>>().toEqualTypeOf<'x.when'>()
})

it('an asynchronous query does not type-check', () => {
  type Get = ReturnType<
    typeof query<
      v.ObjectSchema<Record<never, never>, undefined>,
      v.ObjectSchema<{ n: v.NumberSchema<undefined> }, undefined>
    >
  >
  type Table = Services<{ x: { get: Get } }, { query: null; command: null; task: null }>
  // @ts-expect-error a query answers synchronously, so that it can run inside one transaction
  const wrong: Table = { x: { get: async () => ({ n: 1 }) } }
  expect(wrong).toBeDefined()
})

it('every input of the contract refuses unknown keys', () => {
  for (const [area, methods] of Object.entries(contract)) {
    for (const [name, spec] of Object.entries(methods)) {
      const result = v.safeParse(spec.input, { surely_unknown_key: 1 })
      expect(result.success, `${area}.${name}`).toBe(false)
    }
  }
})

it('every command that makes or changes a row asks for the version of the row it changes', () => {
  const askers = Object.entries(contract).flatMap(([area, methods]) =>
    Object.entries(methods as Record<string, AnySpec>).flatMap(([name, { input }]) => {
      const { entries, pipe } = input as { entries?: Record<string, { type: string }>; pipe?: { type: string }[] }
      const isSave = entries?.['id']?.type === 'nullable' && entries['version']?.type === 'nullable'
      return isSave ? [{ method: `${area}.${name}`, asks: pipe?.some((step) => step.type === 'check') ?? false }] : []
    }),
  )
  expect(askers.length).toBeGreaterThan(5)
  expect(askers.filter(({ asks }) => !asks)).toEqual([])
})
