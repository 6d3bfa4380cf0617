import type { AgendaData } from './agenda.ts'
import type { CaseCardData } from './caseCard.ts'
import type { CentreNoteData } from './centreNote.ts'
import type { RosterData } from './roster.ts'
import { person, sampleOffice } from './samples.ts'
import type { WorkloadData } from './workload.ts'

/** Invented data for the tests of the smaller forms. */
export function sampleRoster(): RosterData {
  return {
    title: 'Муниципального центра управления\nЗаречного муниципального округа',
    asOf: '2026-11-17',
    approvedBy: {
      act: 'распоряжением Администрации\nЗаречного муниципального округа',
      date: '2026-02-09',
      number: '41-р',
      appendix: 'Приложение 2',
    },
    rows: [
      {
        post: 'заместитель главы округа',
        role: 'куратор МЦУ',
        person: person('Ветлугина Ирина Павловна'),
        consentOn: '2026-02-01',
      },
      {
        post: 'начальник отдела ЖКХ',
        role: 'ответственный за блок «Жилищно-коммунальное хозяйство»',
        person: person('Гордеев Пётр Николаевич'),
        consentOn: null,
      },
      { post: '', role: 'ответственный за блок «Энергетика»', person: null, consentOn: null },
    ],
  }
}

export function sampleCaseCard(): CaseCardData {
  return {
    office: sampleOffice,
    kind: 'appeal',
    number: '62/2026',
    receivedAt: '2026-11-13T17:20',
    registeredAt: '2026-11-16T09:05',
    channel: 'Обращения по 59-ФЗ',
    externalNumber: 'А-1204',
    status: 'в работе',
    block: 'Жилищно-коммунальное хозяйство',
    theme: 'Отопление',
    territory: 'Микрорайон Заводской',
    place: 'ул. Заводская, д. 18',
    recipient: 'МУП «Заречтеплосеть»',
    responsible: 'Гордеев П.Н.',
    gist: 'Холодно в квартире',
    text: 'С начала ноября в квартире не выше 16 градусов.\nПрошу проверить тепловой узел.',
    deadlines: [
      {
        title: 'Ответ заявителю',
        dueOn: '2026-12-16',
        steps: ['Зарегистрировано 16.11.2026.', '30 дней со дня регистрации.'],
        legalMaximumOn: '2026-12-16',
      },
    ],
    answeredOn: null,
    answer: null,
    result: null,
    satisfaction: null,
    repeatOf: null,
    history: [{ at: '2026-11-16T09:05', who: 'Лапшина О.Д.', what: 'Карточка заведена' }],
    applicant: { name: 'Птицына Анна Ивановна', address: 'ул. Садовая, д. 1', contacts: '8 900 000-00-00' },
    printedOn: '2026-11-17',
  }
}

export function sampleWorkload(): WorkloadData {
  const row = (block: string, numbers: [number, number, number, number, number, number]) => ({
    block,
    received: numbers[0],
    answeredInTime: numbers[1],
    answeredLate: numbers[2],
    postponed: numbers[3],
    open: numbers[4],
    overdue: numbers[5],
  })
  return {
    office: sampleOffice,
    from: '2026-07-01',
    to: '2026-09-30',
    asOf: '2026-11-17',
    filter: null,
    rows: [row('Жилищно-коммунальное хозяйство', [410, 375, 35, 4, 21, 3]), row('Энергетика', [2, 1, 1, 0, 8, 0])],
    signedBy: person('Корнеев Алексей Сергеевич', 'начальник организационного отдела', 'руководитель МЦУ'),
  }
}

export function sampleCentreNote(): CentreNoteData {
  return {
    office: sampleOffice,
    centreDative: 'Центру управления регионом Верхнеокской области',
    from: '2026-07-01',
    to: '2026-09-30',
    asOf: '2026-11-17',
    totals: { messages: 350, appeals: 62, answered: 412, answeredInTime: 376, open: 29, overdue: 3, repeated: 14 },
    previousReceived: 500,
    byBlock: [
      {
        name: 'Жилищно-коммунальное хозяйство',
        received: 410,
        answered: 410,
        answeredInTime: 375,
        open: 21,
        overdue: 3,
      },
      { name: 'Энергетика', received: 2, answered: 2, answeredInTime: 1, open: 8, overdue: 0 },
    ],
    byChannel: [
      { name: 'ПОС', received: 300 },
      { name: 'Инцидент Менеджмент', received: 112 },
    ],
    byTheme: [{ name: 'Отопление', received: 204 }],
    attachments: ['Таблицы: data/tables.xlsx'],
    signedBy: person('Ветлугина Ирина Павловна', 'заместитель главы округа', 'куратор МЦУ'),
  }
}

export function sampleAgenda(): AgendaData {
  return {
    office: sampleOffice,
    heldOn: '2026-11-17',
    time: '14:00',
    place: 'малый зал администрации',
    format: 'inPerson',
    items: [
      {
        title: 'О зимнем содержании дорог',
        speakers: [person('Рябинин Виктор Андреевич', 'начальник отдела дорог и транспорта')],
        minutes: 15,
        materials: 'справка за октябрь',
      },
    ],
    invited: [person('Зорина Ксения Вадимовна', 'заместитель главного врача поликлиники')],
    signedBy: person('Корнеев Алексей Сергеевич', 'начальник организационного отдела', 'руководитель МЦУ'),
  }
}
