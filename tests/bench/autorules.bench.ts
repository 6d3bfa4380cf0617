import { createApp } from '../../electron/app/app.ts'
import type { App } from '../../electron/app/app.ts'
import { emptyActions, emptyConditions } from '../../electron/contract/autorules.ts'
import type { RuleConditions } from '../../electron/contract/autorules.ts'
import { applyRules, compileRules } from '../../electron/services/autorules/engine.ts'
import type { RuleFacts } from '../../electron/services/autorules/engine.ts'
import { generateCaseText } from '../../electron/services/demo/content/caseText.ts'
import { demoBlocks, demoThemes } from '../../electron/services/demo/content/directory.ts'
import { territories } from '../../electron/services/demo/content/places.ts'
import { createRng } from '../../electron/services/demo/content/random.ts'
import { words } from '../../electron/services/words/words.service.ts'
import { NOW, resourcesDir } from '../builders/register.ts'
import { figure } from './measure.ts'
import type { Figure } from './measure.ts'

const CARDS = 100_000
const SOUGHT = [
  'снег',
  'лёд',
  'яма',
  'дорога',
  'фонарь',
  'мусор',
  'свалка',
  'труба',
  'отопление',
  'вода',
  'автобус',
  'остановка',
  'площадка',
  'детский сад',
  'школа',
  'собака',
  'крыша',
  'подъезд',
  'лифт',
  'сосул*',
]
const themes = demoThemes.filter((theme) => demoBlocks.some((block) => block.code === theme.block))
const rule = (index: number, conditions: Partial<RuleConditions>) => ({
  id: index + 1,
  name: `Правило ${index + 1}`,
  conditions: { ...emptyConditions, ...conditions },
  actions: { ...emptyActions, recipientId: index + 1 },
})

/** Texts of many cards against twenty rules, beside cutting the same texts into words and nothing more. */
function benchEngine(): Figure {
  const rng = createRng(5)
  const texts = Array.from({ length: CARDS }, () => {
    const { gist, text } = generateCaseText(rng, {
      theme: rng.pick(themes).code,
      territory: rng.pick(territories),
      season: 'winter',
      voice: 'plain',
    })
    return `${gist}\n${text}`
  })
  const book = compileRules(
    SOUGHT.map((word, index) => rule(index, { anyWords: [word] })),
    { themes: new Map(), parents: new Map(), isOpen: () => true },
  )
  const card: RuleFacts = {
    kind: 'message',
    channelId: 1,
    themeId: null,
    territoryId: null,
    fastTrack: false,
    text: '',
    sourcePage: '',
    blockId: null,
    recipientId: null,
    responsibleId: null,
    isImportant: false,
  }
  const cutting = performance.now()
  let found = 0
  for (const text of texts) found += words(text).length
  const baseline = performance.now() - cutting
  const started = performance.now()
  for (const text of texts) found += applyRules(book, { ...card, text }).length
  if (found === 0) throw new Error('Nothing was read')
  return figure('20 rules over 100,000 new cards', performance.now() - started, 'ms', { baseline, ratioLimit: 1 })
}

async function timed(app: App, method: string, input: unknown): Promise<number> {
  const started = performance.now()
  const reply = await app.call(method, input)
  if (!reply.ok) throw new Error(`${method}: ${reply.error.message}`)
  return performance.now() - started
}

/** Rules at work: the engine of an import, and the heavy questions of the editor over a big register. */
export async function benchAutorules(dataDir: string): Promise<Figure[]> {
  const app = await createApp(
    { dataDir, resourcesDir, version: '0.1.0', now: NOW },
    { ports: { renderPdf: () => Promise.reject(new Error('no printing here')) }, emit: () => undefined },
  )
  const { id: _id, ...typed } = { ...rule(0, { anyWords: ['снег', 'двор'] }) }
  const asked = { rule: { ...typed, id: null }, limit: 50 }
  const figures = [
    benchEngine(),
    figure('a rule: what it would fill now', await timed(app, 'autorules.preview', asked), 'ms', { limit: 2000 }),
    figure(
      'a rule: dry run over a quarter',
      await timed(app, 'autorules.dryRun', { ...asked, from: '2026-08-18', to: '2026-11-17' }),
      'ms',
      { limit: 5000 },
    ),
  ]
  await app.close()
  return figures
}
