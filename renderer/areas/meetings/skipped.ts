import type { Meeting } from '../../../electron/contract/meetings.ts'
import { counted } from '../../ui/format.ts'

const NAMES = 4

const some = (names: readonly string[]): string =>
  names.length > NAMES ? `${names.slice(0, NAMES).join(', ')} и ещё ${names.length - NAMES}` : names.join(', ')

/**
 * What a meeting leaves undone when its protocol is begun now, in words; nothing where all is done. Only what the protocol needs from the
 * room: the start, marks of attendance, items that were not heard, a chair.
 */
export const skippedOf = (meeting: Meeting): string[] => {
  const unmarked = meeting.participants.filter((one) => one.presence === 'unknown').map((one) => one.shortName)
  const planned = meeting.items.filter(
    (one) => one.state === 'planned' && one.decisions.length === 0 && one.statements.length === 0,
  )
  return [
    ...(meeting.state === 'draft' || meeting.state === 'sent' ? ['Заседание не начиналось'] : []),
    ...(meeting.items.length === 0 ? ['В повестке нет вопросов: протокол будет пустым'] : []),
    ...(unmarked.length > 0 ? [`Явка не отмечена: ${some(unmarked)}`] : []),
    ...(planned.length > 0
      ? [
          `Не рассмотрено: ${counted(planned.length, ['вопрос', 'вопроса', 'вопросов'])} (№ ${planned.map((one) => one.position).join(', ')})`,
        ]
      : []),
    ...(meeting.chairId === null ? ['Председательствующий не указан: протокол без него не подписать'] : []),
  ]
}
