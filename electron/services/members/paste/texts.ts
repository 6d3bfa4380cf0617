const listed = (lines: readonly number[]): string =>
  lines.length === 1 ? `Строка ${lines.join('')}` : `Строки ${lines.join(', ')}`

/** What the reading of a pasted состав says to people. */
export const pasteTexts = {
  blockRoleName: 'Ответственный за блок',
  likelyRole: (text: string, name: string) => `«${text}» похоже на роль «${name}». Проверьте`,
  unknownRole: (text: string) => `Роли «${text}» нет в справочнике. Выберите роль, создайте новую или пропустите`,
  likelyBlock: (text: string, name: string) => `«${text}» похоже на блок «${name}». Проверьте`,
  unknownBlock: (text: string) => `Блока «${text}» нет в справочнике. Выберите блок, создайте новый или пропустите`,
  noBlock: (text: string) => `«${text}»: блок не назван. Выберите блок или пропустите`,
  noName: 'ФИО не указано. Внесите фамилию, оставьте одну должность или пропустите строку',
  vacant: 'В строке указана вакансия. Внесите фамилию, оставьте одну должность или пропустите строку',
  unsureName: 'Имя прочитано не полностью. Проверьте фамилию, имя и отчество',
  noRole: 'Роль не указана. Выберите роль или пропустите строку',
  merged: (lines: readonly number[]) => `${listed(lines)}: один человек, роли объединены`,
  postsDiffer: (posts: readonly string[]) =>
    `На строках разные должности: ${posts.map((post) => `«${post}»`).join(', ')}. Взята первая`,
  similar: (name: string) => `В составе есть ${name}. Если это тот же человек, выберите его`,
  severalHolders: (role: string, names: readonly string[]) =>
    `Роль «${role}» рассчитана на одного, а в таблице она у нескольких: ${names.join(', ')}. Пропустите лишнее`,
  taken: (role: string, name: string) =>
    `Роль «${role}» уже у другого (${name}). Отметьте, что новый состав заменяет прежний, или пропустите`,
  nothing: 'Таблица не найдена. Скопируйте строки состава вместе с должностями и ролями и вставьте ещё раз',
  noRoleColumn: 'Столбец с ролями не найден. Назовите столбцы: №, Должность, Роль, ФИО',
  reasons: {
    heading: 'Заголовок таблицы',
    numbering: 'Номера столбцов',
    outside: 'Текст вне таблицы',
    empty: 'В строке нет ни должности, ни роли, ни имени',
  },
} as const
