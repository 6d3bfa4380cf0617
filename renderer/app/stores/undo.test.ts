import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import { useUndo } from './undo.ts'

beforeEach(() => setActivePinia(createPinia()))

test('Ctrl+Z takes back the answer that was typed last, also while it is still being written', async () => {
  const undo = useUndo()
  const written = [1]
  const undone: number[] = []
  undo.connect({
    last: () => Promise.resolve({ operationId: written.at(-1) ?? 0, title: '' }),
    undo: (operationId) => {
      undone.push(operationId)
      return Promise.resolve({ operationId, title: '' })
    },
  })
  const { promise, resolve: write } = Promise.withResolvers<void>()
  undo.follow(promise.then(() => written.push(2)))
  const taken = undo.undoLast()
  write()
  await taken
  expect(undone).toEqual([2])
})

test('an answer that was refused does not stand in the way of undo', async () => {
  const undo = useUndo()
  const undone: number[] = []
  undo.connect({
    last: () => Promise.resolve({ operationId: 1, title: '' }),
    undo: (operationId) => {
      undone.push(operationId)
      return Promise.resolve({ operationId, title: '' })
    },
  })
  undo.follow(Promise.reject(new Error('refused')))
  await undo.undoLast()
  expect(undone).toEqual([1])
})
