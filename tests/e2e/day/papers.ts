import type { TypedCase } from '../pages/entry.ts'

/** What lies on the desk that day: thirty papers, and what becomes of them. */

export interface Paper extends TypedCase {
  block: string
  kind: 'message' | 'appeal'
  /** Civil day of receipt, as the analytics counts it. */
  receivedOn: string
  /** How it stands at the end of the day. */
  outcome: 'inTime' | 'late' | 'postponed' | 'open'
  /** For an answered one: «20.01.2027 15:00». */
  answered?: string
}

/** Golden vectors of domain.md §4.4: registered → control date (preceding working day) and legal maximum (+30 calendar days). */
export const goldenVectors = [
  { registered: '02.04.2025', control: '30.04.2025', maximum: '02.05.2025' },
  { registered: '05.12.2025', control: '30.12.2025', maximum: '04.01.2026' },
  { registered: '06.02.2026', control: '06.03.2026', maximum: '08.03.2026' },
  { registered: '10.04.2026', control: '08.05.2026', maximum: '10.05.2026' },
  { registered: '05.10.2026', control: '03.11.2026', maximum: '04.11.2026' },
  { registered: '04.12.2026', control: '30.12.2026', maximum: '03.01.2027' },
  { registered: '22.01.2027', control: '20.02.2027', maximum: '21.02.2027' },
] as const

const places = ['с. Тросна', 'д. Малая Рощица', 'с. Липовый Лог'] as const
const [trosna, roshchitsa, log] = places

const letter = 'Письмо'
const site = 'ЕПГУ'

/** Applicants are invented; nothing of them may be found in a package. */
export const applicants = [
  { name: 'Полевая Зинаида Аркадьевна', phone: '+7 900 100-20-01', address: 'с. Тросна, ул. Луговая, д. 4, кв. 11' },
  { name: 'Ракитин Семён Кузьмич', phone: '+7 900 100-20-02', address: 'д. Малая Рощица, д. 7' },
  { name: 'Ольхова Нина Захаровна', phone: '+7 900 100-20-03', address: 'с. Липовый Лог, ул. Садовая, д. 15' },
  { name: 'Черёмухин Лев Игнатьевич', phone: '+7 900 100-20-04', address: 'с. Тросна, ул. Школьная, д. 2' },
  { name: 'Жимолостнова Раиса Фёдоровна', phone: '+7 900 100-20-05', address: 'с. Тросна, пер. Тихий, д. 9' },
  { name: 'Барбарисов Тихон Маркович', phone: '+7 900 100-20-06', address: 'с. Липовый Лог, ул. Новая, д. 31' },
  { name: 'Шиповникова Клара Юрьевна', phone: '+7 900 100-20-07', address: 'д. Малая Рощица, д. 22' },
] as const

const letters: readonly Paper[] = goldenVectors.map(({ registered }, index) => {
  const applicant = applicants[index]
  if (!applicant) throw new Error('An applicant for each letter')
  const more = [
    {
      gist: 'Просит объяснить начисление за отопление',
      theme: 'Плата за ЖКУ',
      block: 'ЖКХ',
      recipient: 'Отдел архитектуры, строительства и ЖКХ',
      territory: trosna,
      outcome: 'inTime',
      answered: '28.04.2025 15:10',
    },
    {
      gist: 'Просит продлить маршрут автобуса до деревни',
      theme: 'Добавить новый маршрут',
      block: 'Транспорт',
      territory: roshchitsa,
      outcome: 'inTime',
      answered: '30.12.2025 11:00',
    },
    {
      gist: 'Жалуется на промёрзшие стены дома',
      theme: 'Ненадлежащее содержание и эксплуатация МКД',
      block: 'ЖКХ',
      recipient: 'Отдел архитектуры, строительства и ЖКХ',
      territory: log,
      outcome: 'late',
      answered: '20.03.2026 10:30',
    },
    {
      gist: 'Просит место в детском саду с сентября',
      theme: 'Устройство в ДОУ',
      block: 'Образование',
      recipient: 'Отдел образования',
      territory: trosna,
      outcome: 'inTime',
      answered: '05.05.2026 09:45',
    },
    {
      gist: 'Просит отремонтировать мост через ручей',
      theme: 'Ремонт/строительство мостов',
      block: 'Дороги',
      recipient: 'Отдел архитектуры, строительства и ЖКХ',
      territory: roshchitsa,
      outcome: 'inTime',
      answered: '02.11.2026 16:00',
    },
    {
      gist: 'Просит спилить сухие тополя у кладбища',
      theme: 'Вырубка деревьев',
      block: 'Благоустройство',
      territory: log,
      outcome: 'postponed',
    },
    {
      gist: 'Просит поставить контейнерную площадку, звонить Шиповниковой по +7 900 100-20-07',
      theme: 'Отсутствие контейнерной площадки',
      block: 'ТКО',
      territory: trosna,
      outcome: 'open',
    },
  ] as const
  const paper = more[index]
  if (!paper) throw new Error('A paper for each golden vector')
  const [day = '', month = '', year = ''] = registered.split('.')
  const channel = index % 2 === 0 ? letter : site
  return {
    ...paper,
    kind: 'appeal',
    channel,
    received: registered,
    registered,
    receivedOn: `${year}-${month}-${day}`,
    applicant,
  }
})

type Short = [
  channel: string,
  received: string,
  block: string,
  theme: string,
  territory: string,
  address: string,
  gist: string,
  outcome: Paper['outcome'],
  answered?: string,
]

const messages: readonly Paper[] = (
  [
    [
      'ПОС',
      '11.01.2027',
      'Дороги',
      'Ямы и выбоины',
      trosna,
      'ул. Луговая',
      'Глубокая яма у почты, машины объезжают по тротуару',
      'inTime',
      '18.01.2027 12:00',
    ],
    [
      'ПОС',
      '11.01.2027',
      'Дороги',
      'Освещение неисправно',
      trosna,
      'ул. Школьная',
      'Не горят три фонаря подряд',
      'inTime',
      '14.01.2027 10:00',
    ],
    [
      'ПОС',
      '12.01.2027',
      'ЖКХ',
      'Отсутствие холодной воды',
      log,
      'ул. Садовая',
      'Нет холодной воды второй день',
      'inTime',
      '13.01.2027 17:00',
    ],
    [
      'ПОС',
      '12.01.2027',
      'ТКО',
      'Проблемы с контейнерами',
      roshchitsa,
      'у магазина',
      'Контейнеры переполнены с праздников',
      'open',
    ],
    ['ПОС', '13.01.2027', 'Благоустройство', 'Неисправные фонари', trosna, 'парк', 'В парке темно вечером', 'open'],
    [
      'ПОС',
      '13.01.2027',
      'ЖКХ',
      'Протечки с кровли',
      trosna,
      'ул. Лесная, 3',
      'Течёт крыша над вторым подъездом',
      'open',
    ],
    [
      'ПОС',
      '14.01.2027',
      'Образование',
      'Питание',
      trosna,
      'школа',
      'Просят вернуть горячие завтраки',
      'inTime',
      '21.01.2027 09:30',
    ],
    [
      'ПОС',
      '14.01.2027',
      'Энергетика',
      'Отсутствие электричества',
      log,
      'ул. Новая',
      'Свет отключают каждый вечер на час',
      'open',
    ],
    [
      'ИМ',
      '18.01.2027 09:30',
      'Дороги',
      'очистки дорог от снега',
      trosna,
      'ул. Мира',
      'Не чистят дорогу к больнице',
      'inTime',
      '18.01.2027 15:00',
    ],
    [
      'ИМ',
      '18.01.2027 10:05',
      'Дороги',
      'очистки дорог от снега',
      roshchitsa,
      'въезд',
      'К деревне не проехать после снегопада',
      'inTime',
      '18.01.2027 16:20',
    ],
    [
      'ИМ',
      '19.01.2027 11:00',
      'ЖКХ',
      'качество или отсутствие отопления',
      trosna,
      'ул. Лесная, 5',
      'В квартирах шестнадцать градусов',
      'late',
      '21.01.2027 16:00',
    ],
    [
      'ИМ',
      '20.01.2027 14:15',
      'Транспорт',
      'График движения',
      log,
      'остановка',
      'Автобус уехал раньше времени',
      'inTime',
      '21.01.2027 10:10',
    ],
    ['ИМ', '22.01.2027 12:10', 'ТКО', 'Стихийные свалки', log, 'овраг', 'В овраге снова свалка', 'open'],
    [
      'ИМ',
      '22.01.2027 13:40',
      'ЖКХ',
      'Засор в общедомовой',
      trosna,
      'ул. Лесная, 7',
      'Запах канализации в подвале',
      'open',
    ],
    [
      'Обращаем внимание',
      '15.01.2027',
      'Благоустройство',
      'Отсутствие урн',
      trosna,
      'площадь',
      'На площади нет ни одной урны',
      'open',
    ],
    [
      'Обращаем внимание',
      '15.01.2027',
      'Экология',
      'Борщевик',
      roshchitsa,
      'берег',
      'Просят летом скосить борщевик у берега',
      'postponed',
    ],
    [
      'Обращаем внимание',
      '18.01.2027',
      'Дороги',
      'Работа светофора',
      trosna,
      'центр',
      'Светофор мигает жёлтым третий день',
      'inTime',
      '20.01.2027 11:30',
    ],
    ['Тел.', '19.01.2027 09:20', 'Здравоохранение', 'Скорая помощь', log, '', 'Скорая ехала больше часа', 'open'],
    [
      'Тел.',
      '20.01.2027 16:45',
      'Соцполитика',
      'Пенсионеры и ветераны',
      roshchitsa,
      '',
      'Спрашивает о дровах для ветерана',
      'inTime',
      '22.01.2027 10:00',
    ],
    [
      'Тел.',
      '21.01.2027 08:50',
      'ЖКХ',
      'Лифт неисправен',
      trosna,
      'ул. Лесная, 9',
      'Лифт стоит с вечера',
      'inTime',
      '21.01.2027 14:00',
    ],
    [
      'Портал',
      '21.01.2027',
      'Благоустройство',
      'безнадзорных собак',
      trosna,
      'ул. Мира',
      'Стая собак у детского сада',
      'open',
    ],
    [
      'Портал',
      '22.01.2027',
      'Образование',
      'Проблемы с отоплением детских садов',
      trosna,
      'детский сад',
      'В группе холодно, дети спят в куртках',
      'open',
    ],
    [
      'Портал',
      '22.01.2027',
      'Транспорт',
      'Содержание остановок',
      roshchitsa,
      'остановка',
      'Разбито стекло на остановке',
      'open',
    ],
  ] satisfies Short[]
).map(([channel, received, block, theme, territory, address, gist, outcome, answered]: Short, index) => {
  const [day = '', month = '', year = ''] = received.slice(0, 10).split('.')
  return {
    kind: 'message',
    channel,
    received,
    receivedOn: `${year}-${month}-${day}`,
    block,
    theme,
    territory,
    gist,
    outcome,
    ...(address === '' ? {} : { address }),
    ...(answered === undefined ? {} : { answered }),
    ...(channel === 'ПОС' ? { externalNumber: `87${4100 + index}` } : {}),
  }
})

/** Thirty papers: the letters of the golden vectors, then the messages of two weeks. */
export const papers: readonly Paper[] = [...letters, ...messages]
