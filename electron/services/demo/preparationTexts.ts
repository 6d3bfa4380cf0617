/** How the demonstration office prepared its meeting. */
export const preparationTexts = {
  byMail: 'электронная почта',
  byPhone: 'телефонограмма',
  leave: 'в командировке',
  agreedWith: 'Аппарат Главы округа',
  section: 'Работа муниципального центра',
  proposals: [
    {
      by: 'gordeev',
      title: 'О заявках на вывоз крупногабаритного мусора',
      rationale: 'Заявки выполняют дольше недели, жители пишут повторно',
      minutes: 10,
    },
    {
      by: 'zhdanova',
      title: 'Об освещении подходов к школам',
      rationale: 'Вопрос родительских комитетов',
      minutes: 15,
    },
  ],
  group: {
    name: 'Рабочая группа по зимнему содержанию дорог',
    nameGenitive: 'рабочей группы по зимнему содержанию дорог',
    purpose: 'Сводный график очистки и посыпки, проверка подрядчиков',
    members: [
      { person: 'ryabinin', role: 'chair' },
      { person: 'tikhonov', role: 'deputy' },
      { person: 'lapshina', role: 'secretary' },
      { person: 'gordeev', role: 'member' },
    ],
  },
} as const
