import type { RouteRecordRaw } from 'vue-router'

/** First start, and every reason why the register is not open: without the shell, because there is nothing to lead to yet. */
export const routes: RouteRecordRaw[] = [
  { path: '/start', component: () => import('./StartPage.vue'), meta: { layout: 'bare', title: 'Начало работы' } },
]
