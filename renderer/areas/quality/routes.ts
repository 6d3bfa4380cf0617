import type { RouteRecordRaw } from 'vue-router'
import { registerPaletteProvider } from '../../app/palette.ts'
import { fold } from '../../ui/layout.ts'
import { QUEUES } from './queue.ts'
import { texts } from './texts.ts'

export const routes: RouteRecordRaw[] = [
  { path: '/quality', component: () => import('./QualityPage.vue'), meta: { title: texts.title } },
]

/** The queues stand under «Сообщения», not in the left panel by themselves; the palette opens each by its name. */
registerPaletteProvider({
  id: 'quality',
  group: texts.title,
  order: 5,
  search: (query) => {
    const wanted = fold(query)
    return Promise.resolve(
      QUEUES.filter((queue) => fold(`${texts.title} ${texts.queues[queue]}`).includes(wanted)).map((queue) => ({
        id: `quality-${queue}`,
        title: texts.queues[queue],
        icon: 'file-check' as const,
        to: queue === 'check' ? '/quality' : `/quality?queue=${queue}`,
      })),
    )
  },
})
