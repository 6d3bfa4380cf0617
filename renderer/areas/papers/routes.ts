import type { RouteRecordRaw } from 'vue-router'

/** The bare route that preview, print and PDF of every paper share. */
export const routes: RouteRecordRaw[] = [
  {
    path: '/print/paper',
    component: () => import('./PaperPrintPage.vue'),
    meta: { layout: 'bare', title: 'Печать' },
  },
]
