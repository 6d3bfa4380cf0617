import type { ApplicantInput, CaseInput } from '../../contract/messages.ts'

/** A message as the fast entry form sends it; `channelId` is filled by the test's register. */
export function message(changes: Partial<CaseInput> = {}): CaseInput {
  return {
    kind: 'message',
    channelId: null,
    externalNumber: '',
    externalLink: '',
    receivedAt: '2026-11-17T09:12',
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

/** An applicant with an invented name. */
export function citizen(changes: Partial<ApplicantInput> = {}): ApplicantInput {
  return { kind: 'citizen', name: 'Гордеева Нина Савельевна', phone: '+7 900 000-00-00', email: '', postalAddress: 'Речная, 12, кв. 4', people: null, ...changes }
}
