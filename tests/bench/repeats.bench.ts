import { join } from 'node:path'
import Database from 'better-sqlite3'
import { createApp } from '../../electron/app/app.ts'
import type { LikelyFacts } from '../../electron/contract/repeats.ts'
import { NOW, resourcesDir } from '../builders/register.ts'
import { figure, median, p95, times } from './measure.ts'
import type { Figure } from './measure.ts'

const TYPED = [
  'Не чистят снег во дворе, машины не могут проехать',
  'Яма на дороге, пробили колесо',
  'Не горит фонарь у остановки',
  'Третью неделю не вывозят мусор',
  'Нет воды второй день',
  'Холодные батареи в квартире, мёрзнут дети',
  'Стая бродячих собак у школы',
  'Автобус не приходит по расписанию',
]

interface Sample {
  gist: string
  text: string
  address: string
  territoryId: number
  themeId: number
  phone: string | null
}

const nobody = { kind: 'citizen', name: '', email: '', postalAddress: '' } as const

/** What has been typed when the panel asks: a few words, then more, with the place, the theme and at last the applicant. */
function factsOf(samples: readonly Sample[], index: number): LikelyFacts {
  const sample = samples[index % samples.length]
  if (!sample) throw new Error('The register has no cards')
  const stage = index % 4
  const typed = stage < 2 ? (TYPED[index % TYPED.length] ?? '') : sample.gist
  return {
    externalNumber: stage === 3 ? '10458833' : '',
    gist: typed,
    text: stage === 3 ? sample.text : '',
    territoryId: stage === 0 ? null : sample.territoryId,
    address: stage === 0 ? '' : sample.address,
    themeId: stage < 2 ? null : sample.themeId,
    channelId: null,
    receivedAt: NOW,
    applicant: stage === 3 ? { ...nobody, phone: sample.phone ?? '+7 900 000-00-01' } : null,
    exceptId: null,
  }
}

/** Likely repeats of what is being typed, beside raw SQL for the newest cards that share its street and one word. */
export async function benchRepeats(dataDir: string): Promise<Figure[]> {
  const raw = new Database(join(dataDir, 'register', 'register.sqlite3'), { readonly: true })
  const samples = raw
    .prepare<[], Sample>(
      `SELECT c.gist, c.text, c.address, c.territory_id AS territoryId, c.theme_id AS themeId, a.phone FROM cases c
       LEFT JOIN applicants a ON a.id = c.applicant_id
       WHERE c.deleted_at IS NULL AND c.address <> '' ORDER BY c.received_at DESC LIMIT 400`,
    )
    .all()
    .filter((_sample, index) => index % 4 === 0)
  const words = raw.prepare<[string], { id: number }>(
    `SELECT c.* FROM case_words w JOIN cases c ON c.id = (w.rowid & 2147483647) WHERE w.case_words MATCH ?
     AND c.deleted_at IS NULL ORDER BY w.rowid DESC LIMIT 200`,
  )
  const rawTimes = await times(200, (index) => words.all(['снег', 'дорог', 'мусор', 'вод'][index % 4] ?? ''))
  raw.close()
  const app = await createApp(
    { dataDir, resourcesDir, version: '0.1.0', now: NOW },
    { ports: { renderPdf: () => Promise.reject(new Error('no printing here')) }, emit: () => undefined },
  )
  let found = 0
  const taken = await times(200, async (index) => {
    const reply = await app.call('repeats.likely', { facts: factsOf(samples, index), limit: 5 })
    if (!reply.ok) throw new Error(`repeats.likely: ${reply.error.message}`)
    found += (reply.value as unknown[]).length
  })
  await app.close()
  if (found === 0) throw new Error('No likely repeat was found: the measure says nothing')
  return [
    figure('likely repeats while typing, service, p95', p95(taken), 'ms', { limit: 40, baseline: p95(rawTimes) }),
    figure('the same, median', median(taken), 'ms', { baseline: median(rawTimes) }),
  ]
}
