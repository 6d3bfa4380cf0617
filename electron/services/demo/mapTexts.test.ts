import { describe, expect, it } from 'vitest'
import { NOW, resourcesDir } from '../../../tests/builders/register.ts'
import { createDatabase } from '../../db/open.ts'
import { Records } from '../../db/records.ts'
import { loadPreset } from '../office/office.service.ts'
import { demoRoles } from './content/staff.ts'
import { buildDemoDirectories } from './demo.service.ts'
import { mapMarks } from './mapTexts.ts'

describe('the map of the demonstration office', () => {
  it('has its marks at words that stand in its decree or at its own role', () => {
    const { tasks, roles } = loadPreset(resourcesDir, 'sosnovoborsk')
    const duties = new Map<string, string[]>([
      ['', tasks.map(({ text }) => text)],
      ...roles.map(({ code, duties: all }): [string, string[]] => [code, all.map(({ text }) => text)]),
      ...demoRoles.map(({ code, duties: all }): [string, string[]] => [code, all]),
    ])
    for (const { roleCode, text } of mapMarks) expect(duties.get(roleCode), roleCode).toContain(text)
  })

  it('stores the duties of every role as words, its own role too', () => {
    const db = createDatabase(':memory:')
    const by = { operatorId: null, at: `${NOW}:00.000Z`, method: 'test', title: 'Подготовка проверки' }
    db.transaction(() =>
      buildDemoDirectories(new Records(db, by), { resourcesDir, now: NOW, timeZone: 'Europe/Moscow' }),
    )
    const stored = db.column<string>('SELECT duties FROM roles').flatMap((duties) => JSON.parse(duties) as unknown[])
    expect(stored).toContain('ведёт протокол заседаний')
    expect(stored.filter((duty) => typeof duty !== 'string')).toEqual([])
  })
})
