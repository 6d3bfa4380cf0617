import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  emptyEntry,
  emptyQuestion,
  habitsOf,
  isTouched,
  nextEntry,
  readEntry,
  readHabits,
  toInput,
  usualPins,
} from './model.ts'

const today = '2026-11-17'

describe('a draft of the fast entry', () => {
  it('comes back as it was typed', () => {
    const entry = {
      ...emptyEntry(today),
      gist: 'Нет света',
      channelId: 3,
      fastTrack: true,
      repeatOf: { id: 7, number: '1503' },
    }
    expect(readEntry(JSON.parse(JSON.stringify({ entry, pins: usualPins() })))?.entry).toEqual(entry)
  })
  it('never breaks the form, whatever lies in it', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom('gist', 'channelId', 'applicant', 'repeatOf', 'kind', 'fileNames'),
        (value, name) => {
          const read = readEntry({
            entry: { ...emptyEntry(today), address: 'Речная, 12', [name]: value },
            pins: { kind: value },
          })
          expect(read?.entry.address).toBe('Речная, 12')
          expect(typeof read?.entry.gist).toBe('string')
          expect(['message', 'appeal']).toContain(read?.entry.kind)
        },
      ),
    )
    expect(readEntry(null)).toBeNull()
    expect(readEntry('текст')).toBeNull()
  })
})

describe('the next form', () => {
  it('keeps what is pinned and nothing else', () => {
    const entry = {
      ...emptyEntry(today),
      kind: 'appeal' as const,
      channelId: 4,
      receivedAt: '2026-11-13',
      gist: 'Крыша',
      address: 'Садовая, 3',
    }
    expect(nextEntry(entry, { kind: true, channelId: false, receivedAt: true, territoryId: false }, today)).toEqual({
      ...emptyEntry(today),
      kind: 'appeal',
      receivedAt: '2026-11-13',
    })
  })
  it('is not a draft worth keeping until something is typed', () => {
    const pins = usualPins()
    const fresh = nextEntry({ ...emptyEntry(today), channelId: 4 }, pins, today)
    expect(isTouched(fresh, pins, today)).toBe(false)
    expect(isTouched({ ...fresh, note: 'перезвонить' }, pins, today)).toBe(true)
  })
})

describe('what is sent', () => {
  it('takes a phone typed in the field of the applicant for a phone', () => {
    const entry = emptyEntry(today)
    entry.applicant.name = '+7 (900) 123-45-67'
    expect(toInput(entry).applicant).toMatchObject({ name: '', phone: '+7 (900) 123-45-67' })
  })
  it('sends no applicant where nothing is known of him', () => {
    expect(toInput({ ...emptyEntry(today), gist: 'Яма' }).applicant).toBeNull()
  })
})

describe('what an operator usually enters from', () => {
  const entry = {
    ...emptyEntry(today),
    kind: 'appeal' as const,
    channelId: 4,
    receivedAt: '2026-11-13',
    territoryId: 9,
    gist: 'Крыша',
    applicant: { ...emptyEntry(today).applicant, name: 'Ясеневый К.' },
  }
  const pins = { ...usualPins(), receivedAt: true, territoryId: true }

  it('is kept with its pins and without the card or the applicant', () => {
    const kept = JSON.parse(JSON.stringify(habitsOf(entry, pins, today))) as unknown
    expect(readHabits(kept, today)).toMatchObject({
      values: { kind: 'appeal', channelId: 4, receivedAt: '2026-11-13', territoryId: 9 },
      pins,
    })
    expect(JSON.stringify(kept)).not.toMatch(/Крыша|Ясеневый/)
  })
  it('keeps a pinned day of receipt for this day alone', () => {
    const kept = habitsOf(entry, pins, today)
    expect(readHabits(kept, '2026-11-18')?.values).toMatchObject({ channelId: 4, receivedAt: '2026-11-18' })
  })
  it('is nothing where it cannot be read', () => {
    expect(readHabits('прежнее', today)).toBeNull()
    expect(readHabits(undefined, today)).toBeNull()
  })
})

describe('further questions', () => {
  it('are sent with the place of the paper; a long gist becomes the text', () => {
    const entry = {
      ...emptyEntry(today),
      territoryId: 9,
      address: 'Речная, 12',
      questions: [
        { ...emptyQuestion(), gist: 'Фонарь', themeId: 3 },
        { ...emptyQuestion(), gist: 'я'.repeat(600) },
      ],
    }
    const { questions } = toInput(entry)
    expect(questions[0]).toMatchObject({ gist: 'Фонарь', themeId: 3, territoryId: 9, address: 'Речная, 12', text: '' })
    expect(questions[1]).toMatchObject({ gist: '', text: 'я'.repeat(600) })
  })
  it('of an older draft that had none are none', () => {
    const { questions: _questions, ...older } = emptyEntry(today)
    expect(readEntry({ entry: older, pins: usualPins() })?.entry.questions).toEqual([])
  })
})
