import type { RouteRecordRaw } from 'vue-router'

/** The page of a protocol. */
export const routes: RouteRecordRaw[] = [
  {
    path: '/protocols/:id(\\d+)',
    component: () => import('./ProtocolPage.vue'),
    meta: { title: 'Протокол', layout: 'rail' },
  },
]
