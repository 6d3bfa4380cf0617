import { defaultDocumentSettings } from '../../contract/documents.ts'
import type { ActivityKey, DutyRow, MapActivity, MapRole, PositionMap } from '../../contract/positionMap.ts'
import { buildPositionMap } from '../positionMap.ts'
import type { PositionMapData } from '../positionMap.ts'
import { sampleOffice } from '../samples.ts'
import { positionMapTemplate } from '../templates/positionMap.ts'
import { shippedTexts } from '../templates/template.ts'
import { longPost, twoPagesText } from './three.ts'
import type { PaperSamples } from './three.ts'

/** Samples of «Карта положения». */
const settings = defaultDocumentSettings
const words = shippedTexts(positionMapTemplate)

const activity = (
  key: ActivityKey,
  name: string,
  pages: readonly string[],
  figures: readonly [string, number | null, MapActivity['figures'][number]['unit']?][],
  gaps: readonly string[] = [],
): MapActivity => ({
  key,
  channelCode: null,
  name,
  places: pages.map((page) => ({ page: 'messages', name: page })),
  figures: figures.map(([figure, value, unit = 'count'], index) => ({
    key: String(index),
    name: figure,
    unit,
    value,
    part: unit === 'percent' ? 24 : null,
    whole: unit === 'percent' ? 26 : null,
    opens: null,
  })),
  gaps: gaps.map((text) => ({ text, todo: '', opens: null })),
  state: gaps.length === 0 ? 'done' : 'partly',
})
const activities: MapActivity[] = [
  activity(
    'registration',
    'Регистрация сообщений и обращений',
    ['Новая карточка', 'Импорт', 'Сообщения'],
    [
      ['Поступило сообщений и обращений', 412],
      ['Сообщений', 398],
      ['Обращений', 14],
    ],
  ),
  activity(
    'terms',
    'Контроль сроков',
    ['Напоминания', 'Аналитика: сроки'],
    [
      ['Доля ответов в срок', 92.3, 'percent'],
      ['Открыто с истёкшим сроком', 3],
    ],
    ['Просрочено без ответа: 3 карточки'],
  ),
  activity(
    'satisfaction',
    'Опрос удовлетворённости',
    ['Аналитика: оценки'],
    [['Доля опрошенных', null, 'percent']],
    ['Удовлетворённость не спрашивали ни по одной карточке'],
  ),
  activity('meetings', 'Заседания', ['Заседания', 'Предложения в повестку'], [['Заседаний проведено', 3]]),
  activity(
    'protocols',
    'Протоколы заседаний',
    ['Книга протоколов'],
    [['Протоколов подписано', 2]],
    ['Протокол не подписан: № 7 от 29.09.2026'],
  ),
]

const role = (code: string, name: string, item: string, holders: readonly string[]): MapRole => ({
  code,
  name,
  shortName: name,
  item,
  channelCode: null,
  holders: [...holders],
  isVacant: holders.length === 0,
})
const row = (
  roleCode: string,
  item: string,
  text: string,
  state: DutyRow['state'],
  of: readonly ActivityKey[] = [],
  more: Partial<DutyRow> = {},
): DutyRow => ({
  subject: roleCode === '' ? 'task' : 'duty',
  roleCode,
  item,
  text,
  activities: [...of],
  source: state === 'unset' ? null : 'preset',
  proposed: null,
  outside: '',
  note: '',
  state,
  mark: null,
  ...more,
})

export const mapSample: PositionMap = {
  period: { kind: 'quarter', from: '2026-07-01', to: '2026-09-30' },
  isRunning: false,
  countedAt: '2026-10-05T11:20',
  officeName: 'Муниципальный центр управления Заречного муниципального округа',
  decree: 'постановление от 30.01.2026 № 100-АП «О создании рабочей группы (проектного офиса)»',
  decreeNotes: '',
  roles: [
    role('curator', 'Куратор МЦУ', '3.4.2', ['Ветлугина И. П.']),
    role('publicPagesOfficer', 'Ответственный за ведение госпабликов', '3.4.6', []),
    role('blockOfficer', 'Ответственный за отраслевое направление', '3.4.7', ['Лапшина О. Д.', 'Гордеев Н. С.']),
  ],
  activities,
  rows: [
    row(
      '',
      '2.2.1',
      'мониторинг обработки обращений и сообщений: анализ, структурирование и формализация сути, сроки и качество, удовлетворённость',
      'partly',
      ['registration', 'terms', 'satisfaction'],
    ),
    row('', '2.2.4', 'выявление и анализ лучших практик и процессов муниципального управления', 'outside'),
    row('curator', '3.4.2', 'проводит заседания МЦУ', 'done', ['meetings'], { note: 'Зал № 2, по вторникам.' }),
    row('curator', '3.4.2', 'подписывает протокол заседания (п. 3.2)', 'partly', ['protocols']),
    row('publicPagesOfficer', '3.4.6', 'осуществляет функции пользователя в системе «Госпаблик»', 'outside', [], {
      note: 'Ведёт пресс-служба администрации, журнал публикаций.',
    }),
    row(
      'blockOfficer',
      '3.4.7',
      'осуществляет мониторинг соблюдения сроков и качества обработки',
      'partly',
      ['terms'],
      {
        outside: 'реестр первопричин и мер по ним',
      },
    ),
    row('blockOfficer', '3.4.7', 'принимает граждан по вопросам блока', 'unset'),
  ],
  orphans: [],
}

export const positionMapData: PositionMapData = { office: sampleOffice, period: 'III квартал 2026', map: mapSample }

const longDuty =
  'обеспечивает межведомственное взаимодействие ответственных получателей, административно-территориальных подразделений и ресурсоснабжающих организаций по вопросам информационно-аналитического сопровождения обращений граждан'

/** Of an office with forty times as much to say. */
export const longMap: PositionMap = {
  ...mapSample,
  decree: `${mapSample.decree} ${longPost}`,
  decreeNotes: twoPagesText.slice(0, 600),
  roles: [
    role(
      'curator',
      longPost,
      'раздел 3, подпункт 12–14',
      Array.from({ length: 20 }, (_, at) => `Добронравова-Преображенская В. К. (${at + 1})`),
    ),
  ],
  activities: activities.map((one) => ({
    ...one,
    gaps: [
      ...one.gaps,
      ...Array.from({ length: 6 }, (_, at) => ({
        text: `Нет подписанной записки за неделю ${at + 1}: ${longPost}`,
        todo: '',
        opens: null,
      })),
    ],
  })),
  rows: [
    ...Array.from({ length: 25 }, (_, at) =>
      row(
        '',
        `раздел 3, подп. ${at + 1}–${at + 3}`,
        `${longDuty} ${at + 1}`,
        'partly',
        activities.map(({ key }) => key),
        {
          outside: longPost,
          note: at === 3 ? twoPagesText.slice(0, 1000) : '',
        },
      ),
    ),
    row('curator', '3.4.2', longDuty, 'outside', [], { note: twoPagesText.slice(0, 1000) }),
  ],
}

export const positionMapSamples: PaperSamples = {
  short: () =>
    buildPositionMap({ ...positionMapData, map: { ...mapSample, decree: '', roles: [], rows: [] } }, settings, words),
  typical: () => buildPositionMap(positionMapData, settings, words),
  extreme: () =>
    buildPositionMap(
      {
        office: sampleOffice,
        period: '01.01.2026–31.12.2026',
        map: longMap,
      },
      { ...settings, fontSizePt: 14, tableFontSizePt: 14 },
      words,
    ),
}
