/** Dictionaries of the demonstration office: blocks, themes, channels, recipients. */

export interface DemoBlock {
  readonly code: string
  readonly name: string
  readonly shortName: string
}

/** The eight blocks of the demonstration office, in the order of the design. */
export const demoBlocks: readonly DemoBlock[] = [
  { code: 'housing', name: 'Жилищно-коммунальное хозяйство', shortName: 'ЖКХ' },
  { code: 'roads', name: 'Дороги', shortName: 'Дороги' },
  { code: 'landscaping', name: 'Благоустройство', shortName: 'Благоустройство' },
  { code: 'waste', name: 'Твёрдые коммунальные отходы', shortName: 'ТКО' },
  { code: 'energy', name: 'Энергетика', shortName: 'Энергетика' },
  { code: 'transport', name: 'Транспорт', shortName: 'Транспорт' },
  { code: 'education', name: 'Образование', shortName: 'Образование' },
  { code: 'social', name: 'Социальная защита', shortName: 'Соцзащита' },
]

/** Two more subjects that texts exist for: the bench and offices of a larger type use them. */
export const extraBlocks: readonly DemoBlock[] = [
  { code: 'health', name: 'Здравоохранение', shortName: 'Здравоохранение' },
  { code: 'ecology', name: 'Экология', shortName: 'Экология' },
]

export interface DemoTheme {
  readonly code: string
  readonly block: string
  readonly name: string
  /** Topic group of ИМ the theme belongs to. */
  readonly group: string
  /** ПОС messages of the theme go by the short procedure. */
  readonly fastTrack: boolean
  /** Who usually answers, by share. */
  readonly recipients: readonly (readonly [recipient: string, weight: number])[]
  /** Share inside the block by season: winter, spring, summer, autumn. */
  readonly weights: readonly [winter: number, spring: number, summer: number, autumn: number]
}

const theme = (
  block: string,
  group: string,
  code: string,
  name: string,
  recipients: DemoTheme['recipients'],
  weights: DemoTheme['weights'],
  fastTrack = false,
): DemoTheme => ({ code, block, name, group, fastTrack, recipients, weights })

export const demoThemes: readonly DemoTheme[] = [
  theme('housing', 'ЖКХ', 'heating', 'Теплоснабжение', [['heatNetwork', 1]], [34, 12, 3, 30]),
  theme('housing', 'ЖКХ', 'water', 'Водоснабжение', [['waterUtility', 1]], [20, 26, 38, 22]),
  theme(
    'housing',
    'ЖКХ',
    'sewage',
    'Водоотведение',
    [
      ['waterUtility', 4],
      ['housingDept', 6],
    ],
    [10, 16, 12, 10],
  ),
  theme(
    'housing',
    'ЖКХ',
    'leak',
    'Протечки и прорывы',
    [
      ['heatNetwork', 3],
      ['waterUtility', 2],
      ['housingDept', 5],
    ],
    [10, 14, 10, 12],
    true,
  ),
  theme('housing', 'ЖКХ', 'houseUpkeep', 'Содержание дома', [['housingDept', 1]], [12, 16, 20, 14]),
  theme('housing', 'ЖКХ', 'capitalRepair', 'Капремонт', [['housingDept', 1]], [6, 8, 10, 6]),
  theme(
    'housing',
    'ЖКХ',
    'charges',
    'Плата за услуги',
    [
      ['housingDept', 5],
      ['heatNetwork', 3],
    ],
    [8, 8, 7, 6],
  ),

  theme(
    'roads',
    'Дороги',
    'snow',
    'Снег и наледь',
    [
      ['landscapingService', 7],
      ['roadsDept', 3],
    ],
    [60, 2, 0, 3],
    true,
  ),
  theme('roads', 'Дороги', 'signs', 'Дорожные знаки', [['roadsDept', 1]], [10, 16, 22, 18]),
  theme('roads', 'Дороги', 'roadPits', 'Ямы и выбоины', [['roadsDept', 1]], [8, 40, 30, 34]),
  theme('roads', 'Дороги', 'yardPits', 'Ямы во дворах', [['landscapingService', 1]], [6, 20, 16, 20], true),
  theme(
    'roads',
    'Дороги',
    'sidewalks',
    'Тротуары',
    [
      ['landscapingService', 6],
      ['roadsDept', 4],
    ],
    [10, 12, 18, 17],
  ),
  theme('roads', 'Дороги', 'markings', 'Разметка', [['roadsDept', 1]], [2, 10, 14, 8], true),

  theme('landscaping', 'Благоустройство', 'lighting', 'Освещение', [['electricNetwork', 1]], [32, 14, 10, 30], true),
  theme(
    'landscaping',
    'Благоустройство',
    'playgrounds',
    'Детские площадки',
    [['landscapingService', 1]],
    [12, 24, 28, 18],
  ),
  theme('landscaping', 'Благоустройство', 'cleaning', 'Уборка', [['landscapingService', 1]], [18, 24, 18, 20]),
  theme('landscaping', 'Благоустройство', 'trees', 'Деревья', [['landscapingService', 1]], [10, 16, 22, 14]),
  theme('landscaping', 'Благоустройство', 'animals', 'Животные', [['landscapingService', 1]], [18, 12, 10, 10]),
  theme(
    'landscaping',
    'Благоустройство',
    'yards',
    'Дворовые территории',
    [
      ['landscapingService', 8],
      ['housingDept', 2],
    ],
    [10, 10, 12, 8],
  ),

  theme('waste', 'Мусор/Свалки/ТКО', 'removal', 'Вывоз мусора', [['ecoService', 1]], [50, 44, 46, 46], true),
  theme(
    'waste',
    'Мусор/Свалки/ТКО',
    'dumps',
    'Свалки',
    [
      ['ecoService', 6],
      ['landscapingService', 4],
    ],
    [12, 28, 26, 24],
    true,
  ),
  theme(
    'waste',
    'Мусор/Свалки/ТКО',
    'sites',
    'Контейнерные площадки',
    [
      ['ecoService', 7],
      ['landscapingService', 3],
    ],
    [24, 20, 20, 20],
  ),
  theme('waste', 'Мусор/Свалки/ТКО', 'wasteFee', 'Плата за ТКО', [['ecoService', 1]], [14, 8, 8, 10]),

  theme('energy', 'Электроснабжение', 'outage', 'Отключения', [['electricNetwork', 1]], [40, 34, 38, 40]),
  theme(
    'energy',
    'Электроснабжение',
    'voltage',
    'Качество электроснабжения',
    [['electricNetwork', 1]],
    [26, 20, 26, 20],
  ),
  theme('energy', 'Электроснабжение', 'poles', 'Опоры и провода', [['electricNetwork', 1]], [14, 22, 20, 18], true),
  theme('energy', 'Электроснабжение', 'streetLight', 'Освещение дорог', [['electricNetwork', 1]], [16, 12, 8, 16]),
  theme('energy', 'Газ и топливо', 'gas', 'Газоснабжение', [['gasService', 1]], [4, 4, 4, 4]),

  theme('transport', 'Общественный транспорт', 'schedule', 'Расписание', [['roadsDept', 1]], [44, 36, 34, 40]),
  theme(
    'transport',
    'Общественный транспорт',
    'stops',
    'Остановки',
    [
      ['roadsDept', 6],
      ['landscapingService', 4],
    ],
    [22, 26, 26, 24],
  ),
  theme('transport', 'Общественный транспорт', 'routes', 'Маршруты', [['roadsDept', 1]], [18, 20, 26, 20]),
  theme('transport', 'Общественный транспорт', 'crew', 'Работа водителей', [['roadsDept', 1]], [16, 18, 14, 16]),

  theme('education', 'Образование', 'meals', 'Питание', [['educationDept', 1]], [30, 28, 6, 32]),
  theme('education', 'Образование', 'kindergartens', 'Детские сады', [['educationDept', 1]], [28, 34, 44, 26]),
  theme('education', 'Образование', 'buildings', 'Здания', [['educationDept', 1]], [26, 18, 30, 24]),
  theme('education', 'Образование', 'process', 'Учебный процесс', [['educationDept', 1]], [18, 20, 18, 20]),

  theme(
    'social',
    'Социальное обслуживание и защита',
    'access',
    'Доступная среда',
    [
      ['socialDept', 8],
      ['landscapingService', 2],
    ],
    [26, 28, 28, 26],
  ),
  theme(
    'social',
    'Социальное обслуживание и защита',
    'betterHousing',
    'Улучшение жилья',
    [['housingDept', 1]],
    [24, 24, 24, 24],
  ),
  theme('social', 'Социальное обслуживание и защита', 'payments', 'Выплаты', [['socialDept', 1]], [30, 26, 26, 30]),
  theme(
    'social',
    'Социальное обслуживание и защита',
    'care',
    'Обслуживание на дому',
    [['socialDept', 1]],
    [20, 22, 22, 20],
  ),

  theme('health', 'Здравоохранение/Медицина', 'appointments', 'Запись к врачу', [['clinic', 1]], [40, 36, 30, 36]),
  theme('health', 'Здравоохранение/Медицина', 'medicines', 'Лекарства', [['clinic', 1]], [24, 24, 26, 24]),
  theme('health', 'Здравоохранение/Медицина', 'ambulance', 'Скорая помощь', [['clinic', 1]], [18, 16, 18, 16], true),
  theme('health', 'Здравоохранение/Медицина', 'feldsher', 'Фельдшерские пункты', [['clinic', 1]], [18, 24, 26, 24]),

  theme('ecology', 'Экология', 'air', 'Воздух', [['ecologyDept', 1]], [40, 34, 36, 40]),
  theme('ecology', 'Экология', 'waterBodies', 'Водоёмы', [['ecologyDept', 1]], [20, 36, 40, 24]),
  theme('ecology', 'Экология', 'greenery', 'Зелёные зоны', [['ecologyDept', 1]], [40, 30, 24, 36]),
]

const themeByCode = new Map(demoThemes.map((item) => [item.code, item]))

/** Throws RangeError for a code that is not in the list. */
export function themeOf(code: string): DemoTheme {
  const found = themeByCode.get(code)
  if (found === undefined) throw new RangeError(`unknown theme: ${code}`)
  return found
}

export interface DemoRecipient {
  readonly code: string
  readonly name: string
  readonly shortName: string
  /** Main block, for the dictionary. */
  readonly block: string | null
}

/** Recipients of the demonstration office. The last one gets too little to be ranked. */
export const demoRecipients: readonly DemoRecipient[] = [
  { code: 'heatNetwork', name: 'МУП «Заречтеплосеть»', shortName: 'Теплосеть', block: 'housing' },
  { code: 'waterUtility', name: 'МУП «Заречводоканал»', shortName: 'Водоканал', block: 'housing' },
  { code: 'housingDept', name: 'Отдел ЖКХ', shortName: 'Отдел ЖКХ', block: 'housing' },
  {
    code: 'landscapingService',
    name: 'МКУ «Служба благоустройства»',
    shortName: 'Благоустройство',
    block: 'landscaping',
  },
  { code: 'roadsDept', name: 'Отдел дорог и транспорта', shortName: 'Отдел дорог', block: 'roads' },
  { code: 'ecoService', name: 'ООО «Экосервис Заречный»', shortName: 'Экосервис', block: 'waste' },
  { code: 'electricNetwork', name: 'МУП «Заречэлектросеть»', shortName: 'Электросеть', block: 'energy' },
  { code: 'educationDept', name: 'Управление образования', shortName: 'Упр. образования', block: 'education' },
  { code: 'socialDept', name: 'Отдел социальной защиты', shortName: 'Соцзащита', block: 'social' },
  { code: 'gasService', name: 'Заречная газовая служба', shortName: 'Газовая служба', block: 'energy' },
]

/** Channels of the demonstration office; codes are those of the presets. */
export const demoChannels = [
  { code: 'pos', name: 'Платформа обратной связи', shortName: 'ПОС', kind: 'message' },
  { code: 'im', name: 'Инцидент Менеджмент', shortName: 'ИМ', kind: 'message' },
  { code: 'phone', name: 'Телефон', shortName: 'Тел.', kind: 'message' },
  { code: 'portal', name: 'Сайт администрации', shortName: 'Сайт', kind: 'message' },
  { code: 'appeal59', name: 'Обращение по 59-ФЗ через ЕПГУ или сайт', shortName: 'ЕПГУ', kind: 'appeal' },
  { code: 'letter', name: 'Письменное обращение по 59-ФЗ', shortName: 'Письмо', kind: 'appeal' },
  { code: 'visit', name: 'Личный приём', shortName: 'Приём', kind: 'appeal' },
] as const
export type DemoChannelCode = (typeof demoChannels)[number]['code']
