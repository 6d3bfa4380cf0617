import type { RuleConditions } from '../../../contract/autorules.ts'

/** Automatic rules of the demonstration office, by the codes of its dictionaries. */
export interface DemoRule {
  readonly name: string
  readonly isOn: boolean
  readonly note: string
  readonly themes: readonly string[]
  readonly channels?: readonly string[]
  readonly territories?: readonly string[]
  readonly conditions: Partial<Pick<RuleConditions, 'kind' | 'themeGroups' | 'allWords' | 'anyWords' | 'noWords'>>
  readonly recipient?: string
  readonly theme?: string
}

/** The rules were made four weeks before the day of the story: what came earlier was routed by people alone. */
export const RULES_SINCE_DAYS = 28

export const demoRules: readonly DemoRule[] = [
  {
    name: 'Снег, проезды',
    isOn: true,
    note: 'Дворы и подъезды к домам',
    themes: ['snow'],
    conditions: { anyWords: ['проезд*', 'проехать', 'тротуар', 'скорая'] },
    recipient: 'landscapingService',
  },
  {
    name: 'Ямы, знаки, разметка',
    isOn: true,
    note: '',
    themes: ['roadPits', 'signs', 'markings'],
    conditions: { noWords: ['двор'] },
    recipient: 'roadsDept',
  },
  {
    name: 'Тротуары',
    isOn: true,
    note: '',
    themes: ['sidewalks'],
    conditions: {},
    recipient: 'landscapingService',
  },
  {
    name: 'Контейнеры и площадки',
    isOn: true,
    note: '',
    themes: ['sites'],
    conditions: { anyWords: ['контейнер', 'мусор', 'бак'] },
    recipient: 'ecoService',
  },
  {
    name: 'Бездомные собаки',
    isOn: true,
    note: 'Тему ставит по словам',
    themes: [],
    conditions: { anyWords: ['собака', 'стая'], noWords: ['корм', 'приют'] },
    theme: 'animals',
    recipient: 'landscapingService',
  },
  {
    name: 'Детские сады, обращения',
    isOn: false,
    note: 'Ждёт согласования с управлением образования',
    themes: ['kindergartens'],
    conditions: { kind: 'appeal' },
    recipient: 'educationDept',
  },
]
