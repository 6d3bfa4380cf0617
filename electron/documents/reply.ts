import type { DocumentModel, DocumentSettings } from '../contract/documents.ts'
import type { ReplyKind } from '../contract/letters.ts'
import { documentModel, pageFrom } from './blocks.ts'
import { shortDate } from './civilText.ts'
import { genderOf } from './declension.ts'
import { letterBlocks } from './letterParts.ts'
import type { LetterData } from './letterParts.ts'
import { surnameFirst } from './personName.ts'
import { fill } from './templates/template.ts'
import type { TemplateTexts } from './templates/template.ts'
import type { greetingTemplate, replyTemplates } from './templates/reply.ts'
import { texts } from './texts/index.ts'

/** The applicant as the letter names him. */
export interface ReplyApplicant {
  kind: 'person' | 'collective' | 'organisation'
  /** «Гордеева Нина Савельевна», or the name of the organisation; empty where it is not known. */
  name: string
  address: string
  email: string
}

export interface ReplyData extends Omit<LetterData, 'addressee' | 'replyTo'> {
  reply: ReplyKind
  kind: 'message' | 'appeal'
  /** Number of the card and the day it was registered. */
  caseNumber: string
  caseDate: string
  applicant: ReplyApplicant
  /** Text of the answer in the card; empty for the notices. */
  answer: string
  /** New term of an extension and body of a redirect, ready for reading. */
  dueOn: string | null
  redirectedTo: string
  redirectedOn: string | null
}

export type ReplyTexts = TemplateTexts<(typeof replyTemplates)[ReplyKind]>
export type GreetingTexts = TemplateTexts<typeof greetingTemplate>

/** Ответ заявителю or a notice to him (domain.md §4.1). Its title names the card, never the person. */
export function buildReply(
  data: ReplyData,
  settings: DocumentSettings,
  words: { reply: ReplyTexts; greeting: GreetingTexts },
): DocumentModel {
  const values = {
    обращение: texts.letter.caseGenitive[data.kind],
    'обращение дат.': texts.letter.caseDative[data.kind],
    номер: data.caseNumber,
    дата: shortDate(data.caseDate),
    орган: data.office.bodyName.replaceAll('\n', ' '),
    срок: data.dueOn === null ? texts.common.blankDate : shortDate(data.dueOn),
    куда: data.redirectedTo,
    'дата направления': data.redirectedOn === null ? texts.common.blankDate : shortDate(data.redirectedOn),
  }
  const { subject, opening, closing } = words.reply
  const blocks = letterBlocks(
    { ...data, addressee: addresseeOf(data.applicant), replyTo: { number: data.caseNumber, date: data.caseDate } },
    settings,
    {
      subject: fill(subject, values),
      greeting: greetingOf(data.applicant, words.greeting),
      texts: [fill(opening, values), data.answer, fill(closing, values)],
      appendices: [],
    },
  )
  return documentModel('reply', texts.letter.replyTitle[data.reply](data.caseNumber), pageFrom(settings), blocks)
}

/** To whom: a person in the dative («Гордеевой Н.С.»), an organisation by its name; then the address. */
export function addresseeOf({ kind, name, address, email }: ReplyApplicant): string[] {
  const who = kind === 'organisation' ? name : surnameFirst({ fullName: name, isPrivate: true }, 'dative')
  return [who, ...address.split('\n'), email].map((line) => line.trim()).filter((line) => line !== '')
}

/** «Уважаемая Нина Савельевна!»; where the name or its gender is not known, words that fit everybody. */
export function greetingOf({ kind, name }: ReplyApplicant, words: GreetingTexts): string {
  if (kind === 'organisation') return words.organisation
  if (kind === 'collective') return words.collective
  const [surname = '', givenName = '', ...rest] = name.trim().split(/\s+/u)
  const patronymic = rest.join(' ')
  const gender = genderOf(surname, patronymic, givenName)
  if (givenName === '' || patronymic === '' || /\./u.test(name) || gender === undefined) return words.unknown
  return fill(words[gender], { имя: `${givenName} ${patronymic}` })
}
