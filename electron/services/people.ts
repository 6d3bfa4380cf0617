/** Forms of a person's name; stored once as parts, formed here, never typed twice (model.md). */
export interface NameParts {
  surname: string
  name: string
  patronymic: string
  /** Stands for the name where the состав names a post without a person (КГ, domain.md §2). */
  post?: string
}

const initial = (part: string): string => (part === '' ? '' : `${part.slice(0, 1).toUpperCase()}.`)

/** «Фамилия И. О.» as screens show it, and the full name. A name known only as one text is kept in `surname`. */
export function personNames(person: NameParts): { shortName: string; fullName: string } {
  if (person.surname === '' && person.post) return { shortName: person.post, fullName: person.post }
  const initials = [initial(person.name), initial(person.patronymic)].filter((part) => part !== '')
  return {
    shortName: [person.surname, ...initials].join('\u00A0'),
    fullName: [person.surname, person.name, person.patronymic].filter((part) => part !== '').join(' '),
  }
}
