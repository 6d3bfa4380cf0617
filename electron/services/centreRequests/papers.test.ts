import { describe, expect, it } from 'vitest'
import { openMeetingRegister } from '../../../tests/builders/meetings.ts'

const came = {
  kind: 'request' as const,
  centreNumber: '01-15/77',
  centreDatedOn: '2026-11-13',
  receivedOn: '2026-11-16',
  title: 'О сообщениях на уборку снега',
  text: '',
  blockId: null,
  executor: null,
  dueAt: '2026-11-20T12:00',
  note: '',
  tickets: [],
}

async function withTwo() {
  const register = openMeetingRegister()
  const { api, roster } = register
  const { id } = await api.centreRequests.create({ ...came, executor: { kind: 'person', id: roster.roads } })
  await api.centreRequests.create({
    ...came,
    kind: 'recommendation',
    centreNumber: '',
    centreDatedOn: null,
    dueAt: null,
  })
  const letter = async (body = '') =>
    (
      await api.papers.model({
        ref: {
          kind: 'coverLetter',
          about: { letter: 'centreRequest', requestId: id },
          addressee: 'Центр управления регионом',
          body,
          appendices: [],
          number: '01-12/350',
          date: '2026-11-17',
          signer: { kind: 'head' },
          contact: '',
        },
      })
    ).blocks
  return { ...register, id, letter }
}
const textOf = (blocks: unknown): string => JSON.stringify(blocks).replaceAll('\u00a0', ' ')

describe('бумаги запросов ЦУР', () => {
  it('перечень называет условия и печатает то, что показывает список', async () => {
    const { api } = await withTwo()
    const paper = async (show: 'all' | 'new') =>
      textOf((await api.papers.model({ ref: { kind: 'centreRequestList', filter: { show, text: '' } } })).blocks)
    const all = await paper('all')
    expect(all).toContain('Запрос № 01-15/77 от 13.11.2026, получено 16.11.2026')
    expect(all).toContain('учтено: 2. В работе: 2, из них с прошедшим сроком: 0. Отвечено и не закрыто: 0.')
    const untaken = await paper('new')
    expect(untaken).toContain('Без исполнителя')
    expect(untaken).not.toContain('01-15/77')
  })

  it('ответ ссылается на документ ЦУР и несёт записанный ответ; свой текст письма сильнее', async () => {
    const { api, id, letter } = await withTwo()
    await api.centreRequests.answer({
      id,
      version: 1,
      answer: 'Поступило 41 сообщение, на 40 ответ дан в срок.',
      answeredAt: '2026-11-17',
      way: 'по электронной почте',
      number: '01-12/350',
      tickets: [],
    })
    const text = textOf(await letter())
    expect(text).toContain('На № 01-15/77 от 13.11.2026')
    expect(text).toContain('На запрос от 13.11.2026 № 01-15/77 сообщаем следующее.')
    expect(text).toContain('Поступило 41 сообщение')
    expect(textOf(await letter('Сведения приложены.'))).not.toContain('Поступило 41 сообщение')
  })
})
