import type { ApplicantInput, CaseInput } from '../../electron/contract/messages.ts'

/** A complete card of the form; channel 1 is ПОС in the presets that have it. */
export function newCase(changes: Partial<CaseInput> = {}): CaseInput {
  return {
    kind: 'message',
    channelId: 1,
    externalNumber: '',
    externalLink: '',
    receivedAt: '2026-11-17T09:00',
    registeredAt: null,
    gist: 'Не почищен проезд к аптеке на Речной, 12',
    text: '',
    territoryId: null,
    address: 'Речная, 12',
    blockId: null,
    themeId: null,
    recipientId: null,
    responsibleId: null,
    isImportant: false,
    fastTrack: false,
    repeatOfId: null,
    note: '',
    ...changes,
  }
}

export const citizen: ApplicantInput = {
  kind: 'citizen',
  name: 'Громова Наталья Сергеевна',
  phone: '+7 900 000-00-17',
  email: 'gromova@example.ru',
  postalAddress: 'г. Заречный, Речная, 12, кв. 4',
  people: null,
}
