import { fullDate } from '../../ui/format.ts'

/** Words of cards with acts. */
export const actTexts = {
  cancel: 'Не менять',
  send: 'Записать',
  more: 'Другие действия',
  close: 'Закрыть карточку',
  chooseExecutor: 'Выберите исполнителя',
  conflict:
    'Карточку тем временем изменили. Ниже она уже новая, введённое вами осталось. Проверьте и запишите ещё раз.',
  draftKept: (act: string, keys: string) => `${act}: недописанное осталось, вернуть его – клавиша ${keys}`,
  left: 'выбыл',
  leftHint: (name: string, on: string) => `${name}: выбыл из состава ${fullDate(on)}, передайте другому`,
  leftCard: (name: string, on: string) => `${name} выбыл из состава ${fullDate(on)}. Передайте другому исполнителю.`,
  handOver: 'Передать',
  files: 'Файлы',
  noFiles: 'Файлов нет',
} as const
