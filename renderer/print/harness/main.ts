import { createApp, h } from 'vue'
import type { DocumentModel } from '../../../electron/contract/documents.ts'
import PagedPreview from '../PagedPreview.vue'
import PrintRoute from '../PrintRoute.vue'

/** A page with nothing but the printed document or its preview, for the tests of paper. Never shipped. */
declare global {
  interface Window {
    documentModel: DocumentModel
    pageCount?: number
  }
}

const { documentModel } = window

const root =
  location.hash === '#preview'
    ? h(PagedPreview, {
        model: documentModel,
        zoom: Number(new URLSearchParams(location.search).get('zoom') ?? 1),
        onPages: (count: number) => {
          window.pageCount = count
        },
        onAnchors: () => {
          document.documentElement.dataset['anchorsPlaced'] = 'true'
        },
      })
    : h(PrintRoute, { load: async () => documentModel })

createApp({ render: () => root }).mount('#app')
