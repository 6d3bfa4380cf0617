import { defaultDocumentSettings, defaultLetterhead } from '../../../electron/contract/documents.ts'
import { COAT_PURPOSE } from '../../../electron/contract/office.ts'
import type { ListColumn } from '../../../electron/contract/views.ts'
import { testOffice } from '../../builders/register.ts'
import type { Side } from '../sides.ts'
import { first, nothing } from './shared.ts'
import type { Samples } from './shared.ts'

const listOut = {
  title: 'Все открытые',
  filter: { state: 'open' as const },
  sort: { by: 'due' as const, direction: 'asc' as const },
  columns: ['no', 'in', 'sum', 'rec', 'due', 'st'] satisfies ListColumn[] as ListColumn[],
}

const operator = async ({ api }: Side, isClosed = false) => {
  const { operators, currentId } = await api.operators.list({})
  const { id, version } = first(
    operators.filter((one) => one.isClosed === isClosed && one.id !== currentId),
    'other operator',
  )
  return { id, version }
}

/** A white PNG of one pixel. */
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg==',
  'base64',
)

export const officeSamples: Pick<
  Samples,
  'office' | 'operators' | 'directory' | 'views' | 'drafts' | 'templates' | 'declension' | 'snippets'
> = {
  office: {
    get: nothing,
    save: async ({ api }) => {
      const { office } = await api.office.get({})
      return { version: office.version, office: { ...testOffice, town: 'г. Заречный' } }
    },
    saveSettings: () => ({ settings: { weekStart: 1 } }),
    setCoatOfArms: async (side) => ({ ticket: await side.admit('герб.png', COAT_PURPOSE, onePixel) }),
    coatOfArms: nothing,
    samplePaper: () => ({ paper: 'letter', documents: defaultDocumentSettings, letterhead: defaultLetterhead }),
  },
  operators: {
    list: nothing,
    switch: async (side) => ({ id: (await operator(side)).id }),
    save: () => ({ id: null, version: null, name: 'Вязова Д. И.', post: 'специалист' }),
    close: (side) => operator(side),
    reopen: (side) => operator(side, true),
  },
  directory: {
    all: nothing,
    save: () => ({
      directory: 'territories',
      id: null,
      version: null,
      name: 'д. Новая',
      shortName: '',
      activeFrom: null,
      activeTo: null,
      parentId: null,
      residents: 120,
    }),
    move: async ({ api }) => {
      const { id, version } = first((await api.directory.all({})).blocks, 'block')
      return { directory: 'blocks', id, version, position: 2 }
    },
  },
  views: {
    save: () => ({
      id: null,
      version: null,
      name: 'Снег без ответа',
      filter: { state: 'open' as const, receivedIn: 'last30' as const, search: 'снег' },
      sort: {
        by: 'block' as const,
        direction: 'asc' as const,
        further: [{ by: 'due' as const, direction: 'asc' as const }],
      },
      layout: {
        columns: [
          { id: 'no' as const, width: null },
          { id: 'sum' as const, width: 300 },
        ],
        frozen: 1,
      },
      alertAbove: 5,
      isShared: false,
    }),
    list: nothing,
    order: async ({ api }) => ({ ids: (await api.views.list({})).views.map((view) => view.id) }),
    keepHabits: () => ({ layout: null, hidden: ['appeals'] }),
    exportList: () => ({ ...listOut, format: 'csv' as const }),
    remove: async ({ api }) => {
      const { id, version } = first((await api.views.list({})).views, 'view')
      return { id, version }
    },
  },
  drafts: {
    put: () => ({ form: 'messages.new', slot: '', content: { gist: 'недописано', pins: [true, null, 1.5] } }),
    list: nothing,
    get: () => ({ form: 'messages.new', slot: '' }),
    drop: () => ({ form: 'messages.new', slot: '' }),
    handOver: async (side) => {
      await side.api.drafts.put({ form: 'messages.new', slot: 'given', content: { gist: 'недописано' } })
      const { operators, currentId } = await side.api.operators.list({})
      const colleague = first(
        operators.filter((one) => one.id !== currentId && !one.isClosed),
        'second operator',
      )
      return { form: 'messages.new', slot: 'given', operatorId: colleague.id, note: 'допишите адрес' }
    },
    takeBack: async ({ api }) => ({ id: first((await api.drafts.list({})).handedOn, 'draft handed on').id }),
  },
  templates: {
    list: nothing,
    preview: () => ({ kind: 'protocol', texts: { decided: 'ПОСТАНОВИЛИ' } }),
    save: () => ({ kind: 'protocol', version: null, texts: { decided: 'ПОСТАНОВИЛИ' } }),
    restore: async ({ api }) => {
      const { version } = first(
        (await api.templates.list({})).filter((one) => one.kind === 'protocol'),
        'text of a protocol',
      )
      return { kind: 'protocol', slot: null, version }
    },
  },
  declension: {
    forms: () => ({ subject: 'post' as const, source: 'начальник отдела', gender: null }),
    list: nothing,
    correct: () => ({
      subject: 'surname' as const,
      source: 'Соловей',
      gender: 'male' as const,
      grammaticalCase: 'dative' as const,
      form: 'Соловею',
      origin: 'rules' as const,
    }),
    remove: async ({ api }) => {
      const { id, version } = first(await api.declension.list({}), 'corrected form')
      return { id, version }
    },
  },
  snippets: {
    list: nothing,
    save: () => ({
      id: null,
      version: null,
      keyword: 'соответствие',
      title: 'Проверка соответствия',
      text: 'Ответ по № {номер} до {срок}.',
      themeId: null,
      result: 'explained' as const,
      seasonFrom: '11-01',
      seasonTo: '03-31',
      isOn: true,
      isVerified: true,
    }),
    move: async ({ api }) => {
      const { id, version } = first(await api.snippets.list({}), 'ready text')
      return { id, version, position: 2 }
    },
    remove: async ({ api }) => {
      const { id, version } = first(await api.snippets.list({}), 'ready text')
      return { id, version }
    },
  },
}
