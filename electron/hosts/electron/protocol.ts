import { protocol } from 'electron'
import { serveFile, ticketOf } from '../shared/outgoing.ts'
import type { FileSource } from '../shared/outgoing.ts'
import { serveAsset } from '../shared/serve.ts'
import { APP_ORIGIN, APP_SCHEME } from './security.ts'
import { isOwnUrl } from '../shared/url-policy.ts'

/** Before `ready`: makes `app://` a scheme with an origin of its own. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/**
 * After `ready`: answers `app://register/…` from the built window, and `/files/<ticket>` with a file that the core has given out.
 * @param core null until the core has started
 */
export function serveApp(rendererDir: string, core: () => FileSource | null): void {
  protocol.handle(APP_SCHEME, async (request) => {
    const isOurs = request.method === 'GET' && isOwnUrl(request.url, APP_ORIGIN)
    const ticket = isOurs ? ticketOf(new URL(request.url).pathname) : null
    if (ticket !== null) {
      const file = await serveFile(core(), ticket)
      return new Response(file.body, { status: file.status, headers: file.headers })
    }
    // A path that leaves the folder is answered like any other that names no file.
    const asset = await serveAsset(rendererDir, isOurs ? new URL(request.url).pathname : '')
    return new Response(asset.body, { status: asset.status, headers: asset.headers })
  })
}
