/**
 * One policy for both hosts, without `unsafe-*`: scripts, styles and fonts come from our own files alone,
 * nothing is framed or sent elsewhere. `blob:` and `data:` are for pictures (a preview of an attachment, a chart).
 */
const policy = (frames: "'none'" | "'self'"): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    `frame-src ${frames}`,
    `frame-ancestors ${frames}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
export const contentSecurityPolicy = policy("'none'")

/** Headers of every response of either host. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=()',
}

/** A browser prints a sheet from a frame of our own: the pages of the loopback host may frame themselves, and nobody else may. */
export const ownFrames: Readonly<Record<string, string>> = {
  'content-security-policy': policy("'self'"),
  'x-frame-options': 'SAMEORIGIN',
}
