import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { DocumentModel, DocumentSettings, defaultDocumentSettings } from '../contract/documents.ts'
import { buildAgenda } from './agenda.ts'
import { contentWidthMm, fillWidths, pageFrom } from './blocks.ts'
import { buildCaseCard } from './caseCard.ts'
import { buildCentreNote } from './centreNote.ts'
import { buildExecution } from './execution.ts'
import type { ExecutionRow } from './execution.ts'
import { buildMeetingNotices } from './meetingNotice.ts'
import { modelLines } from './modelText.ts'
import { buildRoster } from './roster.ts'
import type { RosterOptions } from './roster.ts'
import { sampleAgenda, sampleCaseCard, sampleCentreNote, sampleRoster, sampleWorkload } from './samples.forms.ts'
import { executionData } from './samples/assignments.ts'
import { usualSheet } from './samples/ballots.ts'
import { noticeData } from './samples/preparation.ts'
import { executionTemplate } from './templates/execution.ts'
import { meetingNoticeTemplate } from './templates/meetingNotice.ts'
import { shippedTexts } from './templates/template.ts'
import { plain } from './typography.ts'
import { buildVoteSheet } from './voteSheet.ts'
import type { VoteSheetItem } from './voteSheet.ts'
import { buildWorkload } from './workload.ts'

const settings = defaultDocumentSettings
const lines = (model: DocumentModel) => modelLines(model).map(plain)
const roster = (options: RosterOptions) => lines(buildRoster(sampleRoster(), settings, options))

describe('состав', () => {
  it('в трёх столбцах ставит имя внутрь должности, только с согласием', () => {
    const text = roster({ shape: 'three', names: 'consented' })
    expect(text).toContain('1 Ветлугина Ирина Павловна, заместитель главы округа куратор МЦУ')
    expect(text).toContain('2 Начальник отдела ЖКХ ответственный за блок «Жилищно-коммунальное хозяйство»')
    expect(text.join('\n')).not.toContain('Гордеев')
  })
  it('без имён не печатает ни одного', () => {
    expect(roster({ shape: 'four', names: 'none' }).join('\n')).not.toMatch(/Ветлугина|Гордеев/u)
  })
  it('в четырёх столбцах с именами печатает всех и вакантную роль', () => {
    const text = roster({ shape: 'four', names: 'all' })
    expect(text).toContain(
      '2 Начальник отдела ЖКХ Ответственный за блок «Жилищно-коммунальное хозяйство» Гордеев Пётр Николаевич',
    )
    expect(text).toContain('3 – Ответственный за блок «Энергетика» не назначен')
  })
  it('согласия упоминает, только когда они есть у всех напечатанных', () => {
    const consent = /Согласия лиц/u
    expect(roster({ shape: 'four', names: 'all' }).join('\n')).not.toMatch(consent)
    expect(roster({ shape: 'four', names: 'consented' }).join('\n')).toMatch(consent)
  })
  it('пустые дата и номер акта остаются для заполнения от руки', () => {
    const data = sampleRoster()
    const approvedBy = { act: 'распоряжением Администрации', date: null, number: null }
    const text = lines(buildRoster({ ...data, approvedBy }, settings, { shape: 'three', names: 'none' }))
    expect(text.slice(0, 4)).toEqual([
      'УТВЕРЖДЁН',
      'распоряжением Администрации',
      'от «___» __________ 20___ г.',
      '№ _____',
    ])
  })
})

describe('таблицы при крупном кегле', () => {
  const page = { ...pageFrom(settings), tableFontSizePt: 14 }
  it('столбцы с датами растут с буквами, но оставляют место словам', () => {
    expect(fillWidths(pageFrom(settings), [{ mm: 24 }, { weight: 1 }])).toEqual([24, 146])
    expect(fillWidths(page, [{ mm: 24 }, { weight: 1 }])).toEqual([28, 142])
    expect(fillWidths(page, [{ mm: 120 }, { weight: 1 }])).toEqual([127.5, 42.5])
    expect(fillWidths({ ...page, tableFontSizePt: 9 }, [{ mm: 24 }, { weight: 1 }])).toEqual([24, 146])
  })
  it('таблица многих чисел не крупнее 12', () => {
    const large = { ...settings, tableFontSizePt: 14 }
    expect(buildWorkload(sampleWorkload(), large).page.tableFontSizePt).toBe(12)
    const sizes = buildExecution(executionData, large, shippedTexts(executionTemplate)).blocks.flatMap((block) =>
      block.type === 'table' ? [block.fontSizePt] : [],
    )
    expect(sizes).toContain(12)
  })
})

describe('уведомление', () => {
  const notice = (change: Partial<typeof noticeData>) =>
    lines(buildMeetingNotices({ ...noticeData, ...change }, settings, shippedTexts(meetingNoticeTemplate))).join('\n')
  it('без времени и места оставляет для них место, точка одна', () => {
    const text = notice({ time: null, place: '' })
    expect(text).toContain('в ____:____ состоится')
    expect(text).toMatch(/Место проведения: _+\./u)
    expect(notice({ place: 'пл. Ленина, д. 1, каб. 5.' })).not.toContain('..')
  })
  it('адресовано должности без пометки состава', () => {
    const [first] = noticeData.to
    const person = { ...first?.person, post: 'ведущий аналитик ЦУР, по согласованию' }
    expect(notice({ to: [{ person, isInvited: false, questions: [] }] })).toContain('Ведущему аналитику ЦУР\n')
  })
})

describe('поимённый лист', () => {
  it('стоит прямо, пока вопросы и ответы помещаются рядом', () => {
    const [question] = usualSheet.items
    const sheet = (count: number) =>
      buildVoteSheet({ ...usualSheet, items: Array.from({ length: count }, () => question as VoteSheetItem) }, settings)
    expect([1, 3, 4].map((count) => sheet(count).page.orientation)).toEqual(['portrait', 'portrait', 'landscape'])
  })
})

describe('справка об исполнении', () => {
  it('пишет имена и поручения одинаково, число дней не отрывает от слова', () => {
    const [row] = executionData.rows
    const data = {
      ...executionData,
      rows: [
        {
          ...(row as ExecutionRow),
          text: 'сверить адреса',
          executor: 'Гордеев П. Н.',
          state: 'open' as const,
          overdueDays: 4,
        },
      ],
    }
    const model = buildExecution(data, settings, shippedTexts(executionTemplate))
    expect(lines(model)).toContainEqual(expect.stringContaining('Сверить адреса. Гордеев П.Н.'))
    expect(modelLines(model).join('\n')).toContain('на\u00a04\u00a0дня')
  })
})

describe('карточка', () => {
  it('без явного выбора не содержит заявителя, даже если данные переданы', () => {
    const text = lines(
      buildCaseCard(sampleCaseCard(), settings, { includeApplicant: false, includeHistory: true }),
    ).join('\n')
    expect(text).not.toMatch(/Птицына|Садовая|000-00-00|персональные/u)
  })
  it('с выбором содержит заявителя и пометку', () => {
    const text = lines(
      buildCaseCard(sampleCaseCard(), settings, { includeApplicant: true, includeHistory: false }),
    ).join('\n')
    expect(text).toMatch(/Птицына/u)
    expect(text).toMatch(/Содержит персональные данные/u)
    expect(text).not.toMatch(/История/u)
  })
  it('объясняет срок по шагам', () => {
    const text = lines(
      buildCaseCard(sampleCaseCard(), settings, { includeApplicant: false, includeHistory: false }),
    ).join('\n')
    expect(text).toContain('Зарегистрировано 16.11.2026. 30 дней со дня регистрации.')
  })
})

describe('справки', () => {
  it('итог нагрузки равен сумме строк, доля показывает числитель и знаменатель', () => {
    const text = lines(buildWorkload(sampleWorkload(), settings))
    expect(text).toContain('1 Жилищно-коммунальное хозяйство 410 375 35 4 21 3 90,8 % (375 из 413)')
    expect(text).toContain('2 Энергетика 2 1 1 0 8 0 1 из 2')
    expect(text).toContain(' Всего 412 376 36 4 29 3 90,6 % (376 из 415)')
  })
  it('записка для ЦУР считает доли и изменение, знак минуса настоящий', () => {
    const text = lines(buildCentreNote(sampleCentreNote(), settings))
    expect(text).toContain('Поступило 412: сообщений 350, обращений по Федеральному закону от 02.05.2006 № 59-ФЗ 62.')
    expect(text).toContain('В предыдущем периоде поступило 500, изменение −17,6 %.')
    expect(text).toContain('1 ПОС 300 72,8 % (300 из 412)')
  })
  it('записка прячет малые числа вместе с долями, по которым их можно узнать, и говорит об этом', () => {
    const data = sampleCentreNote()
    const [block] = data.byBlock
    if (!block) throw new Error('no block')
    const byBlock = [
      { ...block, received: 2, answered: 2, answeredInTime: 1, open: 1, overdue: 0 },
      { ...block, name: 'Дороги', received: 40, answered: 40, answeredInTime: 38 },
    ]
    const text = lines(buildCentreNote({ ...data, byBlock, hidesSmall: true }, settings))
    expect(text).toContain('1 Жилищно-коммунальное хозяйство менее 3 менее 3 0 –')
    expect(text).toContain('2 Дороги 40 21 3 88,4 % (38 из 43)')
    expect(text).toContain(
      'Числа 1 и 2 в таблицах заменены на «менее 3», доля, по которой их можно узнать, не приводится.',
    )
  })
  it('повестка называет форму, время и докладчиков', () => {
    const text = lines(buildAgenda(sampleAgenda(), settings))
    expect(text).toContain('Форма – очная')
    expect(text).toContain('1. О зимнем содержании дорог (15 мин).')
    expect(text).toContain('Докладчик: Рябинин В.А., начальник отдела дорог и транспорта.')
  })
})

describe('общее для форм', () => {
  const models = [
    buildAgenda(sampleAgenda(), settings),
    buildCaseCard(sampleCaseCard(), settings, { includeApplicant: true, includeHistory: true }),
    buildCentreNote(sampleCentreNote(), settings),
    buildRoster(sampleRoster(), settings, { shape: 'four', names: 'all' }),
    buildWorkload(sampleWorkload(), settings),
  ]
  it.each(models.map((model) => [model.kind, model] as const))(
    '%s проходит схему, таблицы во всю ширину листа',
    (_, model) => {
      expect(v.parse(DocumentModel, JSON.parse(JSON.stringify(model)))).toEqual(model)
      for (const block of model.blocks) {
        if (block.type !== 'table') continue
        const width = block.columns.reduce((sum, column) => sum + column.widthMm, 0)
        expect(Math.abs(width - contentWidthMm(model.page))).toBeLessThan(0.5)
        for (const row of [...block.head, ...block.rows]) expect(row).toHaveLength(block.columns.length)
      }
    },
  )
  it('настройки вне ГОСТ не принимаются и объясняют почему', () => {
    const result = v.safeParse(DocumentSettings, {
      ...settings,
      fontSizePt: 10,
      marginsMm: { ...settings.marginsMm, left: 10 },
    })
    expect(result.issues?.map((issue) => issue.message)).toEqual([
      'Поле слева не меньше 20 мм (ГОСТ Р 7.0.97)',
      'Кегль от 12 до 14 (ГОСТ Р 7.0.97-2025)',
    ])
  })
})
