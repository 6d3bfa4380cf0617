import { seasonOf } from './dates.ts'
import { demoThemes, themeOf, type DemoChannelCode } from './directory.ts'
import type { Rng } from './random.ts'
import type { Slot } from './slots.ts'
import { cellWeights, thirdQuarterCells, type Cell } from './weights.ts'

/**
 * Gives out place and subject: the heat map of the third quarter as the design counts it, the heating failure of October, the
 * first snow of November, the returning water of Никольское, and the open cards of the desk.
 */

interface Wish {
  readonly theme: string
  readonly territory?: string
  readonly from: string
  readonly to: string
  readonly channels: readonly DemoChannelCode[]
  readonly isOpen: boolean
  readonly isReturn?: boolean
}

const paper: readonly DemoChannelCode[] = ['pos', 'pos', 'pos', 'phone']
const anyMessage: readonly DemoChannelCode[] = ['pos', 'pos', 'im', 'phone']

const open = (
  theme: string,
  from: string,
  to: string,
  channels: readonly DemoChannelCode[],
  extra: Partial<Wish> = {},
): Wish => ({
  theme,
  from,
  to,
  channels,
  isOpen: true,
  ...extra,
})
const closed = (theme: string, from: string, to: string, extra: Partial<Wish> = {}): Wish => ({
  theme,
  from,
  to,
  channels: anyMessage,
  isOpen: false,
  ...extra,
})
const times = (count: number, wish: Wish): Wish[] => Array.from({ length: count }, () => wish)
const nikolskoye = { territory: 'nikolskoye' }

/** Due before Friday: received so that the shipped rules lead there. */
const untilFriday: readonly Wish[] = [
  open('outage', '2026-10-20', '2026-10-20', ['pos'], { territory: 'vyazovka' }),
  open('lighting', '2026-11-08', '2026-11-08', ['pos'], { territory: 'severny' }),
  open('removal', '2026-11-11', '2026-11-11', ['pos'], { territory: 'privokzalny' }),
]
const oct = ['2026-10-24', '2026-10-31'] as const
const nov = ['2026-11-02', '2026-11-16'] as const
/** Short procedure or ИМ: anything earlier would be due before Friday or answered. */
const late = ['2026-11-13', '2026-11-14'] as const
const openWishes: readonly Wish[] = [
  open('snow', ...late, ['pos'], { territory: 'severny', isReturn: true }),
  open('snow', ...late, ['pos', 'im']),
  open('snow', ...late, ['pos', 'im'], { territory: 'lesnoyBor' }),
  open('yardPits', ...late, ['im'], { territory: 'zavodskoy' }),
  open('lighting', ...late, ['pos', 'im']),
  open('removal', '2026-11-12', '2026-11-14', ['im'], { territory: 'lesnoyBor' }),
  open('outage', '2026-11-12', '2026-11-12', ['im'], { territory: 'troitskoye' }),
  ...times(2, open('water', ...nov, paper, { ...nikolskoye, isReturn: true })),
  open('water', ...nov, paper, nikolskoye),
  open('heating', ...nov, paper, { territory: 'zavodskoy', isReturn: true }),
  ...['roadPits', 'playgrounds', 'cleaning', 'animals', 'sites', 'outage', 'voltage', 'schedule', 'stops', 'meals'].map(
    (theme) => open(theme, ...nov, paper),
  ),
  ...times(2, open('heating', ...oct, paper, { territory: 'zavodskoy' })),
  open('water', ...oct, paper, { ...nikolskoye, isReturn: true }),
  ...[
    'capitalRepair',
    'houseUpkeep',
    'sewage',
    'roadPits',
    'signs',
    'sidewalks',
    'playgrounds',
    'trees',
    'yards',
    'animals',
    'sites',
    'wasteFee',
    'voltage',
    'routes',
    'payments',
  ].map((theme) => open(theme, ...oct, paper)),
]
const closedWishes: readonly Wish[] = [
  ...times(8, closed('water', '2026-10-18', '2026-11-10', { ...nikolskoye, isReturn: true })),
  ...times(33, closed('snow', '2026-11-01', '2026-11-15')),
  ...times(5, closed('water', '2026-10-01', '2026-10-14', nikolskoye)),
]

/** Open appeals by number: subjects that bring the blocks of the desk to 86. */
const openAppeals: Readonly<Record<number, string>> = {
  130: 'houseUpkeep',
  132: 'charges',
  134: 'water',
  135: 'heating',
  136: 'roadPits',
  137: 'capitalRepair',
  138: 'yards',
  139: 'voltage',
  140: 'sites',
  141: 'charges',
}

const between = (date: string, from: string, to: string): boolean => from <= date && date <= to
const isThirdQuarter = (slot: Slot): boolean => between(slot.registeredOn, '2026-07-01', '2026-09-30')
const storyWindow = ['2026-10-15', '2026-11-17'] as const

function take(slot: Slot, cell: Cell): void {
  slot.territory = cell.territory
  slot.block = cell.block
}

function pickTheme(rng: Rng, block: string, date: string, except: readonly string[]): string {
  const season = ['winter', 'spring', 'summer', 'autumn'].indexOf(seasonOf(date))
  return rng.weighted(
    demoThemes
      .filter((theme) => theme.block === block && !except.includes(theme.code))
      .map((theme) => [theme.code, theme.weights[season] ?? 0] as const),
  )
}

function territoryFor(rng: Rng, theme: string, date: string): string {
  const { block } = themeOf(theme)
  return rng.weighted(
    cellWeights(date)
      .filter(([cell]) => cell.block === block && !(theme === 'water' && cell.territory === 'nikolskoye'))
      .map(([cell, weight]) => [cell.territory, weight] as const),
  )
}

/** Throws RangeError when the flow has no free message for a wish: the story would not hold. */
function grant(rng: Rng, slots: readonly Slot[], wish: Wish): void {
  const free = slots.filter(
    (slot) =>
      slot.kind === 'message' &&
      slot.authored === null &&
      slot.block === null &&
      between(slot.registeredOn, wish.from, wish.to),
  )
  // The last working days go first: cards of yesterday are still open.
  const fresh = wish.isOpen ? free.filter((slot) => slot.registeredOn === '2026-11-16') : []
  const pool = fresh.length > 0 ? fresh : free
  if (pool.length === 0) throw new RangeError(`no message left for ${wish.theme} from ${wish.from} to ${wish.to}`)
  const slot = rng.pick(pool)
  slot.theme = wish.theme
  slot.block = themeOf(wish.theme).block
  slot.territory = wish.territory ?? territoryFor(rng, wish.theme, slot.registeredOn)
  slot.channel = rng.pick(wish.channels)
  slot.isOpen = wish.isOpen
  slot.isReturn = wish.isReturn ?? false
}

function thirdQuarter(rng: Rng, slots: readonly Slot[]): void {
  const quarter = slots.filter(isThirdQuarter)
  const cells = rng.shuffle(thirdQuarterCells())
  quarter.forEach((slot, index) => {
    const cell = cells[index]
    if (cell !== undefined) take(slot, cell)
  })
  const village = quarter.filter((slot) => slot.territory === 'nikolskoye' && slot.block === 'housing')
  village.forEach((slot, index) => {
    const isWater = index < 18 && slot.registeredOn < '2026-09-18'
    slot.theme = isWater ? 'water' : pickTheme(rng, 'housing', slot.registeredOn, ['water'])
    slot.isReturn = isWater && index > 5 && rng.chance(0.4)
  })
}

/** Settles territory, block and theme of every slot, and which stay open. */
export function giveOutSubjects(rng: Rng, slots: readonly Slot[]): void {
  for (const slot of slots) {
    if (slot.authored === null) continue
    slot.territory = slot.authored.territory
    slot.theme = slot.authored.theme
    slot.block = themeOf(slot.authored.theme).block
    slot.channel = slot.authored.channel
    slot.isOpen = slot.authored.answeredAfter === undefined
    slot.isReturn = slot.authored.status === 'repeated'
  }
  thirdQuarter(rng, slots)
  for (const slot of slots) {
    const theme = slot.kind === 'appeal' && slot.year === 2026 ? openAppeals[slot.number] : undefined
    if (theme === undefined) continue
    slot.theme = theme
    slot.block = themeOf(theme).block
    slot.territory = theme === 'heating' ? 'zavodskoy' : territoryFor(rng, theme, slot.registeredOn)
    slot.isOpen = true
  }
  for (const wish of [...untilFriday, ...openWishes, ...closedWishes]) grant(rng, slots, wish)

  for (const slot of slots) {
    const { registeredOn: date } = slot
    if (slot.block === null) {
      slot.isFailure = slot.kind === 'message' && between(date, '2026-10-06', '2026-10-12') && rng.chance(0.7)
      if (slot.isFailure) {
        take(slot, { territory: 'zavodskoy', block: 'housing' })
        slot.theme = 'heating'
      } else take(slot, rng.weighted(cellWeights(date)))
    }
    if (slot.theme === null && slot.block !== null) {
      const noWater = slot.territory === 'nikolskoye' && between(date, '2026-09-18', '2026-11-17')
      const noSnow = between(date, ...storyWindow)
      slot.theme = pickTheme(rng, slot.block, date, [...(noWater ? ['water'] : []), ...(noSnow ? ['snow'] : [])])
    }
  }
}
