import * as v from 'valibot'
import { APPROVAL_MODES } from './caseQuality.ts'
import { DocumentModel, DocumentSettings, LetterheadSettings, PictureSource } from './documents.ts'
import { command, query } from './kinds.ts'
import { officeInput } from './register.ts'
import { reportSets } from './reportSets.ts'
import { civilTime, empty, id, operation, version } from './scalars.ts'

/** The office: requisites from the decree, office hours, document settings, meeting rules and duties of the preset. */

const office = v.strictObject({ id, version, ...officeInput.entries, presetCode: v.string(), isDemo: v.boolean() })
export type Office = v.InferOutput<typeof office>

/** Office timetable: working hours of ИМ clocks are counted inside it. */
export const officeHours = v.pipe(
  v.strictObject({
    start: civilTime,
    end: civilTime,
    lunchStart: civilTime,
    lunchEnd: civilTime,
    fridayEnd: civilTime,
    /** Minutes cut from the end of a pre-holiday day. */
    shortDayMinutes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(240)),
  }),
  v.check(
    (hours) =>
      hours.start < hours.lunchStart &&
      hours.lunchStart <= hours.lunchEnd &&
      hours.lunchEnd < hours.end &&
      hours.lunchEnd < hours.fridayEnd,
    'Часы работы идут не по порядку: начало, обед, конец',
  ),
)
export type OfficeHours = v.InferOutput<typeof officeHours>

/** «не задано» is null: no decree sets a quorum or a voting rule (domain.md §2). */
export const meetingRules = v.strictObject({
  isRegulated: v.boolean(),
  chairRoleCode: v.nullable(v.string()),
  replacementRoleCode: v.nullable(v.string()),
  quorum: v.nullable(v.string()),
  voting: v.nullable(v.string()),
  notes: v.array(v.string()),
})

const areDistinct = (texts: readonly string[]): boolean =>
  new Set(texts.map((text) => text.toLocaleUpperCase('ru'))).size === texts.length

/** What an answer on a ballot counts as. */
export const VOTE_WEIGHTS = ['inFavour', 'against', 'abstained', 'other'] as const

/**
 * How votes are counted. No decree sets a quorum or a voting rule, so each null says «не задано» and then only numbers are given, not
 * a result (domain.md §2).
 */
export const votingRules = v.strictObject({
  /** The office's own answers in the order of the ballot; the letter is the key that enters it. */
  answers: v.pipe(
    v.array(
      v.strictObject({
        code: v.pipe(v.string(), v.minLength(1), v.maxLength(20)),
        letter: v.pipe(v.string(), v.minLength(1, 'Укажите букву'), v.maxLength(1, 'Одна буква')),
        word: v.pipe(v.string(), v.minLength(1, 'Укажите слово'), v.maxLength(60, 'Не длиннее 60 знаков')),
        counts: v.picklist(VOTE_WEIGHTS),
      }),
    ),
    v.minLength(2, 'Нужны хотя бы два ответа'),
    v.maxLength(6, 'Не больше шести ответов'),
    v.check((answers) => areDistinct(answers.map((one) => one.code)), 'Ответы повторяются'),
    v.check(
      (answers) => areDistinct(answers.map((one) => one.letter)),
      'Одна буква у двух ответов. Дайте каждому свою',
    ),
    v.check(
      (answers) => areDistinct(answers.map((one) => one.word)),
      'Одно слово у двух ответов. Назовите их по-разному',
    ),
    v.check((answers) => answers.some((one) => one.counts === 'inFavour'), 'Хотя бы один ответ считается как «за»'),
  ),
  /** Which share of whom is a decision: more than half of those who took part, of all members, or two thirds. */
  majority: v.nullable(v.picklist(['ofVoters', 'ofMembers', 'twoThirdsOfVoters', 'twoThirdsOfMembers'])),
  tie: v.nullable(v.picklist(['chair', 'rejected'])),
  quorum: v.nullable(v.picklist(['half', 'moreThanHalf', 'twoThirds'])),
})
export type VotingRules = v.InferOutput<typeof votingRules>

export const officeDuties = v.strictObject({
  tasks: v.array(v.string()),
  reports: v.array(
    v.strictObject({
      code: v.string(),
      name: v.string(),
      period: v.nullable(v.string()),
      addressee: v.string(),
      text: v.string(),
    }),
  ),
  /** `item`: the item of the decree; registers made before it was kept have none. */
  ranking: v.array(
    v.strictObject({ code: v.string(), name: v.string(), scope: v.string(), item: v.optional(v.nullable(v.string())) }),
  ),
  legalBasis: v.array(v.string()),
})

export const rosterShape = v.picklist(['numberPostRole', 'numberPostRoleName'])

export const REMINDED_STAGES = ['registration', 'routing', 'interim', 'final'] as const
export const ESCALATION_ROLES = ['responsible', 'blockOfficer', 'officeHead', 'curator'] as const

const reminder = v.strictObject({
  /** How long before the date; 0 = no reminder. */
  amount: v.pipe(
    v.number('Введите число'),
    v.integer('Введите целое число'),
    v.minValue(0, 'Не меньше 0'),
    v.maxValue(60, 'Не больше 60'),
  ),
  unit: v.picklist(['workingDays', 'workingHours']),
})

/** When a person is reminded of a date, and to whom a card goes the longer it is overdue. */
export const reminderSettings = v.strictObject({
  before: v.strictObject({ registration: reminder, routing: reminder, interim: reminder, final: reminder }),
  escalation: v.pipe(
    v.array(
      v.strictObject({
        /** Whole days past the date; 0 = at once. */
        afterDays: v.pipe(
          v.number('Введите число дней'),
          v.integer('Введите целое число дней'),
          v.minValue(0, 'Не меньше 0'),
          v.maxValue(365, 'Не больше 365'),
        ),
        to: v.picklist(ESCALATION_ROLES),
      }),
    ),
    v.maxLength(6, 'Не больше шести ступеней'),
    v.check(
      (levels) => levels.every((level, index) => index === 0 || (levels[index - 1]?.afterDays ?? 0) < level.afterDays),
      'Каждая следующая ступень наступает позже предыдущей',
    ),
  ),
})
export type ReminderSettings = v.InferOutput<typeof reminderSettings>

const megabytes = (max: number) =>
  v.pipe(
    v.number('Введите число мегабайт'),
    v.integer('Введите целое число мегабайт'),
    v.minValue(1, 'Не меньше одного мегабайта'),
    v.maxValue(max, `Не больше ${max.toLocaleString('ru-RU')} МБ`),
  )

const settings = {
  hours: officeHours,
  documents: DocumentSettings,
  letterhead: LetterheadSettings,
  meetingRules,
  voting: votingRules,
  duties: officeDuties,
  rosterShape,
  reminders: reminderSettings,
  /** 1 = Monday … 7 = Sunday: week start is a setting (domain.md §9.3). */
  weekStart: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7)),
  answers: v.strictObject({
    /** Whose final answers the responsible member approves first. */
    approval: v.picklist(APPROVAL_MODES),
    /** Days that a question to the applicant stands. */
    askDays: v.pipe(
      v.number('Введите число дней'),
      v.integer('Введите целое число дней'),
      v.minValue(1, 'Не меньше одного дня'),
      v.maxValue(90, 'Не больше 90 дней'),
    ),
  }),
  /** Limits of attachments, megabytes. */
  attachments: v.pipe(
    v.strictObject({
      fileMegabytes: megabytes(500),
      cardMegabytes: megabytes(5000),
    }),
    v.check(
      ({ fileMegabytes, cardMegabytes }) => fileMegabytes <= cardMegabytes,
      'Файл не может быть больше всех вложений карточки',
    ),
  ),
  /** Packages for the ЦУР. No act sets a term of the receipt: null waits for none. */
  exchange: v.strictObject({
    /** Working days from the sending to the receipt. */
    receiptDays: v.nullable(
      v.pipe(
        v.number('Введите число дней'),
        v.integer('Введите целое число дней'),
        v.minValue(1, 'Не меньше одного дня'),
        v.maxValue(90, 'Не больше 90 дней'),
      ),
    ),
    /** The usual way, proposed for each sending. */
    way: v.pipe(v.string(), v.maxLength(200, 'Не больше 200 знаков')),
  }),
  /** Sections, figures, addressee and term of the notes and reports. */
  reports: reportSets,
  /** After how many equal corrections by people an automatic rule is suggested. */
  ruleSuggestAfter: v.pipe(v.number(), v.integer(), v.minValue(2, 'Не меньше двух'), v.maxValue(50, 'Не больше 50')),
}
export type OfficeSettings = { [K in keyof typeof settings]: v.InferOutput<(typeof settings)[K]> }

/** Purpose under which a host lets the coat of arms of the letterhead in. */
export const COAT_PURPOSE = 'coatOfArms'

export const SAMPLE_PAPERS = ['protocol', 'letter'] as const
export type SamplePaper = (typeof SAMPLE_PAPERS)[number]

export const officeContract = {
  get: query(empty, v.strictObject({ office, settings: v.strictObject(settings) })),
  save: command(v.strictObject({ version, office: officeInput }), operation),
  saveSettings: command(v.strictObject({ settings: v.partial(v.strictObject(settings)) }), operation),
  /** Stores a PNG or JPEG of at most 300 kB as the coat of arms of the letterhead, or takes it off. Replies with the setting as it is now. */
  setCoatOfArms: command(
    v.strictObject({ ticket: v.nullable(v.string()) }),
    v.object({ ...operation.entries, coatOfArms: LetterheadSettings.entries.coatOfArms }),
  ),
  coatOfArms: query(empty, v.object({ src: v.nullable(PictureSource) })),
  /** A sheet that shows settings before they are saved, with the requisites of the office. */
  samplePaper: query(
    v.strictObject({
      paper: v.picklist(SAMPLE_PAPERS),
      documents: DocumentSettings,
      letterhead: LetterheadSettings,
    }),
    DocumentModel,
  ),
}
