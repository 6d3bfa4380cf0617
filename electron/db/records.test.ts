import { beforeEach, describe, expect, it } from 'vitest'
import { AppError } from '../contract/errors.ts'
import type { WriteDb } from './database.ts'
import { createDatabase } from './open.ts'
import { Records } from './records.ts'
import { defineTable } from './tables.ts'
import type { BaseRow } from './tables.ts'

interface NoteRow extends BaseRow {
  title: string
  isOpen: boolean
  tags: string[]
}
interface SecretRow extends BaseRow {
  phone: string
}
const notes = defineTable<NoteRow>('test_notes', { title: 'text', isOpen: 'boolean', tags: 'json' })
interface RemarkRow extends BaseRow {
  noteId: number
  text: string
}
const remarks = defineTable<RemarkRow>('test_remarks', { noteId: 'number', text: 'text' })
const secrets = defineTable<SecretRow>('test_secrets', { phone: 'text' }, { isPrivate: true })

let db: WriteDb
const records = (title = 'Правка'): Records =>
  new Records(db, { operatorId: null, at: '2026-11-17T07:42:00.000Z', method: 'test.run', title })
const undo = (operationId: number): void =>
  db.transaction(() =>
    new Records(db, {
      operatorId: null,
      at: '2026-11-17T07:43:00.000Z',
      method: 'journal.undo',
      title: 'Отмена',
      undoesId: operationId,
    }).undo(operationId),
  )
const journal = (): { action: string; oldValues: string | null; newValues: string | null }[] =>
  db.all('SELECT action, old_values AS oldValues, new_values AS newValues FROM journal ORDER BY id')

beforeEach(() => {
  db = createDatabase(':memory:')
  const columns = 'id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1, deleted_at TEXT'
  db.exec(`CREATE TABLE test_notes (${columns}, title TEXT NOT NULL, is_open INTEGER NOT NULL, tags TEXT NOT NULL) STRICT;
           CREATE TABLE test_remarks (${columns}, note_id INTEGER NOT NULL REFERENCES test_notes (id), text TEXT NOT NULL) STRICT;
           CREATE TABLE test_secrets (${columns}, phone TEXT NOT NULL) STRICT;`)
})

const newNote = { title: 'Снег', isOpen: true, tags: ['двор'] }

describe('a change of a record', () => {
  it('is one journal row with the old and the new value', () => {
    const id = records().insert(notes, newNote)
    records().update(notes, id, 1, { title: 'Наледь' })
    expect(journal().at(-1)).toEqual({
      action: 'update',
      oldValues: '{"title":"Снег"}',
      newValues: '{"title":"Наледь"}',
    })
  })

  it('brings booleans and lists back as they were', () => {
    const id = records().insert(notes, newNote)
    expect(records().get(notes, id)).toEqual({ id, version: 1, deletedAt: null, ...newNote })
  })

  it('that changes nothing leaves neither a version nor a journal row', () => {
    const id = records().insert(notes, newNote)
    const before = journal().length
    expect(records().update(notes, id, 1, { title: 'Снег', tags: ['двор'] }).version).toBe(1)
    expect(journal()).toHaveLength(before)
  })

  it('made over a version that is no longer there is a conflict that shows both values', () => {
    const id = records().insert(notes, newNote)
    records().update(notes, id, 1, { title: 'Наледь' })
    const late = (): unknown => records().update(notes, id, 1, { title: 'Сосульки' })
    expect(late).toThrow(AppError)
    try {
      late()
    } catch (error) {
      expect((error as AppError).details).toEqual({
        version: 2,
        fields: { title: { mine: 'Сосульки', theirs: 'Наледь' } },
      })
    }
  })

  it('with undefined for a value is refused: SQLite would have taken NULL silently', () => {
    expect(() => records().insert(notes, { ...newNote, title: undefined as unknown as string })).toThrow(/undefined/)
  })
})

describe('the shadow of a table', () => {
  interface PageRow extends BaseRow {
    heading: string
    place: number
  }
  const runs: number[] = []
  const pages = defineTable<PageRow>(
    'test_pages',
    { heading: 'text', place: 'number' },
    { afterWrite: (_db, id) => runs.push(id), shadowed: ['heading'] },
  )

  it('is written again only when a column that it is made of changes', () => {
    db.exec(`CREATE TABLE test_pages (id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1, deleted_at TEXT,
      heading TEXT NOT NULL, place INTEGER NOT NULL) STRICT`)
    const id = records().insert(pages, { heading: 'Снег', place: 1 })
    runs.length = 0
    records().update(pages, id, null, { place: 2 })
    records().remove(pages, id, null)
    records().restore(pages, id, null)
    expect(runs).toEqual([])
    expect(records().update(pages, id, null, { heading: 'Наледь' })).toEqual(records().get(pages, id))
    expect(runs).toEqual([id])
  })
})

describe('values of a private table', () => {
  it('stay out of the journal that people read and still can be undone', () => {
    const id = records().insert(secrets, { phone: '+7 000 000-00-01' })
    const change = records()
    change.update(secrets, id, 1, { phone: '+7 000 000-00-02' })
    expect(JSON.stringify(journal())).not.toContain('000-00')
    undo(change.handle().operationId)
    expect(records().get(secrets, id).phone).toBe('+7 000 000-00-01')
  })
})

describe('undo', () => {
  it('takes a whole operation back and is itself in the journal', () => {
    const id = records().insert(notes, newNote)
    const change = records()
    change.update(notes, id, 1, { title: 'Наледь', isOpen: false })
    const other = change.insert(notes, { ...newNote, title: 'Вторая' })
    undo(change.handle().operationId)
    expect(records().get(notes, id)).toMatchObject(newNote)
    expect(records().get(notes, other).deletedAt).not.toBeNull()
    expect(db.one<{ n: number }>('SELECT count(*) AS n FROM operations WHERE undoes_id IS NOT NULL').n).toBe(1)
  })

  it('is refused when the record was changed again, and then nothing is changed', () => {
    const id = records().insert(notes, newNote)
    const change = records()
    change.update(notes, id, 1, { title: 'Наледь' })
    const second = change.insert(notes, { ...newNote, title: 'Вторая' })
    records().update(notes, id, 2, { title: 'Сосульки' })
    expect(() => undo(change.handle().operationId)).toThrow(/меняли ещё раз/)
    expect(records().get(notes, second).deletedAt).toBeNull()
  })

  it('of a new record is refused when the record was changed since', () => {
    const creation = records()
    const id = creation.insert(notes, newNote)
    records().update(notes, id, 1, { title: 'Наледь' })
    expect(() => undo(creation.handle().operationId)).toThrow(/меняли ещё раз/)
    expect(records().get(notes, id).deletedAt).toBeNull()
  })

  it('of a new record is refused while a later one names it, and goes on once that one is gone', () => {
    const creation = records()
    const noteId = creation.insert(notes, newNote)
    const later = records()
    later.insert(remarks, { noteId, text: 'К снегу' })
    expect(() => undo(creation.handle().operationId)).toThrow(/уже ссылаются/)
    undo(later.handle().operationId)
    undo(creation.handle().operationId)
    expect(records().get(notes, noteId).deletedAt).not.toBeNull()
  })

  it('restores what was moved to the trash', () => {
    const id = records().insert(notes, newNote)
    const removal = records()
    removal.remove(notes, id, 1)
    undo(removal.handle().operationId)
    expect(records().get(notes, id).deletedAt).toBeNull()
  })
})

describe('the journal', () => {
  it('is append-only', () => {
    records().insert(notes, newNote)
    expect(() => db.exec("UPDATE journal SET new_values = '{}'")).toThrow(/append-only/)
    expect(() => db.exec('DELETE FROM journal')).toThrow(/append-only/)
    expect(() => db.exec('DELETE FROM operations')).toThrow(/append-only/)
  })
})
