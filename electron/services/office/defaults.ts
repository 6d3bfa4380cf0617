import { defaultDocumentSettings, defaultLetterhead } from '../../contract/documents.ts'
import type { OfficeSettings } from '../../contract/office.ts'
import { defaultReports } from './defaultReports.ts'

/** What an office has until it sets its own: the timetable and forms that domain.md §4.3 and §9.1 propose. */
export const defaultSettings: OfficeSettings = {
  hours: {
    start: '08:30',
    end: '17:30',
    lunchStart: '13:00',
    lunchEnd: '14:00',
    fridayEnd: '16:30',
    shortDayMinutes: 60,
  },
  documents: defaultDocumentSettings,
  letterhead: defaultLetterhead,
  meetingRules: {
    isRegulated: false,
    chairRoleCode: null,
    replacementRoleCode: null,
    quorum: null,
    voting: null,
    notes: [],
  },
  voting: {
    answers: [
      { code: 'for', letter: 'З', word: 'За', counts: 'inFavour' },
      { code: 'against', letter: 'П', word: 'Против', counts: 'against' },
      { code: 'abstained', letter: 'В', word: 'Воздержался', counts: 'abstained' },
    ],
    majority: null,
    tie: null,
    quorum: null,
  },
  duties: { tasks: [], reports: [], ranking: [], legalBasis: [] },
  rosterShape: 'numberPostRole',
  weekStart: 1,
  reminders: {
    before: {
      registration: { amount: 1, unit: 'workingDays' },
      routing: { amount: 2, unit: 'workingHours' },
      interim: { amount: 2, unit: 'workingHours' },
      final: { amount: 3, unit: 'workingDays' },
    },
    escalation: [
      { afterDays: 0, to: 'responsible' },
      { afterDays: 3, to: 'blockOfficer' },
      { afterDays: 7, to: 'officeHead' },
      { afterDays: 14, to: 'curator' },
    ],
  },
  answers: { approval: 'off', askDays: 14 },
  attachments: { fileMegabytes: 50, cardMegabytes: 200 },
  exchange: { receiptDays: 5, way: 'на носителе' },
  reports: defaultReports,
  ruleSuggestAfter: 3,
}
