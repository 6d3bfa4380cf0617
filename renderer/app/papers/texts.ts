/** Words around a paper on the screen. */
export const texts = {
  where: 'Документ',
  print: 'Печать',
  stop: 'Остановить',
  failed: 'Документ не составлен',
  again: 'Повторить',
  sheets: ['лист', 'листа', 'листов'] as [string, string, string],
} as const
