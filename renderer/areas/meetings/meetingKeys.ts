import type { Ref } from 'vue'
import type { AgendaItem, Meeting } from '../../../electron/contract/meetings.ts'
import { useKeys, type KeyBinding } from '../../app/keys.ts'

/** What the keys of the room reach. */
export type RoomKeys = {
  meeting: Ref<Meeting | null>
  item: Ref<AgendaItem | null>
  isLocked: Ref<boolean>
  /** Dialogs of the page: under an open one the keys of the room are silent. */
  dialogs: readonly Ref<boolean>[]
  edit: () => void
  nextDecision: () => void
  shift: (by: number) => void
  turn: () => void
  /** What the button at the end of the row of steps does. */
  main: () => void
  addItem: () => void
  heard: () => void
  spoke: () => void
  votes: () => void
  namedVotes: () => void
  people: () => void
  /** The remark under the keys becomes a decision; `keep` false takes the remark away. */
  decide: (keep: boolean) => void
  agenda: () => void
  copy: () => void
  present: () => void
}

const where = 'Заседание'

/** Every act of the room by a key; F1 lists them. */
export const useMeetingKeys = (room: RoomKeys): void => {
  const inRoom = (): boolean => room.meeting.value !== null && room.dialogs.every((one) => !one.value)
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
    {
      id: 'meeting-main',
      keys: 'F9',
      title: 'Следующий шаг заседания',
      where,
      when: inRoom,
      run: room.main,
    },
    { id: 'meeting-item', keys: ['Ctrl+N', 'Alt+N'], title: 'Новый вопрос', where, when: canWrite, run: room.addItem },
    {
      id: 'meeting-edit',
      keys: 'F4',
      title: 'Дата, время, место, секретарь',
      where,
      when: canWrite,
      run: room.edit,
    },
    { id: 'meeting-heard', keys: 'Alt+1', title: 'Слушали', where, palette: false, when: canWrite, run: room.heard },
    { id: 'meeting-spoke', keys: 'Alt+2', title: 'Выступили', where, palette: false, when: canWrite, run: room.spoke },
    {
      id: 'meeting-decide',
      keys: 'F7',
      title: 'Замечание сделать поручением',
      where,
      hint: 'замечание в поручение',
      when: canWrite,
      run: () => room.decide(true),
    },
    {
      id: 'meeting-decide-move',
      keys: 'Shift+F7',
      title: 'Замечание превратить в поручение (текст переносится)',
      where,
      when: canWrite,
      run: () => room.decide(false),
    },
    { id: 'meeting-votes', keys: 'Alt+V', title: 'Голоса', where, when: canWrite, run: room.votes },
    { id: 'meeting-named', keys: 'Alt+G', title: 'Голосование поимённо', where, when: canWrite, run: room.namedVotes },
    {
      id: 'meeting-people',
      keys: 'F6',
      title: 'Явка: к неотмеченным',
      where,
      hint: 'явка',
      when: inRoom,
      run: room.people,
    },
    { id: 'meeting-agenda', keys: 'Alt+A', title: 'Показать повестку', where, when: inRoom, run: room.agenda },
    { id: 'meeting-copy', keys: 'Alt+C', title: 'Копия заседания', where, when: inRoom, run: room.copy },
    { id: 'meeting-present', keys: 'F5', title: 'Показ на экране', where, when: inRoom, run: room.present },
  ]
  const marks = 'Явка, на отметке участника'
  const lines = 'Строки вопроса'
  const listed: readonly (readonly [keys: string, title: string, where: string])[] = [
    ['П', 'Здесь, дальше по списку', marks],
    ['О', 'Опоздал, пришёл сейчас; цифры – время', marks],
    ['Н', 'Нет, дальше по списку', marks],
    ['У', 'Ушёл раньше, сейчас; ещё раз – вернулся', marks],
    ['З', 'Кто пришёл вместо него', marks],
    ['К', 'Председательствует', marks],
    ['В', 'Все неотмеченные здесь', marks],
    ['Ins', 'Пригласить', marks],
    ['Enter', 'Изменить строку', lines],
    ['Delete', 'Удалить решение', lines],
    ['Alt+Shift+Up', 'Решение выше', lines],
    ['Alt+Shift+Down', 'Решение ниже', lines],
    ['контроль @', 'Кто контролирует решение', lines],
  ]
  useKeys([
    ...bindings,
    ...listed.map(([keys, title, place], index) => ({
      id: `meeting-listed-${index}`,
      keys,
      title,
      where: place,
      palette: false,
    })),
  ])
}
