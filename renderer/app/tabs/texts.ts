/** Words of the tabs. */
export const texts = {
  label: 'Открытые вкладки',
  full: (limit: number) => `Открыто вкладок: ${limit}. Эта карточка открыта без вкладки: закройте лишние`,
  closed: (title: string) => `Вкладка «${title}» закрыта, недописанное осталось в черновиках`,
  close: (title: string) => `Закрыть вкладку «${title}»`,
  unsaved: 'есть недописанное',
  drafts: 'Черновики',
  received: (count: number) => `передано вам: ${count}`,
  menu: 'Вкладки',
  closeSaved: 'Закрыть вкладки без недописанного',
  keys: {
    where: 'Вкладки',
    next: 'Следующая вкладка',
    previous: 'Предыдущая вкладка',
    right: 'Переставить вкладку вправо',
    left: 'Переставить вкладку влево',
    close: 'Закрыть вкладку, недописанное останется',
    drafts: 'Черновики',
  },
} as const
