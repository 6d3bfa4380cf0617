import { defaultDocumentSettings } from '../../contract/documents.ts'
import { buildAgenda } from '../agenda.ts'
import { buildCaseCard } from '../caseCard.ts'
import { buildCentreNote } from '../centreNote.ts'
import { buildProtocol } from '../protocol.ts'
import { buildProtocolExtract } from '../protocolExtract.ts'
import { buildReminders } from '../reminders.ts'
import { buildRoster } from '../roster.ts'
import { hugeProtocol, person, sampleOffice, tinyProtocol, usualProtocol } from '../samples.ts'
import { sampleAgenda, sampleCaseCard, sampleCentreNote, sampleRoster, sampleWorkload } from '../samples.forms.ts'
import { buildWorkload } from '../workload.ts'
import { longPost, twoPagesText } from './three.ts'
import type { PaperSamples } from './three.ts'

/** Samples of the papers that have one builder and no file of their own here. */
const settings = defaultDocumentSettings
const certified = {
  certifiedBy: person('Лапшина Ольга Дмитриевна', 'главный специалист'),
  certifiedOn: '2026-11-18',
}
const many = <T>(count: number, of: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => of(index))
const doubleName = person('Корсакова-Ветлужская Анна-Мария Константиновна', longPost)

export const protocolSamples: PaperSamples = {
  short: () => buildProtocol(tinyProtocol(), settings, { form: 'full' }),
  typical: () => buildProtocol(usualProtocol(), settings, { form: 'full' }),
  extreme: () => buildProtocol(hugeProtocol(), settings, { form: 'full' }),
}

export const shortProtocolSamples: PaperSamples = {
  short: () => buildProtocol(tinyProtocol(), settings, { form: 'short' }),
  typical: () => buildProtocol(usualProtocol(), settings, { form: 'short' }),
  extreme: () => buildProtocol(hugeProtocol(), settings, { form: 'short' }),
}

export const extractSamples: PaperSamples = {
  short: () =>
    buildProtocolExtract(
      { protocol: tinyProtocol(), items: [{ index: 0 }], certifiedBy: null, certifiedOn: null },
      settings,
    ),
  typical: () => buildProtocolExtract({ protocol: usualProtocol(), items: [{ index: 1 }], ...certified }, settings),
  extreme: () =>
    buildProtocolExtract(
      { protocol: hugeProtocol(), items: many(40, (index) => ({ index })), ...certified, certifiedBy: doubleName },
      settings,
    ),
}

export const agendaSamples: PaperSamples = {
  short: () =>
    buildAgenda({ ...sampleAgenda(), time: null, place: null, items: [], invited: [], signedBy: null }, settings),
  typical: () => buildAgenda(sampleAgenda(), settings),
  extreme: () =>
    buildAgenda(
      {
        ...sampleAgenda(),
        items: many(40, (index) => ({
          title: index === 20 ? twoPagesText : `О ходе работ на участке № ${index + 1} и о сообщениях жителей`,
          speakers: [doubleName],
          minutes: 15,
          materials: 'справка отдела дорог и транспорта с приложением фотографий',
          files: ['справка.docx', 'фото спуска у школы.jpg'],
        })),
        invited: many(60, (index) => (index % 7 === 0 ? doubleName : person('Ан Вэй', `специалист ${index + 1}`))),
        signedBy: doubleName,
      },
      settings,
    ),
}

export const rosterSamples: PaperSamples = {
  short: () => buildRoster({ ...sampleRoster(), rows: [] }, settings, { shape: 'three', names: 'none' }),
  typical: () => buildRoster(sampleRoster(), settings, { shape: 'four', names: 'all' }),
  extreme: () =>
    buildRoster(
      {
        ...sampleRoster(),
        rows: many(60, (index) => ({
          post: index % 5 === 0 ? longPost : `начальник отдела № ${index + 1}`,
          role: `ответственный за блок «Жилищно-коммунальное хозяйство и благоустройство», участок № ${index + 1}`,
          person: doubleName,
          consentOn: '2026-02-01',
        })),
      },
      settings,
      { shape: 'four', names: 'all' },
    ),
}

export const caseCardSamples: PaperSamples = {
  short: () =>
    buildCaseCard({ ...sampleCaseCard(), deadlines: [], history: [], applicant: null, text: '' }, settings, {
      includeApplicant: false,
      includeHistory: false,
    }),
  typical: () => buildCaseCard(sampleCaseCard(), settings, { includeApplicant: true, includeHistory: true }),
  extreme: () => {
    const card = sampleCaseCard()
    return buildCaseCard(
      {
        ...card,
        text: many(4, () => twoPagesText).join('\n'),
        responsible: longPost,
        history: many(60, (index) => ({
          at: '2026-11-16T09:05',
          who: 'Корсакова-Ветлужская А.-М.К.',
          what: `Поле «Суть» изменено, запись ${index + 1}`,
        })),
      },
      settings,
      { includeApplicant: true, includeHistory: true },
    )
  },
}

export const workloadSamples: PaperSamples = {
  short: () => buildWorkload({ ...sampleWorkload(), rows: [], signedBy: null }, settings),
  typical: () => buildWorkload(sampleWorkload(), settings),
  extreme: () => {
    const workload = sampleWorkload()
    const rows = many(60, (index) => ({
      block: `Отраслевой блок номер ${index + 1}`,
      received: 12_480,
      answeredInTime: 11_875,
      answeredLate: 605,
      postponed: 104,
      open: 921,
      overdue: 303,
    }))
    return buildWorkload({ ...workload, rows, signedBy: doubleName }, settings)
  },
}

export const remindersSamples: PaperSamples = {
  short: () => buildReminders({ office: sampleOffice, asOf: '2026-11-17', people: [] }, settings),
  typical: () => buildReminders({ office: sampleOffice, asOf: '2026-11-17', people: [reminded(3)] }, settings),
  extreme: () =>
    buildReminders(
      { office: sampleOffice, asOf: '2026-11-17', people: many(20, (index) => reminded(index)) },
      settings,
    ),
}

const reminded = (count: number) => ({
  name: 'Корсакова-Ветлужская А.-М.К.',
  roles: 'ответственный за блок «Жилищно-коммунальное хозяйство»',
  rows: many(count, (index) => ({
    number: `${index + 1}/2026`,
    gist: 'Холодно в квартире, температура не выше 16 градусов с начала ноября',
    due: '20.11.2026',
    why: 'осталось 3 рабочих дня',
  })),
  more: count > 10 ? 'и ещё 12 карточек' : null,
})

export const centreNoteSamples: PaperSamples = {
  short: () =>
    buildCentreNote({ ...sampleCentreNote(), byBlock: [], byChannel: [], byTheme: [], attachments: [] }, settings),
  typical: () => buildCentreNote(sampleCentreNote(), settings),
  extreme: () => {
    const note = sampleCentreNote()
    const block = {
      name: 'Жилищно-коммунальное хозяйство',
      received: 12_480,
      answered: 11_410,
      answeredInTime: 10_375,
      open: 321,
      overdue: 103,
    }
    return buildCentreNote(
      {
        ...note,
        byBlock: many(40, (index) => ({ ...block, name: `${block.name}, участок № ${index + 1}` })),
        byTheme: many(60, (index) => ({ name: `Тема сообщений жителей № ${index + 1}`, received: 1000 + index })),
        signedBy: doubleName,
      },
      settings,
    )
  },
}
