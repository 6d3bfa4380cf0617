import { PRINT_ROUTE } from '../../contract/host.ts'

/**
 * Says whether a URL belongs to the application.
 *
 * @param origin our own origin, e.g. `app://register` or `http://127.0.0.1:41234`
 */
export function isOwnUrl(url: string, origin: string): boolean {
  const parsed = parse(url)
  if (!parsed || parsed.username !== '' || parsed.password !== '') return false
  // `origin` of a custom scheme is the text "null" in Node: scheme and host are compared instead.
  return `${parsed.protocol}//${parsed.host}` === origin
}

/** Says whether the person's own browser or mail program may be asked to open this address. */
export function mayOpenOutside(url: string): boolean {
  if (url.length > 2048 || /[\u0000-\u0020\u007f]/.test(url)) return false
  const parsed = parse(url)
  if (!parsed) return false
  if (parsed.protocol === 'mailto:') return /^mailto:[^?\s]+@[^?\s]+$/.test(url)
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return false
  return parsed.username === '' && parsed.password === '' && parsed.hostname !== '' && !isLoopback(parsed.hostname)
}

/** Says whether a route is one of our print pages; nothing else is ever turned into PDF or sent to a printer. */
export function isPrintRoute(route: string): boolean {
  return PRINT_ROUTE.test(route) && !route.includes('..')
}

const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname.endsWith('.localhost') || /^127\./.test(hostname) || hostname === '[::1]'

function parse(url: string): URL | null {
  return URL.canParse(url) ? new URL(url) : null
}
