import { AlignmentType, LevelFormat, LevelSuffix } from 'docx'
import type { INumberingOptions } from 'docx'

type Config = INumberingOptions['config'][number]

/** A number of a point: what stands before its last figure, the figure, what follows it. «5.2.» is «5.», 2, «.». */
const numberParts = /^(.*?)(\d+)(\D*)$/u

/**
 * Numbered points as lists of Word: a point typed between two others gets its number and moves the following ones. A run of points
 * whose numbers go up by one is a list of its own that starts where the paper says, so the numbers of an untouched file are those of
 * the frozen paper. A number of another form stays text.
 */
export class Numbering {
  readonly config: Config[] = []

  /** @returns for each number its place in a list, undefined where it stays text */
  list(numbers: readonly string[]): ({ reference: string; level: number } | undefined)[] {
    let before: { prefix: string; suffix: string; value: number; reference: string } | undefined
    return numbers.map((number) => {
      const [, prefix = '', digits, suffix = ''] = numberParts.exec(number) ?? []
      // «%» names a level in Word, a leading zero would be lost.
      if (digits === undefined || prefix.includes('%') || (digits.length > 1 && digits.startsWith('0'))) {
        before = undefined
        return undefined
      }
      const value = Number(digits)
      const goesOn = before?.prefix === prefix && before.suffix === suffix && before.value + 1 === value
      const reference = goesOn && before ? before.reference : this.start(prefix, value, suffix)
      before = { prefix, suffix, value, reference }
      return { reference, level: 0 }
    })
  }

  private start(prefix: string, value: number, suffix: string): string {
    const reference = `list-${this.config.length + 1}`
    this.config.push({
      reference,
      levels: [
        {
          level: 0,
          format: LevelFormat.DECIMAL,
          text: `${prefix}%1${suffix}`,
          start: value,
          suffix: LevelSuffix.SPACE,
          alignment: AlignmentType.LEFT,
        },
      ],
    })
    return reference
  }
}
