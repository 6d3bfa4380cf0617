import { isAbsolute, relative, resolve } from 'node:path'

/**
 * Finds the file of the built window that a URL path names, or null where it would leave the folder.
 *
 * @param root absolute path of `dist/renderer`
 * @param urlPath path of a URL, still percent-encoded, without query or fragment; `/` is the page itself
 */
export function resolveAsset(root: string, urlPath: string): string | null {
  const decoded = decode(urlPath)
  if (decoded === null || !decoded.startsWith('/')) return null
  // A backslash or a colon is a separator or a drive or stream name on Windows, and no file of ours carries either.
  if (/[\\:\u0000-\u001f\u007f]/.test(decoded)) return null
  const wanted = decoded === '/' ? 'index.html' : decoded.slice(1)
  if (wanted.split('/').some((part) => part === '' || part === '.' || part === '..' || /[. ]$/.test(part))) return null
  const file = resolve(root, wanted)
  const inside = relative(root, file)
  if (inside === '' || inside.startsWith('..') || isAbsolute(inside)) return null
  return file
}

/** One round of decoding only: what is still encoded afterwards is a literal part of a name. */
function decode(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
