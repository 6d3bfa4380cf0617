import { defaultDocumentSettings } from '../../contract/documents.ts'
import { buildAgenda } from '../agenda.ts'
import type { AgendaAssignment } from '../agenda.ts'
import { buildInvitedList } from '../invitedList.ts'
import type { InvitedListData } from '../invitedList.ts'
import { buildItemFigures } from '../itemFigures.ts'
import type { ItemFiguresData } from '../itemFigures.ts'
import { buildMeetingNotices } from '../meetingNotice.ts'
import type { MeetingNoticeData } from '../meetingNotice.ts'
import { person, sampleOffice } from '../samples.ts'
import { sampleAgenda } from '../samples.forms.ts'
import { meetingNoticeTemplate } from '../templates/meetingNotice.ts'
import { shippedTexts } from '../templates/template.ts'
import { letterOffice } from './letterOffice.ts'
import { longPost, twoPagesText } from './three.ts'
import type { PaperSamples } from './three.ts'

/** Samples of the papers of preparation. */
const settings = defaultDocumentSettings
const many = <T>(count: number, of: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => of(index))
const doubleName = person('Корсакова-Ветлужская Анна-Мария Константиновна', longPost)
const words = shippedTexts(meetingNoticeTemplate)

const assignment = (index: number, overdueDays: number): AgendaAssignment => ({
  number: `10.1.${index + 1}`,
  text: 'Очистить от снега и наледи спуск к поликлинике и подходы к остановкам',
  executor: 'Тихонов С. И.',
  dueOn: '2026-11-10',
  period: '',
  overdueDays,
})

export const richAgendaSamples: PaperSamples = {
  short: () =>
    buildAgenda(
      { ...sampleAgenda(), copy: 'chair', items: [{ title: 'О разном', speakers: [], remark: 'Сообщить устно' }] },
      settings,
    ),
  typical: () =>
    buildAgenda(
      {
        ...sampleAgenda(),
        number: '12',
        agreed: [{ withWhom: 'Аппарат Губернатора', agreedOn: '2026-11-13', what: 'повестка, дата и время' }],
        items: [
          { title: 'Об утверждении протокола № 11 от 03.11.2026', speakers: [], minutes: 5 },
          {
            title: 'Об исполнении поручений',
            speakers: [],
            minutes: 10,
            assignments: many(4, (at) => assignment(at, at)),
          },
          {
            ...sampleAgenda().items[0],
            title: 'О зимнем содержании дорог',
            speakers: sampleAgenda().items[0]?.speakers ?? [],
            section: 'Дороги и благоустройство',
            coSpeakers: [person('Тихонов Семён Игоревич', 'директор МБУ «Благоустройство»')],
            draftDecision: 'Утвердить график очистки улиц на декабрь.',
          },
        ],
      },
      settings,
    ),
  extreme: () =>
    buildAgenda(
      {
        ...sampleAgenda(),
        copy: 'chair',
        agreed: many(3, () => ({ withWhom: longPost, agreedOn: '2026-11-13', what: 'повестка, дата и время' })),
        items: many(40, (index) => ({
          title: `О ходе работ на участке № ${index + 1} и о сообщениях жителей`,
          speakers: [doubleName],
          coSpeakers: [doubleName, doubleName],
          minutes: 15,
          section: `Раздел ${Math.floor(index / 8) + 1}. Дороги, благоустройство и содержание`,
          draftDecision: index === 3 ? twoPagesText : 'Принять к сведению.',
          remark: 'Спросить о сроках и деньгах.',
          ...(index === 1 ? { assignments: many(60, (at) => assignment(at, at)) } : {}),
        })),
        signedBy: doubleName,
      },
      settings,
    ),
}

export const noticeData: MeetingNoticeData = {
  office: letterOffice,
  number: '12',
  name: '',
  heldOn: '2026-11-24',
  time: '14:00',
  place: 'малый зал администрации',
  repliesUntil: '2026-11-20',
  items: [{ title: 'О зимнем содержании дорог' }, { title: 'Об отоплении в микрорайоне Заводской' }],
  to: [
    {
      person: person('Рябинин Виктор Андреевич', 'начальник отдела дорог и транспорта'),
      isInvited: false,
      questions: [1],
    },
    {
      person: person('Зорина Ксения Вадимовна', 'заместитель главного врача поликлиники'),
      isInvited: true,
      questions: [],
    },
  ],
  signedBy: person('Ветлугина Инна Павловна', 'заместитель главы округа', 'куратор МЦУ'),
}

export const meetingNoticeSamples: PaperSamples = {
  short: () =>
    buildMeetingNotices(
      {
        ...noticeData,
        office: sampleOffice,
        time: null,
        place: '',
        repliesUntil: null,
        items: [],
        to: [{ person: person('Ан Вэй'), isInvited: true, questions: [] }],
        signedBy: null,
      },
      settings,
      words,
    ),
  typical: () => buildMeetingNotices(noticeData, settings, words),
  extreme: () =>
    buildMeetingNotices(
      {
        ...noticeData,
        name: 'по вопросам подготовки к паводку, пожароопасному периоду и отопительному сезону',
        items: many(40, (index) => ({ title: `О ходе работ на участке № ${index + 1} и о сообщениях жителей` })),
        to: many(60, (index) => ({ person: doubleName, isInvited: index % 2 === 0, questions: [1, 2, 3] })),
        signedBy: doubleName,
      },
      settings,
      words,
    ),
}

const listData: InvitedListData = {
  office: sampleOffice,
  heldOn: '2026-11-24',
  name: '',
  members: [
    { person: person('Ветлугина Инна Павловна', 'заместитель главы округа', 'куратор МЦУ'), reply: 'придёт' },
    {
      person: person('Рябинин Виктор Андреевич', 'начальник отдела дорог и транспорта'),
      reply: 'вместо: Зуев П. А.',
    },
  ],
  guests: [{ person: person('Зорина Ксения Вадимовна', 'заместитель главного врача поликлиники'), reply: '' }],
}

export const invitedListSamples: PaperSamples = {
  short: () => buildInvitedList({ ...listData, members: listData.members.slice(0, 1), guests: [] }, settings),
  typical: () => buildInvitedList(listData, settings),
  extreme: () =>
    buildInvitedList(
      {
        ...listData,
        name: 'по вопросам подготовки к паводку',
        members: many(60, () => ({
          person: doubleName,
          reply: `вместо: ${doubleName.fullName ?? ''}, ${longPost}`,
        })),
        guests: many(60, () => ({ person: doubleName, reply: 'не придёт' })),
      },
      settings,
    ),
}

const figuresData: ItemFiguresData = {
  office: sampleOffice,
  position: 3,
  title: 'О росте сообщений по теме «Вода»',
  asOf: '2026-11-17',
  rule: 'За 30 дней не меньше 5 и в полтора раза больше среднего за три предыдущих срока по 30 дней',
  lines: [
    { text: 'Поступило 19.10.2026 – 17.11.2026', value: '14' },
    { text: 'из них Никольское', value: '9' },
    { text: 'Среднее за 30 дней прежде', value: '5,0' },
  ],
  assignments: null,
}

export const itemFiguresSamples: PaperSamples = {
  short: () => buildItemFigures({ ...figuresData, rule: '', lines: [], assignments: [] }, settings),
  typical: () => buildItemFigures(figuresData, settings),
  extreme: () =>
    buildItemFigures(
      {
        ...figuresData,
        title: longPost,
        lines: many(40, (index) => ({ text: `${longPost} ${index + 1}`, value: '12 480' })),
        assignments: many(60, (index) => assignment(index, index)),
      },
      settings,
    ),
}
