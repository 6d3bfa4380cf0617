import type { RouteRecordRaw } from 'vue-router'

/** The page of a protocol, and the bare routes that print, PDF and preview share. */
export const routes: RouteRecordRaw[] = [
  {
    path: '/protocols/:id(\\d+)',
    component: () => import('./ProtocolPage.vue'),
    meta: { title: 'Протокол', layout: 'rail' },
  },
  ...(['protocol', 'agenda', 'extract'] as const).map((kind): RouteRecordRaw => ({
    path: `/print/${kind}/:id(\\d+)`,
    component: () => import('./PrintPage.vue'),
    meta: { layout: 'bare', title: 'Печать' },
    props: { kind },
  })),
]
