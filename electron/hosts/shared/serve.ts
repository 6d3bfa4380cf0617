import { readFile } from 'node:fs/promises'
import { resolveAsset } from './assets.ts'
import { securityHeaders } from './csp.ts'
import { mimeOf } from './mime.ts'

export interface AssetAnswer {
  status: 200 | 404
  headers: Record<string, string>
  body: Uint8Array<ArrayBuffer>
}

/**
 * Answers a request for a file of the window; both hosts give exactly this.
 * Files under `/assets/` carry a hash in their names and may be kept, the page itself may not.
 *
 * @param root absolute path of `dist/renderer`
 * @param urlPath percent-encoded path of the URL
 */
export async function serveAsset(root: string, urlPath: string): Promise<AssetAnswer> {
  const file = resolveAsset(root, urlPath)
  const type = file === null ? null : mimeOf(file)
  if (file === null || type === null) return notFound()
  try {
    const body = new Uint8Array(await readFile(file))
    const cache = urlPath.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store'
    return { status: 200, headers: { ...securityHeaders, 'content-type': type, 'cache-control': cache }, body }
  } catch {
    // Missing, a folder, or unreadable: to the page it is the same, there is no such file.
    return notFound()
  }
}

function notFound(): AssetAnswer {
  return {
    status: 404,
    headers: { ...securityHeaders, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
    body: new TextEncoder().encode('Нет такого файла'),
  }
}
