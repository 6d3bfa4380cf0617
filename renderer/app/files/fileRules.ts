import type { FileLimits } from '../../../electron/contract/attachments.ts'
import { officeNow } from '../../ui/clock.ts'
import { dateTime, fileSize } from '../../ui/format.ts'
import { filesTexts } from './filesTexts.ts'

/** Why files may not be let in, in words, before a byte of them is copied; null where they may. */
export function refusalOf(
  files: readonly { name: string; size: number }[],
  present: number,
  limits: FileLimits,
): string | null {
  for (const { name, size } of files) {
    const ending = /\.([^.]+)$/.exec(name.replace(/[. ]+$/, ''))?.[1]?.toLowerCase() ?? ''
    if (limits.refused.includes(ending)) return filesTexts.program(name)
    if (size === 0) return filesTexts.empty(name)
    if (size > limits.file) return filesTexts.tooBig(name, fileSize(limits.file))
  }
  const total = files.reduce((sum, { size }) => sum + size, present)
  return total > limits.card ? filesTexts.cardFull(fileSize(limits.card)) : null
}

/** Files of the clipboard; a picture without a name of its own is named by the moment. */
export function pastedFiles(data: DataTransfer | null): File[] {
  const moment = dateTime(officeNow.value).replaceAll(':', '-')
  let pictures = 0
  return [...(data?.files ?? [])].map((file) =>
    /^image\.\w+$/.test(file.name) || file.name === ''
      ? new File([file], filesTexts.pasted(moment, pictures++).replace(/png$/, file.type.split('/')[1] ?? 'png'), {
          type: file.type,
        })
      : file,
  )
}
