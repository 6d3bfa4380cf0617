/** Words of automatic rules. */

const n = (count: number): string => count.toLocaleString('ru-RU')

export const texts = {
  created: (name: string) => `Добавлено правило «${name}»`,
  changed: (name: string) => `Изменено правило «${name}»`,
  switched: (name: string, isOn: boolean) => `Правило «${name}» ${isOn ? 'включено' : 'выключено'}`,
  moved: (name: string) => `Правило «${name}» переставлено`,
  copied: (name: string) => `Скопировано правило «${name}»`,
  copyName: (name: string) => `${name} (копия)`,
  removed: (name: string) => `Удалено правило «${name}»`,
  dismissed: 'Предложение правила отклонено',
  brought: (count: number) => `Загружено правил: ${n(count)}`,
  noRule: 'Правило не найдено. Обновите список',
  sameName: 'Такое название уже есть. Назовите иначе',
  noActions: 'Укажите хотя бы одно действие',
  noLetters: (word: string) => `В «${word}» нет букв и цифр. Напишите слово`,
  closed: {
    blockId: (name: string) => `блок «${name}»`,
    themeId: (name: string) => `тема «${name}»`,
    recipientId: (name: string) => `получатель «${name}»`,
    responsibleId: (name: string) => `ответственный «${name}»`,
  },
  problem: {
    shadowed: (by: string) => `Не сработает: всё это раньше берёт правило «${by}». Поставьте это выше или сузьте то`,
    closedEntry: (what: string) => `Закрыто в справочнике: ${what}. Выберите действующее`,
    noConditions: 'Без условий правило берёт каждую карточку',
  },
  fields: {
    channelIds: 'канал',
    themeIds: 'тема',
    themeGroups: 'группа тем',
    territoryIds: 'территория',
    blockId: 'блок',
    themeId: 'тема',
    recipientId: 'получатель',
    responsibleId: 'ответственный',
  },
  fileName: 'Автоправила',
  exporting: 'Пишем файл',
  reading: 'Читаем файл',
  notRules: 'Это не файл автоправил. Возьмите файл, который сделан кнопкой «Выгрузить»',
  newerFile: 'Файл автоправил сделан более новой программой. Обновите программу',
  fileTooBig: 'Файл автоправил больше 5 МБ. Возьмите другой',
  lost: (what: string) => `Не нашлось в справочниках: ${what}.`,
} as const
