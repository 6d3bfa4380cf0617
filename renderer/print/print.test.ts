// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import type { Block, DocumentModel, PageSettings } from '../../electron/contract/documents.ts'
import DocumentSheet from './DocumentSheet.vue'
import { documentVariables, pageRules, sheetGeometry } from './pageGeometry.ts'
import { sheetsInRow } from './pagedLayout.ts'
import { groupTails } from './tail.ts'

const page: PageSettings = {
  marginsMm: { left: 30, right: 10, top: 20, bottom: 20 },
  fontFamily: 'Times New Roman',
  fontSizePt: 14,
  tableFontSizePt: 12,
  lineSpacing: 1,
  firstLineIndentMm: 12.5,
  numbering: 'fromSecond',
}
const run = (text: string) => [{ text }]

const model = (blocks: Block[]): DocumentModel => ({
  modelVersion: 1,
  kind: 'protocol',
  title: 'Протокол № 11',
  lang: 'ru',
  page,
  blocks,
})

const signature: Block = { type: 'signature', post: run('Куратор МЦУ'), name: run('И.П. Ветлугина'), rule: true }
const appendices: Block = {
  type: 'keyValue',
  termWidthMm: 29,
  separator: '',
  rows: [{ term: run('Приложения:'), value: run('1. Справка.') }],
}

describe('лист документа', () => {
  it('даёт осмысленную разметку: заголовки, абзацы, термины, таблицу, пункты', () => {
    const html = mount(DocumentSheet, {
      props: {
        model: model([
          { type: 'heading', level: 1, runs: [{ text: 'ПРОТОКОЛ', bold: true }] },
          { type: 'paragraph', runs: [{ text: 'Срок – ' }, { text: 'не указан.', highlight: true }] },
          { type: 'keyValue', termWidthMm: 39, rows: [{ term: run('Гордеев П.Н.'), value: run('начальник') }] },
          { type: 'table', columns: [{ widthMm: 10 }], head: [[{ runs: run('№') }]], rows: [[{ runs: run('1') }]] },
          {
            type: 'list',
            items: [
              { number: '1.1.', level: 2, runs: run('Утвердить.'), anchor: { id: 'decision-1.1', title: '1.1' } },
            ],
          },
        ]),
      },
    })
    expect(html.find('article').attributes()).toMatchObject({ lang: 'ru', 'aria-label': 'Протокол № 11' })
    expect(html.find('h1 strong').text()).toBe('ПРОТОКОЛ')
    expect(html.find('p').html()).toContain('Срок – <mark>не указан.</mark>')
    expect(html.findAll('dl dt, dl dd').map((cell) => cell.text())).toEqual(['Гордеев П.Н.', '–', 'начальник'])
    expect(html.find('thead th').attributes('scope')).toBe('col')
    expect(html.find('li').attributes('data-anchor')).toBe('decision-1.1')
    expect(html.find('li').text()).toBe('1.1. Утвердить.')
  })
  it('текст с разметкой остаётся текстом', () => {
    const html = mount(DocumentSheet, {
      props: { model: model([{ type: 'paragraph', runs: run('<img src=x onerror=1>\nвторая') }]) },
    })
    expect(html.find('img').exists()).toBe(false)
    expect(html.find('p br').exists()).toBe(true)
  })
  it('подпись и перечень приложений над ней стоят в одном неразрывном блоке', () => {
    const tails = groupTails([{ type: 'paragraph', runs: run('текст') }, appendices, signature, signature])
    expect(tails.map((group) => [group.tail, group.blocks.map((block) => block.type)])).toEqual([
      [false, ['paragraph']],
      [true, ['keyValue', 'signature', 'signature']],
    ])
    const long: Block = { ...appendices, rows: Array.from({ length: 9 }, () => ({ term: run(''), value: run('x') })) }
    expect(groupTails([long, signature]).map((group) => [group.tail, group.blocks.length])).toEqual([
      [false, 1],
      [true, 2],
    ])
  })
  it('«Верно» между подписями, дата и исполнитель под подписью остаются с ними', () => {
    const text = (words: string): Block => ({ type: 'paragraph', runs: run(words) })
    const tails = groupTails([text('решили'), signature, text('Верно'), signature, text('17.11.2026'), text('заметка')])
    expect(tails.map((group) => group.blocks.length)).toEqual([1, 5])
    expect(groupTails([signature, text('Длинный текст. '.repeat(20))]).map((group) => group.tail)).toEqual([
      true,
      false,
    ])
  })
  it('имена подписей, стоящих друг под другом, начинаются на одной вертикали', () => {
    const long: Block = { ...signature, name: run('А.К. Рождественская-Преображенская') }
    const html = mount(DocumentSheet, { props: { model: model([signature, long]) } })
    expect(html.findAll('.doc-tail')).toHaveLength(1)
    expect(html.find('.doc-tail').attributes('style')).toContain('--name: 70mm')
  })
  it('в копии слово «подпись» стоит на месте подписи', () => {
    const html = mount(DocumentSheet, { props: { model: model([{ ...signature, mark: run('подпись') }]) } })
    expect(html.findAll('.doc-sign > span').map((cell) => cell.text())).toEqual([
      'Куратор МЦУ',
      'подпись',
      '',
      'И.П. Ветлугина',
    ])
  })
})

describe('страница', () => {
  it('правила печати: A4, поля по порядку, номер со второй', () => {
    const rules = pageRules(page)
    expect(rules).toContain('size: A4 portrait; margin: 20mm 10mm 20mm 30mm;')
    expect(rules).toContain('@top-center { content: counter(page);')
    expect(rules).toContain('@page :first { @top-center { content: none; } }')
    expect(pageRules({ ...page, numbering: 'none' })).not.toContain('counter(page)')
    expect(pageRules({ ...page, orientation: 'landscape' })).toContain('A4 landscape')
  })
  it('размеры листа и интервал', () => {
    expect(sheetGeometry({ ...page, orientation: 'landscape' })).toEqual({
      widthMm: 297,
      heightMm: 210,
      contentWidthMm: 257,
      contentHeightMm: 170,
    })
    expect(documentVariables({ ...page, lineSpacing: 1.5 })['--doc-leading']).toBe('1.724')
  })
  it('ставит рядом столько листов, сколько помещается и сколько есть', () => {
    const size = { sheetPx: 800, gapPx: 20 }
    expect(sheetsInRow({ ...size, roomPx: 700, pages: 3 })).toBe(1)
    expect(sheetsInRow({ ...size, roomPx: 1620, pages: 3 })).toBe(2)
    expect(sheetsInRow({ ...size, roomPx: 9000, pages: 3 })).toBe(3)
  })
})
