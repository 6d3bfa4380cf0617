import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { DocumentModel, defaultDocumentSettings } from '../contract/documents.ts'
import type { Block, Run } from '../contract/documents.ts'
import { buildProtocol } from './protocol.ts'
import type { ProtocolData, ProtocolItem } from './protocol.ts'
import { checkProtocol } from './protocolCheck.ts'
import { buildProtocolExtract } from './protocolExtract.ts'
import { hugeProtocol, person, tinyProtocol, usualProtocol } from './samples.ts'
import { modelLines } from './modelText.ts'
import { plain } from './typography.ts'

const settings = defaultDocumentSettings
const full = (data = usualProtocol()) => buildProtocol(data, settings, { form: 'full' })
const lines = (model: DocumentModel) => modelLines(model).map(plain)

function firstItem(data: ProtocolData): ProtocolItem {
  const [item] = data.items
  if (item === undefined) throw new Error('a sample without items')
  return item
}

const highlighted = (blocks: Block[]) =>
  JSON.stringify(blocks)
    .match(/\{[^{}]*"highlight":true\}/gu)
    ?.map((found) => plain((JSON.parse(found) as Run).text)) ?? []

describe('протокол по форме', () => {
  it('идёт в порядке реквизитов', () => {
    const text = lines(full())
    const order = [
      'АДМИНИСТРАЦИЯ ЗАРЕЧНОГО МУНИЦИПАЛЬНОГО ОКРУГА ВЕРХНЕОКСКОЙ ОБЛАСТИ',
      'ПРОТОКОЛ',
      'заседания рабочей группы (проектного офиса)',
      '17 ноября 2026 г. № 11',
      'г. Заречный',
      'Председательствующий – И.П. Ветлугина, заместитель главы округа, куратор МЦУ',
      'Секретарь – О.Д. Лапшина, главный специалист организационного отдела',
      'Присутствовали:',
      'Приглашённые:',
      'Отсутствовали: Аверин М.Р., Фомина Н.Ю.',
      'ПОВЕСТКА ДНЯ:',
      'Докладчик: Корнеев А.С., начальник организационного отдела.',
      '1. СЛУШАЛИ:',
      'РЕШИЛИ:',
      '1.2. Гордееву П.Н. представить график замены насосов на скважине № 4 (пункт 10.2). Срок – до 20.11.2026.',
      'Голосовали: «за» – 9, «против» – нет, «воздержались» – нет.',
      '2. СЛУШАЛИ:',
      'ВЫСТУПИЛИ:',
      'Приложения: 1. Справка о сообщениях о снеге и наледи на 2 л. в 1 экз.',
      'Куратор МЦУ, заместитель главы округа И.П. Ветлугина',
      'Секретарь О.Д. Лапшина',
    ]
    const places = order.map((line) => text.indexOf(line))
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })
  it('ставит присутствовавших по алфавиту', () => {
    const present = lines(full()).filter(
      (line) => / – (?:начальник|ведущий|пресс|директор)/u.test(line) && /^[А-Я]/u.test(line),
    )
    const names = present.map((line) => line.split(' ')[0]).filter((name) => name !== 'Корнеева')
    expect(names.slice(0, 7)).toEqual(['Гордеев', 'Жданова', 'Корнеев', 'Мещеряков', 'Рябинин', 'Соболева', 'Тихонов'])
  })
  it('пишет «слушали кого» и «поручить кому»', () => {
    const text = lines(full())
    expect(text).toContain(
      'Корнеева А.С. – с 01.11.2026 блок «Энергетика» не имеет ответственного, открыто восемь сообщений.',
    )
    expect(text).toContain(
      '2.1. Соболевой Т.В. опубликовать график очистки улиц и дворов на декабрь. Срок – до 24.11.2026.',
    )
  })
  it('не печатает исполнителя дважды, если он набран в тексте', () => {
    const data = usualProtocol()
    data.items = [
      {
        ...firstItem(data),
        decisions: [
          {
            text: 'Гордееву П.Н. представить график',
            isAssignment: true,
            executors: [{ person: person('Гордеев Пётр Николаевич') }],
            dueOn: '2026-11-20',
          },
        ],
      },
    ]
    expect(lines(full(data))).toContain('1.1. Гордееву П.Н. представить график. Срок – до 20.11.2026.')
  })
  it('больше десяти человек заменяет числом и списком на отдельном листе', () => {
    const model = full(hugeProtocol())
    const text = lines(model)
    expect(text).toContain('Присутствовали: 60 человек (список прилагается).')
    expect(text).toContain('СПИСОК присутствовавших на заседании')
    const table = model.blocks.find((block) => block.type === 'table')
    expect(table?.type === 'table' && table.rows.length).toBe(60)
    const signature = model.blocks.findIndex((block) => block.type === 'signature')
    expect(model.blocks.findIndex((block) => block.type === 'pageBreak')).toBeGreaterThan(signature)
  })
  it('десять человек перечисляет поимённо', () => {
    const data = usualProtocol()
    data.present = hugeProtocol().present.slice(0, 10)
    expect(lines(full(data))).toContain('Присутствовали:')
    expect(full(data).blocks.some((block) => block.type === 'table')).toBe(false)
  })
  it('краткая форма оставляет присутствовавших, вопросы и решения', () => {
    const text = lines(buildProtocol(usualProtocol(), settings, { form: 'short' }))
    expect(text).toContain('2. О зимнем содержании дорог и сообщениях о снеге и наледи.')
    expect(text).toContain(
      '2.1. Соболевой Т.В. опубликовать график очистки улиц и дворов на декабрь. Срок – до 24.11.2026.',
    )
    expect(text.join('\n')).not.toMatch(/СЛУШАЛИ|ВЫСТУПИЛИ|ПОВЕСТКА/u)
  })
  it('секретарь отключается настройкой', () => {
    const text = lines(buildProtocol(usualProtocol(), { ...settings, secretaryLine: false }, { form: 'full' })).join(
      '\n',
    )
    expect(text).not.toContain('Секретарь')
    expect(text).toContain('Куратор МЦУ')
  })
  it('подсвечивает недостающее и не подсвечивает остальное', () => {
    expect(highlighted(full().blocks)).toEqual(['Срок – не указан.'])
    expect(highlighted(full(tinyProtocol()).blocks)).toEqual(['без номера'])
  })
  it.each([
    ['обычный', usualProtocol],
    ['малый', tinyProtocol],
    ['большой', hugeProtocol],
  ])('%s протокол проходит схему и JSON', (_, data) => {
    const model = full(data())
    expect(v.parse(DocumentModel, JSON.parse(JSON.stringify(model)))).toEqual(model)
  })
  it('управляющие знаки в тексте не доходят до документа', () => {
    const data = tinyProtocol()
    data.items = [
      {
        ...firstItem(data),
        decisions: [{ text: 'Принять\u0000 к\u000b сведению\r\nи исполнить', isAssignment: false, executors: [] }],
      },
    ]
    expect(lines(full(data))).toContain('1.1. Принять к сведению и исполнить.')
  })
})

describe('проверка перед подписью', () => {
  it('находит недостающий срок и называет пункт', () => {
    expect(checkProtocol(usualProtocol())).toEqual([
      { code: 'noTerm', item: 2, decision: 1, anchor: 'decision-3.2', text: '3.2: не указан срок' },
    ])
  })
  it('находит остальное', () => {
    const data = { ...usualProtocol(), number: null, chair: null, present: [] }
    data.items = [{ ...firstItem(data), decisions: [], vote: { inFavour: 30, against: 0, abstained: 0 } }]
    expect(checkProtocol(data).map((remark) => remark.code)).toEqual([
      'noNumber',
      'noChair',
      'noPresent',
      'noDecision',
      'voteMismatch',
    ])
  })
})

describe('выписка', () => {
  const model = buildProtocolExtract(
    {
      protocol: usualProtocol(),
      items: [{ index: 1, decisions: [1] }],
      certifiedBy: person('Лапшина Ольга Дмитриевна', 'главный специалист'),
      certifiedOn: '2026-11-18',
    },
    settings,
  )
  it('берёт нужный вопрос с его номером и пункт с его номером', () => {
    const text = lines(model)
    expect(text).toContain('ВЫПИСКА ИЗ ПРОТОКОЛА')
    expect(text).toContain('2. СЛУШАЛИ:')
    expect(text).toContain(
      '2.2. Тихонову С.И. обеспечить посыпку спуска к поликлинике ежедневно до 07:30. Срок – до 31.03.2027.',
    )
    expect(text.some((line) => /^(?:1|2\.1|2\.3)\./u.test(line))).toBe(false)
  })
  it('заканчивается заверением', () => {
    expect(lines(model).slice(-3)).toEqual(['Верно', 'Главный специалист О.Д. Лапшина', '18.11.2026'])
  })
})
