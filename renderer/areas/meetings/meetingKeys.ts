import type { Ref } from 'vue'
import type { AgendaItem, Meeting } from '../../../electron/contract/meetings.ts'
import { useKeys, type KeyBinding } from '../../app/keys.ts'

/** What the keys of the room reach. */
export type RoomKeys = {
  meeting: Ref<Meeting | null>
  item: Ref<AgendaItem | null>
  isLocked: Ref<boolean>
  dialog: Ref<boolean>
  nextDecision: () => void
  shift: (by: number) => void
  turn: () => void
  toProtocol: () => void
  addItem: () => void
}

const where = 'Заседание'

/** Every act of the room by a key; F1 lists them. */
export const useMeetingKeys = (room: RoomKeys): void => {
  const inRoom = (): boolean => room.meeting.value !== null && !room.dialog.value
  const canWrite = (): boolean => inRoom() && !room.isLocked.value
  const bindings: KeyBinding[] = [
    {
      id: 'meeting-next',
      keys: 'Ctrl+Enter',
      title: 'Следующее решение',
      where,
      hint: 'следующее решение',
      when: () => canWrite() && room.item.value !== null,
      run: room.nextDecision,
    },
    { id: 'meeting-at', keys: '@', title: 'Исполнитель решения или выступающий', where, hint: 'исполнитель' },
    {
      id: 'meeting-down',
      keys: 'Alt+Down',
      title: 'Следующий вопрос',
      where,
      hint: 'следующий вопрос',
      palette: false,
      when: inRoom,
      run: () => room.shift(1),
    },
    {
      id: 'meeting-up',
      keys: 'Alt+Up',
      title: 'Предыдущий вопрос',
      where,
      palette: false,
      when: inRoom,
      run: () => room.shift(-1),
    },
    {
      id: 'meeting-turn',
      keys: 'F8',
      title: 'Завершить или начать вопрос',
      where,
      when: () => inRoom() && (room.meeting.value?.state === 'inProgress' || room.item.value?.state === 'current'),
      run: room.turn,
    },
    { id: 'meeting-protocol', keys: 'F9', title: 'К протоколу', where, when: inRoom, run: room.toProtocol },
    { id: 'meeting-item', keys: 'Ctrl+N', title: 'Новый вопрос', where, when: canWrite, run: room.addItem },
    {
      id: 'meeting-edit',
      keys: 'F4',
      title: 'Дата, время, место, секретарь',
      where,
      when: canWrite,
      run: () => (room.dialog.value = true),
    },
  ]
  useKeys(bindings)
}
