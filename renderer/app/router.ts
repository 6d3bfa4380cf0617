import { createRouter, createWebHashHistory, type Router } from 'vue-router'
import { areaRoutes, navEntries } from './nav.ts'

declare module 'vue-router' {
  interface RouteMeta {
    /** `shell` (default): full left panel; `rail`: 56 px panel of document screens; `bare`: no shell (printing, first start). */
    layout?: 'shell' | 'rail' | 'bare'
    /** Title of the window. */
    title?: string
  }
}

const home = (): string =>
  areaRoutes.some((route) => route.path === '/desk') ? '/desk' : (navEntries[0]?.to ?? '/gallery')

/** Hash routes: those of the areas, the gallery of components (by address only), and a page for an unknown address. */
export const createAppRouter = (): Router => {
  const router = createRouter({
    history: createWebHashHistory(),
    routes: [
      { path: '/', redirect: home },
      ...areaRoutes,
      { path: '/gallery', component: () => import('./gallery/GalleryPage.vue'), meta: { title: 'Компоненты' } },
      { path: '/:rest(.*)*', component: () => import('./NotFoundPage.vue'), meta: { title: 'Страница не найдена' } },
    ],
  })
  router.afterEach((to) => {
    document.title = to.meta.title ? `${to.meta.title} · Реестр МЦУ` : 'Реестр МЦУ'
  })
  return router
}
