import { readFileSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { ACTIVITIES } from './activities.ts'
import { presetSchema, themeCatalogueSchema, themesForPreset, type Preset } from './preset.ts'

const folder = resolve(import.meta.dirname, '../../resources/presets')
const read = (name: string): string => readFileSync(resolve(folder, name), 'utf8')
const codes = ['sosnovoborsk', 'trosna', 'nyazepetrovsk', 'zaigraevo', 'kingisepp', 'blank'] as const
const load = (code: string): Preset => v.parse(presetSchema, JSON.parse(read(`${code}.json`)))
const presets = codes.map(load)
const catalogue = v.parse(themeCatalogueSchema, JSON.parse(read('themes.json')))

const blocksOf: Record<(typeof codes)[number], string[]> = {
  sosnovoborsk: [
    'образование',
    'социальная защита',
    'жилищно-коммунальное хозяйство',
    'твердые коммунальные отходы',
    'дороги',
    'транспорт',
    'энергетика',
  ],
  trosna: [
    'Жилищно-коммунальное хозяйство',
    'Дороги',
    'Транспорт',
    'Энергетика',
    'Благоустройство',
    'Здравоохранение',
    'Социальная политика',
    'Образование',
    'Сельское хозяйство',
    'Экология',
    'Твердые коммунальные отходы',
    'Муниципальное имущество',
    'Земельные отношения',
  ],
  nyazepetrovsk: [],
  zaigraevo: [],
  kingisepp: [
    'обращения граждан и юридических лиц',
    'обращения граждан и юридических лиц из открытых источников',
    'Имущество',
    'Земельные отношения',
    'Торговля',
    'Малый бизнес',
    'Потребительский рынок',
    'Сельское хозяйство',
    'Архитектура',
    'Градостроительство',
    'Культура',
    'Спорт',
    'Молодежная политика',
    'Туризм',
    'ЖКХ',
    'ТКО',
    'Дороги',
    'Транспорт',
    'Экология',
    'Энергетика',
    'Образование',
    'Безопасность',
  ],
  blank: [],
}

/** «И.О. Фамилия», «Фамилия И. О.» and «… Отчество»: a preset holds posts, never people. */
const personalName = [
  /[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?[А-ЯЁ][а-яё]+/u,
  /[А-ЯЁ][а-яё]+\s[А-ЯЁ]\.\s?[А-ЯЁ]\./u,
  /[А-ЯЁ][а-яё]+(?:ович|евич|овн[аыеуо]|евн[аыеуо]|ичн[аыеуо])(?![а-яё])/u,
]

describe('presets of the five decrees and the blank one', () => {
  it('holds exactly the six presets and the theme catalogue', () => {
    expect(
      readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .sort(),
    ).toEqual([...codes.map((code) => `${code}.json`), 'themes.json'].sort())
    expect(presets.map((preset) => preset.code)).toEqual([...codes])
  })

  it.each(codes)('%s: the blocks are those of the decree, in its order', (code) => {
    expect(load(code).blocks.map((block) => block.name)).toEqual(blocksOf[code])
  })

  it('has 7, 13, 0, 0 and 22 blocks', () => {
    expect(presets.map((preset) => preset.blocks.length)).toEqual([7, 13, 0, 0, 22, 0])
  })

  it.each([...codes, 'themes'])('%s: no personal name', (code) => {
    const raw = read(`${code}.json`)
    for (const pattern of personalName) expect(raw.match(pattern)).toBeNull()
  })

  it('would notice a name if one slipped in', () => {
    expect(personalName.some((pattern) => pattern.test('утвердил А.Б. Выдуманный'))).toBe(true)
    expect(personalName.some((pattern) => pattern.test('Выдуманный А. Б.'))).toBe(true)
    expect(personalName.some((pattern) => pattern.test('Выдуманная Алла Борисовна'))).toBe(true)
  })

  it('sets no quorum and no voting rule anywhere', () => {
    for (const { meetings } of presets) expect([meetings.quorum, meetings.voting]).toEqual([null, null])
  })

  it('regulates meetings in the Сосновоборск type alone: the куратор chairs, the руководитель replaces', () => {
    expect(presets.filter((preset) => preset.meetings.regulated).map((preset) => preset.code)).toEqual(['sosnovoborsk'])
    const { meetings } = load('sosnovoborsk')
    expect([meetings.chair, meetings.replacement, meetings.formats]).toEqual([
      'curator',
      'officeHead',
      ['inPerson', 'absentee'],
    ])
    for (const { meetings: rules } of presets.filter((preset) => !preset.meetings.regulated)) {
      expect([rules.chair, rules.replacement, rules.formats]).toEqual([null, null, []])
      expect(rules.proposal?.note).toContain('сверьте с вашим регламентом')
    }
  })

  it('shows the slips of the requisites and mends none', () => {
    const slips = (code: string): string => JSON.stringify(load(code).source?.contradictions)
    expect(load('zaigraevo').source?.decree.date).toBe('2025-05-29')
    expect(slips('zaigraevo')).toContain('30.05.2025')
    expect([load('kingisepp').source?.decree.date, load('kingisepp').source?.decree.number]).toEqual([null, null])
    expect(slips('trosna')).toContain('Покровского района')
    expect(slips('nyazepetrovsk')).toContain('повторяются')
    expect(slips('sosnovoborsk')).toContain('2.1.2')
  })

  it('allows four кураторы and two administrators in the Кингисепп type', () => {
    const { posts, roles } = load('kingisepp')
    expect(posts.filter((post) => post.roles.includes('curator'))).toHaveLength(4)
    expect(posts.filter((post) => post.roles.includes('mcuAdministrator'))).toHaveLength(2)
    expect(roles.find((role) => role.code === 'curator')?.severalHolders).toBe(true)
  })

  it('keeps the weekly note and the quarterly report of the Тросна type', () => {
    expect(load('trosna').reports.map(({ period, addressee }) => [period, addressee])).toEqual([
      ['weekly', 'Глава района'],
      ['quarterly', 'ЦУР области'],
      ['onRequest', 'ЦУР области'],
    ])
  })

  it.each(codes)('%s: every code is used once and every reference leads somewhere', (code) => {
    const preset = load(code)
    const roles = preset.roles.map((role) => role.code as string)
    const blocks = preset.blocks.map((block) => block.code)
    const channels = preset.channels.map((channel) => channel.code as string)
    const sectors = catalogue.sectors.map((sector) => sector.code)
    for (const list of [roles, blocks, channels, preset.recipients.map((item) => item.code)])
      expect(new Set(list).size).toBe(list.length)
    for (const role of preset.roles) {
      if (role.channel) expect(channels).toContain(role.channel)
      if (role.replaces) expect(roles).toContain(role.replaces)
    }
    for (const post of preset.posts) {
      for (const role of post.roles) expect(roles).toContain(role)
      for (const block of post.blocks) expect(blocks).toContain(block)
      for (const channel of post.channels) expect(channels).toContain(channel)
    }
    for (const recipient of preset.recipients) for (const block of recipient.blocks) expect(blocks).toContain(block)
    const { chair, replacement, protocolSignedBy, protocolKeptBy, proposal } = preset.meetings
    for (const role of [chair, replacement, protocolSignedBy, protocolKeptBy, proposal?.chair, proposal?.replacement])
      if (role) expect(roles).toContain(role)
    const mapped = preset.themeSectors.flatMap((entry) => entry.sectors)
    expect(new Set(mapped).size).toBe(mapped.length)
    for (const entry of preset.themeSectors) {
      expect(blocks).toContain(entry.block)
      for (const sector of entry.sectors) expect(sectors).toContain(sector)
    }
    expect(preset.roster.columns).toHaveLength(preset.roster.shape === 'numberPostRole' ? 3 : 4)
  })

  it('gives every block of the Тросна состав to exactly one post', () => {
    const { posts, blocks } = load('trosna')
    expect(posts.flatMap((post) => post.blocks).sort()).toEqual(blocks.map((block) => block.code).sort())
  })
})

describe('the map of a decree', () => {
  const dutiesOf = (preset: Preset): { text: string; activities: readonly string[]; outside: string | null }[] => [
    ...preset.tasks,
    ...preset.roles.flatMap((role) => role.duties),
  ]

  it.each(codes)(
    '%s: a text stands once among the tasks and once in a role, so that the office finds its mapping',
    (code) => {
      const { tasks, roles } = load(code)
      for (const list of [tasks, ...roles.map(({ duties }) => duties)])
        expect(new Set(list.map(({ text }) => text)).size).toBe(list.length)
    },
  )

  it.each(codes)('%s: what is wholly outside the application says no part that is', (code) => {
    for (const { activities, outside } of dutiesOf(load(code))) if (activities.length === 0) expect(outside).toBeNull()
  })

  it('claims nothing of public pages, the press, opinion leaders, training, digitalisation and best practice', () => {
    const words =
      /паблик|аккаунт|8-ФЗ|СМИ|ЛОМ|обучени|цифровизаци|интеграци|Голосования|дезинформац|информационных рисков|новостн|освещени/u
    const lines = presets.flatMap(dutiesOf).filter(({ text }) => words.test(text))
    expect(lines.length).toBeGreaterThan(20)
    for (const { text, activities } of lines) expect([text, activities]).toEqual([text, []])
  })

  it('keeps roadmaps and best practice out of what the application does', () => {
    const parts = (word: RegExp) => presets.flatMap(dutiesOf).filter(({ text }) => word.test(text))
    for (const { outside } of parts(/дорожных карт/u)) expect(outside).toMatch(/дорожные карты/u)
    for (const { activities, outside } of parts(/лучших практик/u))
      if (activities.length > 0) expect(outside).toMatch(/лучших практик/u)
  })

  it('leads the duties of one kind to one activity in every decree', () => {
    const all = presets.flatMap(dutiesOf)
    const named = (word: RegExp) => all.filter(({ text }) => word.test(text))
    for (const [word, activity] of [
      [/рейтингование/u, 'ratings'],
      [/удовлетворённост/u, 'satisfaction'],
      [/сроков и качества/u, 'terms'],
      [/протокол[а]? заседания/u, 'protocols'],
      [/автоправил/u, 'autorules'],
      [/факторы роста/u, 'flow'],
      [/еженедельной/u, 'weeklyNote'],
    ] as const) {
      expect(named(word).length).toBeGreaterThan(0)
      for (const { text, activities } of named(word))
        expect([text, activities]).toEqual([text, expect.arrayContaining([activity])])
    }
  })

  it('names every activity somewhere but the indicators that an office words itself', () => {
    const used = new Set(presets.flatMap(dutiesOf).flatMap(({ activities }) => activities))
    expect(ACTIVITIES.filter((key) => !used.has(key))).toEqual(['indicators'])
  })
})

describe('the theme catalogue', () => {
  it('holds 195 topics of 26 groups, 33 of them fast-track, without the star in the name', () => {
    expect(catalogue.themes).toHaveLength(195)
    expect(new Set(catalogue.themes.map((theme) => theme.group)).size).toBe(26)
    expect(catalogue.themes.filter((theme) => theme.fastTrack)).toHaveLength(33)
    expect(catalogue.themes.filter((theme) => theme.name.includes('★'))).toEqual([])
    expect(new Set(catalogue.themes.map((theme) => theme.code)).size).toBe(195)
  })

  it('knows every sector it names', () => {
    const sectors = new Set(catalogue.sectors.map((sector) => sector.code))
    for (const theme of catalogue.themes) expect(sectors).toContain(theme.sector)
  })

  it('gives each preset the whole dictionary, with a block where the decree has one', () => {
    for (const preset of presets) {
      const themes = themesForPreset(preset, catalogue)
      expect(themes).toHaveLength(195)
      const blocks = new Set(preset.blocks.map((block) => block.code))
      for (const theme of themes) if (theme.blockCode !== null) expect(blocks).toContain(theme.blockCode)
    }
    const trosna = themesForPreset(load('trosna'), catalogue)
    expect(trosna.find((theme) => theme.name === 'Отсутствие электричества')?.blockCode).toBe('energy')
    expect(trosna.find((theme) => theme.name === 'Очередь')?.blockCode).toBe('health')
    expect(themesForPreset(load('zaigraevo'), catalogue).every((theme) => theme.blockCode === null)).toBe(true)
  })
})
