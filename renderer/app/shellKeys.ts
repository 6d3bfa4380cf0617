import type { Router } from 'vue-router'
import { navEntries } from './nav.ts'
import { panels, useKeys } from './keys.ts'
import { useOperators } from './stores/operators.ts'
import { useUndo } from './stores/undo.ts'

const where = 'Везде'

/** Keys that hold on every screen. Areas add their own with useKeys, among them Ctrl+P; theirs win over these. */
export const useShellKeys = (router: Router): void => {
  const operators = useOperators()
  const undo = useUndo()
  useKeys(
    [
      {
        id: 'palette',
        keys: 'Ctrl+K',
        title: 'Найти или выполнить',
        where,
        palette: false,
        run: () => (panels.palette = !panels.palette),
      },
      {
        id: 'sheet',
        keys: ['F1', '?'],
        title: 'Клавиши этого экрана',
        where,
        hint: 'все клавиши',
        hintKeys: ['F1'],
        run: () => (panels.sheet = !panels.sheet),
      },
    ],
    { everywhere: true },
  )
  useKeys([
    {
      id: 'new-message',
      // A browser tab keeps Ctrl+N for itself; a window of the application hands it over.
      keys: ['Ctrl+N', 'Alt+N'],
      title: 'Новое сообщение',
      where,
      when: () => router.resolve('/messages/new').matched.some((record) => record.path.startsWith('/messages/new')),
      run: () => void router.push('/messages/new'),
    },
    {
      id: 'undo',
      keys: 'Ctrl+Z',
      title: 'Отменить последнее действие',
      where,
      inFields: false,
      run: () => void undo.undoLast(),
    },
    {
      id: 'operator',
      keys: 'Alt+O',
      title: 'Сменить оператора',
      where,
      when: () => operators.list.length > 1,
      run: () => (operators.open = true),
    },
    ...navEntries.slice(0, 9).map((entry, index) => ({
      id: `section-${index + 1}`,
      keys: `Ctrl+${index + 1}`,
      title: entry.title,
      where: 'Разделы',
      palette: false,
      run: () => void router.push(entry.to),
    })),
    {
      id: 'back',
      keys: 'Esc',
      title: 'Назад',
      where,
      palette: false,
      inFields: false,
      when: () => window.history.state !== null && (window.history.state as { back?: unknown }).back != null,
      run: () => router.back(),
    },
  ])
}
