/** Forms of a person's name; stored once as parts, formed here, never typed twice (model.md). */
export interface NameParts {
  surname: string
  name: string
  patronymic: string
}

const initial = (part: string): string => (part === '' ? '' : `${part.slice(0, 1).toUpperCase()}.`)

/** «Фамилия И. О.» as screens show it, and the full name. A name known only as one text is kept in `surname`. */
export function personNames(person: NameParts): { shortName: string; fullName: string } {
  const initials = [initial(person.name), initial(person.patronymic)].filter((part) => part !== '')
  return {
    shortName: [person.surname, ...initials].join('\u00A0'),
    fullName: [person.surname, person.name, person.patronymic].filter((part) => part !== '').join(' '),
  }
}
