import type { Directories, DirectoryName } from '../../../electron/contract/directory.ts'
import { counted, thousands } from '../../ui/format.ts'
import type { Entry } from './entries.ts'
import { texts } from './texts.ts'

/** A column of one directory beyond the name: heading, width in px (0 takes the rest) and its text. */
export type EntryColumn = {
  id: string
  title: string
  width: number
  isNumber?: boolean
  text: (entry: Entry, all: Directories) => string
}

const block: EntryColumn = {
  id: 'block',
  title: texts.block,
  width: 130,
  text: (entry, all) => all.blocks.find(({ id }) => id === entry.blockId)?.shortName ?? '',
}
const parent = (directory: 'territories' | 'recipients'): EntryColumn => ({
  id: 'parent',
  title: texts.parent,
  width: 170,
  text: (entry, all) => all[directory].find(({ id }) => id === entry.parentId)?.shortName ?? '',
})

export const columnsOf: Readonly<Record<DirectoryName, readonly EntryColumn[]>> = {
  blocks: [],
  themes: [
    { id: 'group', title: texts.group, width: 170, text: (entry) => entry.groupName ?? '' },
    block,
    {
      id: 'fastTrack',
      title: texts.fastTrack,
      width: 96,
      text: (entry) => (entry.fastTrack ? texts.fastTrack.toLowerCase() : ''),
    },
  ],
  territories: [
    parent('territories'),
    {
      id: 'residents',
      title: texts.residents,
      width: 96,
      isNumber: true,
      text: (entry) => (entry.residents == null ? '' : thousands(entry.residents)),
    },
  ],
  channels: [
    { id: 'kind', title: texts.kind, width: 170, text: (entry) => texts.kinds[entry.defaultKind ?? 'message'] },
  ],
  roles: [
    {
      id: 'duties',
      title: texts.duties,
      width: 140,
      text: (entry) => counted(entry.duties?.length ?? 0, ['обязанность', 'обязанности', 'обязанностей']),
    },
    {
      id: 'chairs',
      title: texts.note,
      width: 170,
      text: (entry, all) =>
        [
          entry.chairs ? texts.chairs : '',
          entry.replacesCode
            ? texts.replaces(all.roles.find(({ code }) => code === entry.replacesCode)?.shortName ?? '')
            : '',
        ]
          .filter((text) => text !== '')
          .join(', '),
    },
  ],
  recipients: [parent('recipients'), block],
}
