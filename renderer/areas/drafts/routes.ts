import type { RouteRecordRaw } from 'vue-router'
import { texts } from '../../app/drafts/texts.ts'

export const routes: RouteRecordRaw[] = [
  { path: '/drafts', component: () => import('./DraftsPage.vue'), meta: { title: texts.section } },
]
