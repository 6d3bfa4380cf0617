import type { RouteRecordRaw } from 'vue-router'

/** The page of a protocol and the book of a year. */
export const routes: RouteRecordRaw[] = [
  {
    path: '/protocols/book',
    component: () => import('./BookPage.vue'),
    meta: { title: 'Книга протоколов' },
  },
  {
    path: '/protocols/:id(\\d+)',
    component: () => import('./ProtocolPage.vue'),
    meta: { title: 'Протокол', layout: 'rail' },
  },
]
