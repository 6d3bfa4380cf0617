import type { Block, DocumentModel, DocumentSettings, Run } from '../../../electron/contract/documents.ts'
import type { Office } from '../../../electron/contract/office.ts'

const run = (text: string, style: Omit<Run, 'text'> = {}): Run => ({ text, ...style })
const gap = (text: string): Run => ({ text, highlight: true })

/** A sheet of a protocol that shows the document settings: the office's own words where it has them, invented ones elsewhere. */
export const sampleDocument = (settings: DocumentSettings, office: Office | null): DocumentModel => {
  const { secretaryLine, ...page } = settings
  const centred = (runs: Run[]) => ({ type: 'paragraph', runs, align: 'center', indentMm: 0 }) as const
  const words = (text: string | undefined, missing: string) => (text ? run(text) : gap(missing))
  const secretary: Block = {
    type: 'signature',
    spaceBeforePt: 14,
    post: [run('Секретарь')],
    name: [run('О. Д. Лапшина')],
  }
  return {
    modelVersion: 1,
    kind: 'protocol',
    title: 'Пример листа',
    lang: 'ru',
    page,
    blocks: [
      centred([words(office?.name.toUpperCase(), 'НАИМЕНОВАНИЕ ОРГАНА')]),
      { ...centred([run('ПРОТОКОЛ', { bold: true })]), spaceBeforePt: 14 },
      centred([run('заседания '), words(office?.formGenitive, 'форма не указана')]),
      { type: 'lines', spaceBeforePt: 12, rows: [{ left: [run('17.11.2026')], right: [run('№\u00A011')] }] },
      {
        type: 'paragraph',
        spaceBeforePt: 12,
        runs: [
          run('СЛУШАЛИ: ', { bold: true }),
          run(
            'о расчистке проездов на территории округа. За неделю поступило 23 сообщения, из них 4 с истёкшим сроком ответа.',
          ),
        ],
      },
      {
        type: 'paragraph',
        runs: [
          run('РЕШИЛИ: ', { bold: true }),
          run('организовать посыпку подъездов к аптеке и школе, результат сообщить в МЦУ до 20.11.2026.'),
        ],
      },
      {
        type: 'table',
        spaceBeforePt: 10,
        columns: [{ widthMm: 12 }, { widthMm: 88 }, { widthMm: 60 }],
        head: [[{ runs: [run('№')] }, { runs: [run('Блок')] }, { runs: [run('Открыто')] }]],
        rows: [
          [{ runs: [run('1')] }, { runs: [run('Дороги')] }, { runs: [run('15')] }],
          [{ runs: [run('2')] }, { runs: [run('ЖКХ')] }, { runs: [run('8')] }],
        ],
      },
      { type: 'signature', spaceBeforePt: 24, post: [run('Куратор')], name: [run('И. П. Ветлугина')] },
      ...(secretaryLine ? [secretary] : []),
    ],
  }
}
