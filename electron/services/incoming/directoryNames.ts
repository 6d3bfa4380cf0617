import type { Directories } from '../../contract/directory.ts'

interface Entry {
  id: number
  code: string | null
  name: string
}

const folded = (name: string): string => name.toLowerCase().replaceAll('ё', 'е').replace(/\s+/gu, ' ').trim()

/** Entries of one directory, found as a package names them: by code, else by a name that only one entry has. */
class Book<E extends Entry> {
  private readonly byId = new Map<number, E>()
  private readonly byName = new Map<string, E[]>()

  constructor(entries: readonly E[]) {
    for (const entry of entries) {
      this.byId.set(entry.id, entry)
      const key = folded(entry.name)
      this.byName.set(key, [...(this.byName.get(key) ?? []), entry])
    }
  }

  name(id: number | null): string {
    return id === null ? '' : (this.byId.get(id)?.name ?? '')
  }

  /** Whether an entry is the one that a package names. */
  is(id: number | null, code: string | null, name: string | null): boolean {
    if (id === null || name === null) return id === null && name === null
    const entry = this.byId.get(id)
    if (!entry) return false
    return code !== null && entry.code !== null ? entry.code === code : folded(entry.name) === folded(name)
  }

  find(code: string | null, name: string | null, fits: (entry: E) => boolean = () => true): E | null {
    if (name === null) return null
    const coded = code === null ? undefined : [...this.byId.values()].find((entry) => entry.code === code)
    if (coded) return coded
    const [one, ...others] = (this.byName.get(folded(name)) ?? []).filter(fits)
    return one && others.length === 0 ? one : null
  }
}

/** The directories of the register, to read the names of a package by. */
export class DirectoryNames {
  readonly channels: Book<Directories['channels'][number]>
  readonly territories: Book<Directories['territories'][number]>
  readonly blocks: Book<Directories['blocks'][number]>
  readonly themes: Book<Directories['themes'][number]>
  readonly recipients: Book<Directories['recipients'][number]>

  constructor(directories: Directories) {
    this.channels = new Book(directories.channels)
    this.territories = new Book(directories.territories)
    this.blocks = new Book(directories.blocks)
    this.themes = new Book(directories.themes)
    this.recipients = new Book(directories.recipients)
  }
}
