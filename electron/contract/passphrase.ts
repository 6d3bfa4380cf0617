import * as v from 'valibot'

/**
 * The passphrase of an encrypted package. Letters of Latin alone: programs disagree in what bytes a Cyrillic passphrase of a ZIP is
 * written, so another archiver would refuse the right one. AES-256 here is not a certified СКЗИ (domain.md §10), and the form of
 * WinZip stretches the passphrase little, so a short one is refused.
 */

export const PASSPHRASE_MIN = 12
export const PASSPHRASE_MAX = 100

const isPlain = (text: string): boolean => /^[\u0020-\u007E]*$/u.test(text)

export const passphraseSchema = v.pipe(
  v.string('Введите парольную фразу'),
  v.check(isPlain, 'Только латинские буквы, цифры и знаки: другие буквы архиваторы читают по-разному'),
  v.minLength(PASSPHRASE_MIN, `Не короче ${PASSPHRASE_MIN} знаков`),
  v.maxLength(PASSPHRASE_MAX, `Не длиннее ${PASSPHRASE_MAX} знаков`),
  v.check((text) => text === text.trim(), 'Уберите пробел в начале или в конце'),
)

export type PassphraseStrength = 'weak' | 'fair' | 'strong'

/** Groups of signs: small and capital letters, digits, everything else. */
const groupsOf = (text: string): number =>
  [/[a-z]/u, /[A-Z]/u, /\d/u, /[^a-zA-Z\d]/u].filter((one) => one.test(text)).length

/** «aaaa», «1234», «abcd», «4321»: signs that a person types without thinking. */
function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((sign, index) => sign.charCodeAt(0) - text.charCodeAt(index))
  return steps.length > 0 && steps.every((step) => step === steps[0] && Math.abs(step) <= 1)
}

/** Pieces of a passphrase that carry something of their own: runs and repeats of an earlier piece do not. */
function meaningful(text: string): number {
  const seen = new Set<string>()
  let signs = 0
  for (const piece of text.toLowerCase().split(/[^a-z\d]+/u)) {
    const own = isRun(piece) ? 1 : new Set(piece).size <= 2 ? Math.min(piece.length, 2) : piece.length
    if (!seen.has(piece)) signs += own
    seen.add(piece)
  }
  return signs
}

/**
 * How hard a passphrase is to guess, told in words; not a measure, a help. Years and dates, a word alone and keys in a row are weak at
 * any length.
 */
export function passphraseStrength(text: string): PassphraseStrength {
  const signs = meaningful(text)
  const words = text.split(/[^a-zA-Z\d]+/u).filter((piece) => piece.length > 2).length
  if (text.length < PASSPHRASE_MIN || signs < 10 || (words < 2 && groupsOf(text) < 3)) return 'weak'
  return signs >= 16 && (words >= 4 || groupsOf(text) >= 3) ? 'strong' : 'fair'
}

/** Without letters and digits that are taken for one another when they are read out. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'

/**
 * «k7mw-3tqz-9hdc-p4rn-x2ys»: easy to dictate by telephone, about 99 bits.
 * @param random fills the array with random bytes, e.g. `crypto.getRandomValues`
 */
export function suggestPassphrase(random: (bytes: Uint8Array<ArrayBuffer>) => unknown): string {
  const signs: string[] = []
  while (signs.length < 20) {
    const bytes = new Uint8Array(new ArrayBuffer(32))
    random(bytes)
    // Bytes beyond the last whole multiple would make some signs likelier than others.
    for (const byte of bytes)
      if (byte < 256 - (256 % SIGNS.length) && signs.length < 20) signs.push(SIGNS[byte % SIGNS.length] ?? '')
  }
  return signs.join('').replace(/(.{4})(?=.)/gu, '$1-')
}
