/** What the drafts say to people. */
export const texts = {
  noOperator: 'Не выбрано, кто работает. Выберите профиль, черновик привязан к нему',
} as const
