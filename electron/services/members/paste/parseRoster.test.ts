import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PastedRoster, PastedRow } from '../../../contract/members.ts'
import { openTestRegister } from '../../../../tests/builders/register.ts'
import { getDirectories } from '../../directory/directory.service.ts'
import { parseRoster } from './parseRoster.ts'
import type { KnownMembers } from './parseRoster.ts'
import { readTable } from './table.ts'
import { kingiseppAsTable, nyazepetrovskAsText, trosnaAsTable, trosnaAsText } from './testing.ts'

const nobody: KnownMembers = { persons: [], held: [] }
const directoriesOf = (preset: string) => getDirectories(openTestRegister({ preset }).db)
const trosna = directoriesOf('trosna')
const nyazepetrovsk = directoriesOf('nyazepetrovsk')
const kingisepp = directoriesOf('kingisepp')

const read = (text: string, directories = trosna, known = nobody): PastedRoster =>
  parseRoster({ text, cells: null }, directories, known)
/** «Куратор», «Отраслевой блок: Дороги» */
const rolesOf = (row: PastedRow, directories = trosna): string[] =>
  row.roles.map((role) => {
    const name = directories.roles.find((entry) => entry.id === role.roleId)?.shortName ?? `? ${role.text}`
    const block = directories.blocks.find((entry) => entry.id === role.blockId)?.name
    return block ? `${name}: ${block}` : role.blockText ? `${name}: ? ${role.blockText}` : name
  })

describe('the table of Тросна', () => {
  test.each([
    ['as text', trosnaAsText],
    ['as a table', trosnaAsTable],
  ])('pasted %s gives seven people with all their roles and blocks', (_name, text) => {
    const roster = read(text)
    expect(roster.rows.map((row) => row.surname)).toEqual([
      'Берёзова',
      'Калинина',
      'Рябинина',
      'Осинина',
      'Кленова',
      'Липина',
      'Ясенева',
    ])
    expect(roster.rows.map((row) => rolesOf(row))).toEqual([
      [
        'Куратор',
        'Отраслевой блок: Жилищно-коммунальное хозяйство',
        'Отраслевой блок: Дороги',
        'Отраслевой блок: Транспорт',
        'Отраслевой блок: Энергетика',
        'Отраслевой блок: Благоустройство',
      ],
      ['Руководитель', 'ПОС', 'Отраслевой блок: Здравоохранение', 'Отраслевой блок: Социальная политика'],
      ['ИМ', 'Официальные аккаунты'],
      ['ПОС', 'Обращаем внимание'],
      ['Отраслевой блок: Образование'],
      [
        'Отраслевой блок: Сельское хозяйство',
        'Отраслевой блок: Экология',
        'Отраслевой блок: Твердые коммунальные отходы',
      ],
      ['Отраслевой блок: Муниципальное имущество', 'Отраслевой блок: Земельные отношения'],
    ])
    expect(
      roster.rows.flatMap((row) => [...row.questions, ...row.roles.map((role) => role.question)]).filter(Boolean),
    ).toEqual([])
    expect(roster.questions).toEqual([])
  })

  test('the name is taken out of the post, and the post is one line', () => {
    expect(read(trosnaAsText).rows[1]).toMatchObject({
      surname: 'Калинина',
      name: 'Вера',
      patronymic: 'Андреевна',
      post: 'начальник отдела по организационно-правовой работе и делопроизводству администрации Троснянского района',
      nameConfidence: 'sure',
    })
  })

  test('titles, headings and numbers of columns are shown as skipped, not lost', () => {
    const reasons = read(trosnaAsText).skipped.map((line) => `${line.reason}: ${line.text.slice(0, 20)}`)
    expect(reasons).toContain('Номера столбцов: 1 · 2 · 3')
    expect(reasons.filter((reason) => reason.startsWith('Заголовок таблицы'))).toHaveLength(1)
    expect(reasons).toContain('Текст вне таблицы: Приложение 2')
  })
})

describe('the table of Нязепетровск', () => {
  const roster = read(nyazepetrovskAsText, nyazepetrovsk)

  test('one person on two rows becomes one row with both roles', () => {
    expect(roster.rows).toHaveLength(3)
    expect(roster.rows[0]).toMatchObject({ surname: 'Берёзова', post: 'Управляющий делами' })
    expect(roster.rows[0]?.lines).toHaveLength(2)
    expect(rolesOf(roster.rows[0] as PastedRow, nyazepetrovsk)).toEqual(['Куратор', 'ПОС'])
    expect(roster.rows[0]?.questions.join()).toContain('один человек')
  })

  test('long roles with line breaks and commas inside are understood', () => {
    expect(roster.rows.slice(1).map((row) => rolesOf(row, nyazepetrovsk))).toEqual([['ИМ'], ['Госпаблики, 8-ФЗ']])
  })
})

describe('the table of Кингисепп', () => {
  const roster = read(kingiseppAsTable, kingisepp)

  test('posts without people are all kept, each with a question', () => {
    expect(roster.rows).toHaveLength(16)
    expect(
      roster.rows.every(
        (row) => row.surname === '' && row.questions.some((question) => question.includes('ФИО не указано')),
      ),
    ).toBe(true)
  })

  test('all twenty-two blocks find their officers', () => {
    const blocks = roster.rows.flatMap((row) => row.roles.map((role) => role.blockId)).filter((id) => id !== null)
    expect(new Set(blocks).size).toBe(22)
    expect(rolesOf(roster.rows[5] as PastedRow, kingisepp)).toEqual([
      'Отраслевой блок: обращения граждан и юридических лиц',
    ])
    expect(rolesOf(roster.rows[6] as PastedRow, kingisepp)).toEqual([
      'Отраслевой блок: обращения граждан и юридических лиц из открытых источников',
    ])
  })

  test('the heading repeated on the next page is no person', () => {
    expect(roster.skipped.map((line) => line.reason)).toEqual(['Заголовок таблицы', 'Заголовок таблицы'])
  })

  test('several кураторы are no contradiction where the decree has four', () => {
    expect(roster.questions).toEqual([])
  })
})

describe('other shapes of a table', () => {
  test.each([
    ['ФИО\tРоль\tДолжность\nБерёзова Ирина Павловна\tКуратор\tзаместитель главы'],
    ['Роль\t№\tФИО\tДолжность\nКуратор\t1\tБерёзова Ирина Павловна\tзаместитель главы'],
    ['1\tзаместитель главы\tКуратор МЦУ\tБерёзова Ирина Павловна'],
    ['заместитель главы - Берёзова Ирина Павловна\tКуратор'],
    ['БЕРЁЗОВА ИРИНА ПАВЛОВНА\tзаместитель главы\tКуратор'],
  ])('columns in any order, with a heading or without one: %j', (text) => {
    const [row] = read(text).rows
    expect(row).toMatchObject({ surname: 'Берёзова', name: 'Ирина', patronymic: 'Павловна', post: 'заместитель главы' })
    expect(rolesOf(row as PastedRow)).toEqual(['Куратор'])
  })

  test('cells of the clipboard are read instead of the text', () => {
    const roster = parseRoster(
      {
        text: 'что-то другое',
        cells: [
          ['Должность', 'Роль'],
          ['Берёзова И. П. – заместитель главы', 'Куратор'],
        ],
      },
      trosna,
      nobody,
    )
    expect(roster.rows[0]).toMatchObject({ surname: 'Берёзова', name: 'И', patronymic: 'П', nameConfidence: 'likely' })
  })

  test('roles on lines of one cell, with semicolons, and blocks without quotes', () => {
    const [row] = read(
      'ФИО\tДолжность\tРоль\nБерёзова Ирина Павловна\tначальник\t"Руководитель МЦУ; ответственный за работу с ПОС\nруководитель отраслевого блока ЖКХ, ТКО и Дороги"',
    ).rows
    expect(rolesOf(row as PastedRow)).toEqual([
      'Руководитель',
      'ПОС',
      'Отраслевой блок: Жилищно-коммунальное хозяйство',
      'Отраслевой блок: Твердые коммунальные отходы',
      'Отраслевой блок: Дороги',
    ])
  })

  test('a column of blocks alone means the officer of the block', () => {
    expect(rolesOf(read('ФИО\tРоль\nБерёзова Ирина Павловна\tДороги, ЖКХ').rows[0] as PastedRow)).toEqual([
      'Отраслевой блок: Дороги',
      'Отраслевой блок: Жилищно-коммунальное хозяйство',
    ])
  })
})

describe('what is not understood is asked', () => {
  const row = (role: string) =>
    read(`ФИО\tДолжность\tРоль\nБерёзова Ирина Павловна\tначальник\t${role}`).rows[0] as PastedRow

  test('an unknown block keeps its name and asks in clear words', () => {
    const [role] = row('Ответственный за блок «Космос»').roles
    expect(role).toMatchObject({
      blockText: 'Космос',
      blockId: null,
      confidence: 'unknown',
      question: 'Блока «Космос» нет в справочнике. Выберите блок, создайте новый или пропустите',
    })
  })

  test('a block that is nearly the same is proposed, not taken silently', () => {
    const [role] = row('Ответственный за блок «Дорожное хозяйство и дороги»').roles
    expect(role).toMatchObject({
      confidence: 'likely',
      blockId: trosna.blocks.find((block) => block.code === 'roads')?.id,
    })
    expect(role?.question).toContain('похоже на блок «Дороги»')
  })

  test('an unknown role asks, the known one beside it stays', () => {
    const { roles } = row('Куратор, секретарь')
    expect(roles.map((role) => [role.roleId !== null, role.confidence])).toEqual([
      [true, 'sure'],
      [false, 'unknown'],
    ])
    expect(roles[1]?.question).toContain('Роли «секретарь» нет')
  })

  test('a role without a block asks for it', () => {
    expect(row('Руководитель отраслевого блока').roles[0]?.question).toContain('блок не назван')
  })

  test('an empty role, a vacancy and a bare number are rows with questions or skipped lines', () => {
    const roster = read(
      '№\tФИО\tДолжность\tРоль\n1\tБерёзова Ирина Павловна\tначальник\t\n2\tвакансия\tначальник отдела\tКуратор\n3\t\t\t',
    )
    expect(roster.rows.map((one) => one.questions)).toEqual([
      ['Роль не указана. Выберите роль или пропустите строку'],
      ['В строке указана вакансия. Внесите фамилию, оставьте одну должность или пропустите строку'],
    ])
    expect(roster.skipped.at(-1)).toMatchObject({ text: '3', reason: 'В строке нет ни должности, ни роли, ни имени' })
  })

  test('a role of one holder given to two people is asked about once', () => {
    expect(read('ФИО\tРоль\nБерёзова Ирина Павловна\tКуратор\nЛипина Анна Егоровна\tКуратор').questions[0]).toContain(
      'рассчитана на одного',
    )
  })

  test('a text that is no table says what to do', () => {
    expect(read('').questions).toEqual([
      'Таблица не найдена. Скопируйте строки состава вместе с должностями и ролями и вставьте ещё раз',
    ])
  })
})

describe('people whom the register knows', () => {
  const known: KnownMembers = {
    persons: [{ id: 7, surname: 'Березова', name: 'Ирина', patronymic: 'Павловна', post: 'начальник' }],
    held: [{ personId: 7, roleId: trosna.roles[0]!.id, blockId: null, isTemporary: false }],
  }

  test('are found by full name with ё as е, and powers they hold are marked', () => {
    const [row] = read(
      'ФИО\tРоль\nБерёзова Ирина Павловна\tКуратор, ответственный за блок «Дороги»',
      trosna,
      known,
    ).rows
    expect(row?.personId).toBe(7)
    expect(row?.roles.map((role) => role.isHeld)).toEqual([true, false])
  })

  test('are asked about when only initials agree', () => {
    const [row] = read('ФИО\tРоль\nБерёзова И. П.\tЧто-то новое', trosna, known).rows
    expect(row?.personId).toBeNull()
    expect(row?.questions.at(-1)).toContain('В составе есть Березова Ирина Павловна')
  })

  test('a role that another holds is asked about', () => {
    expect(read('ФИО\tРоль\nЛипина Анна Егоровна\tКуратор', trosna, known).questions[0]).toContain('уже у другого')
  })
})

test('no cell of a pasted table is lost: each is in a row, in a role or in the skipped lines', () => {
  const cell = fc.constantFrom(
    'Берёзова Ирина Павловна',
    'начальник отдела',
    'Куратор',
    'Ответственный за блок «Дороги»',
    'Космос',
    '',
    '5',
    'секретарь, Дороги',
    'Роль',
    '«»,;',
  )
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 }), (cells) => {
      const roster = parseRoster({ text: '', cells }, trosna, nobody)
      const shown = [...roster.rows.flatMap((row) => row.source), ...roster.skipped.map((line) => line.text)].join('\n')
      return cells.flat().every((one) => shown.includes(one))
    }),
  )
})

test('a table of tabs and quoted cells reads back as it was written', () => {
  const cell = fc
    .string({ unit: fc.constantFrom('а', 'Б', ' ', '"', '\n', '«', ','), maxLength: 8 })
    .map((text) => text.trim())
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, fc.constant('я')), { minLength: 1, maxLength: 5 }), (rows) => {
      const written = rows
        .map((row) => row.map((one) => (/["\n]/.test(one) ? `"${one.replaceAll('"', '""')}"` : one)).join('\t'))
        .join('\n')
      expect(readTable(written).rows.map((row) => row.cells)).toEqual(rows)
    }),
  )
})

test(
  'a whole text pasted into the cell of roles is read as far as a page, and keeps nobody waiting',
  { timeout: 5000 },
  () => {
    const { rows } = read(`1\tИванова Анна Петровна\t${','.repeat(300_000)}куратор`)
    expect(rows.length).toBeGreaterThan(0)
  },
)
