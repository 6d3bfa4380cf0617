import type { DutyState } from '../../../electron/contract/positionMap.ts'
import type { GlyphName } from '../../ui/glyphs.ts'

export const texts = {
  title: 'Карта положения',
  print: 'Печать',
  failed: 'Не удалось собрать карту',
  again: 'Повторить',
  show: 'Показать',
  shows: { all: 'Все', gaps: 'С пробелами', outside: 'Вне программы', unset: 'Не сопоставлено' },
  noDecree: 'Реквизиты положения не указаны.',
  toOffice: 'Указать',
  running: 'Период не закончился: числа на сейчас.',
  columns: { item: 'Пункт', text: 'Задача или обязанность', done: 'Где ведётся и что сделано', state: 'Состояние' },
  tasks: 'Задачи',
  item: (item: string) => `п. ${item}`,
  holders: (names: readonly string[]) => names.join(', '),
  vacant: 'Никто не назначен',
  appoint: 'Назначить',
  own: 'Отмечено органом',
  outside: 'Ведётся вне программы',
  partOutside: (what: string) => `Вне программы: ${what}`,
  unset: 'Не сопоставлено: в положении типа такой строки нет. Отметьте, чем это ведётся.',
  note: (note: string) => `Примечание органа: ${note}`,
  /** A figure and its name: «в срок 87,5 %». */
  opens: (name: string, value: string) => `${name}: ${value}. Открыть список`,
  fix: 'Открыть',
  edit: (text: string) => `Сопоставить: ${text}`,
  nothing: 'Таких строк нет',
  nothingHint: 'Выберите «Все»',
  empty: 'В положении нет ни задач, ни обязанностей',
  emptyHint: 'Впишите задачи в настройках, обязанности – у ролей в справочнике. Карта покажет, чем они ведутся.',
  toTasks: 'Вписать задачи',
  form: {
    activities: 'Чем ведётся в программе',
    add: 'Добавить',
    remove: (name: string) => `Убрать: ${name}`,
    none: 'Ничего не выбрано: строка ведётся вне программы',
    note: 'Примечание',
    noteHint: 'Например, кто и где ведёт это вне программы',
    save: 'Сохранить',
    cancel: 'Отмена',
    clear: 'Вернуть по типу положения',
    draft: (time: string) => `Черновик сохранён в ${time}`,
    failed: 'Черновик не сохраняется',
  },
  orphans: 'Отметки без строки',
  orphansHint: 'Текст задачи или обязанности изменён или убран, отметка осталась. Перенесите её или удалите.',
  move: 'Перенести на строку',
  remove: 'Удалить отметку',
  keys: {
    where: 'Карта положения',
    rows: 'Строка карты',
    rowsHint: 'строка',
    edit: 'Сопоставить строку',
    editHint: 'сопоставить',
    period: 'период',
    periodTitle: 'Раньше, позже',
    print: 'Печать карты',
    printHint: 'печать',
    save: 'Сохранить отметку',
  },
} as const

/** A state is told by its shape and its word. */
export const stateMarks: Readonly<
  Record<DutyState, { glyph: GlyphName; tone: 'green' | 'amber' | 'red' | 'line' | 'violet' }>
> = {
  done: { glyph: 'done', tone: 'green' },
  partly: { glyph: 'work', tone: 'amber' },
  missing: { glyph: 'new', tone: 'red' },
  outside: { glyph: 'set', tone: 'line' },
  unset: { glyph: 'question', tone: 'violet' },
}
