import { defaultDocumentSettings } from '../../contract/documents.ts'
import { buildControlCard } from '../controlCard.ts'
import type { ControlCardData } from '../controlCard.ts'
import { buildExecution } from '../execution.ts'
import type { ExecutionData, ExecutionGroup, ExecutionRow } from '../execution.ts'
import { person, sampleOffice } from '../samples.ts'
import { controlCardTemplate } from '../templates/controlCard.ts'
import { executionTemplate } from '../templates/execution.ts'
import { shippedTexts } from '../templates/template.ts'
import { longPost, twoPagesText } from './three.ts'
import type { PaperSamples } from './three.ts'

/** Samples of the papers of assignments. */
const settings = defaultDocumentSettings
const many = <T>(count: number, of: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => of(index))
const cardWords = shippedTexts(controlCardTemplate)
const executionWords = shippedTexts(executionTemplate)

export const controlCardData: ControlCardData = {
  office: sampleOffice,
  number: '11.2.1',
  text: 'Ввести посыпку спуска к поликлинике и подходов к остановкам',
  executor: { person: person('Рябинин Виктор Андреевич', 'начальник отдела дорог и транспорта') },
  helpers: [{ body: 'МБУ «Благоустройство»' }],
  controller: person('Ветлугина Инна Павловна', 'заместитель главы округа'),
  source: 'протокол № 11 от 03.11.2026, п. 2.1',
  item: 'О зимнем содержании дорог',
  block: 'Дороги',
  issuedOn: '2026-11-03',
  dueOn: '2026-11-20',
  period: '',
  cause: 'Нет договора на песок',
  links: ['сообщение № 1503'],
  state: 'reported',
  closedOn: null,
  overdueDays: 0,
  returns: 1,
  report: 'Спуск посыпан, фото приложены',
  reportedOn: '2026-11-16',
  terms: [
    { dueOn: '2026-11-13', reason: 'срок по решению', on: '2026-11-03' },
    { dueOn: '2026-11-20', reason: 'Ждали поставку песка', on: '2026-11-12' },
  ],
  periods: [],
  notes: [
    { on: '2026-11-10', what: 'Ход исполнения', text: 'Завезено 12 т песка', by: 'Лапшина О. Д.' },
    { on: '2026-11-13', what: 'Возвращено на доработку', text: 'Посыпан не весь спуск', by: 'Лапшина О. Д.' },
    { on: '2026-11-16', what: 'Отчёт', text: 'Спуск посыпан, фото приложены', by: 'Лапшина О. Д.' },
  ],
  madeOn: '2026-11-17',
}

const longPerson = person('Корсакова-Ветлужская Анна-Мария Константиновна', longPost)

export const controlCardSamples: PaperSamples = {
  short: () =>
    buildControlCard(
      {
        ...controlCardData,
        number: 'П-1',
        text: 'Позвонить в ЦУР',
        executor: null,
        helpers: [],
        controller: null,
        source: '',
        item: '',
        block: '',
        dueOn: null,
        cause: '',
        links: [],
        state: 'open',
        returns: 0,
        report: '',
        reportedOn: null,
        terms: [],
        notes: [],
      },
      settings,
      cardWords,
    ),
  typical: () => buildControlCard(controlCardData, settings, cardWords),
  extreme: () =>
    buildControlCard(
      {
        ...controlCardData,
        text: twoPagesText,
        executor: { person: longPerson },
        helpers: many(20, () => ({ person: longPerson })),
        controller: longPerson,
        cause: twoPagesText.slice(0, 1500),
        links: many(20, (index) => `сообщение № ${1500 + index}`),
        state: 'done',
        closedOn: '2027-03-31',
        overdueDays: 131,
        terms: many(40, (index) => ({
          dueOn: `2026-12-${String((index % 28) + 1).padStart(2, '0')}`,
          reason: index % 10 === 9 ? twoPagesText.slice(0, 480) : 'Погодные условия',
          on: '2026-11-12',
        })),
        periods: many(60, (index) => ({
          dueOn: `2027-01-${String((index % 28) + 1).padStart(2, '0')}`,
          doneOn: index % 3 === 0 ? null : '2027-02-01',
          overdueDays: index % 3,
        })),
        notes: many(40, (index) => ({
          on: '2026-11-16',
          what: 'Возвращено на доработку',
          text: index === 20 ? twoPagesText.slice(0, 2500) : 'Посыпан не весь спуск, переделать до вечера',
          by: 'Корсакова-Ветлужская А.-М. К.',
        })),
        report: twoPagesText.slice(0, 2400),
      },
      settings,
      cardWords,
    ),
}

const group = (name: string): ExecutionGroup => ({
  name,
  counts: { all: 14, inTime: 8, late: 2, waiting: 3, lateOpen: 1 },
})

const row = (index: number): ExecutionRow => ({
  number: `11.2.${index + 1}`,
  text: 'Ввести посыпку спуска к поликлинике и подходов к остановкам',
  executor: 'Рябинин В. А.',
  dueOn: '2026-11-13',
  period: '',
  state: index % 3 === 0 ? 'done' : 'open',
  closedOn: index % 3 === 0 ? '2026-11-16' : null,
  overdueDays: index % 3 === 0 ? 3 : index % 3 === 1 ? 4 : 0,
})

export const executionData: ExecutionData = {
  office: sampleOffice,
  asOf: '2026-11-17',
  conditions: ['срок с 01.10.2026 по 31.12.2026'],
  counts: {
    all: 61,
    done: 52,
    inTime: 47,
    late: 5,
    open: 9,
    waiting: 8,
    lateOpen: 1,
    extended: 6,
    returned: 3,
    cancelled: 0,
  },
  executors: ['Рябинин В. А.', 'Гордеев П. Н.', 'МБУ «Благоустройство»'].map(group),
  blocks: ['Дороги', 'ЖКХ'].map(group),
  periods: { done: 12, inTime: 11, missed: 1 },
  rows: many(9, row),
  total: 9,
  signedBy: person('Корнеев Антон Сергеевич', 'начальник организационного отдела'),
}

export const executionSamples: PaperSamples = {
  short: () =>
    buildExecution(
      {
        ...executionData,
        conditions: [],
        counts: {
          all: 1,
          done: 0,
          inTime: 0,
          late: 0,
          open: 1,
          waiting: 1,
          lateOpen: 0,
          extended: 0,
          returned: 0,
          cancelled: 0,
        },
        executors: [],
        blocks: [],
        periods: null,
        rows: many(1, row),
        total: 1,
        signedBy: null,
      },
      settings,
      executionWords,
    ),
  typical: () => buildExecution(executionData, settings, executionWords),
  extreme: () =>
    buildExecution(
      {
        ...executionData,
        conditions: many(6, (index) => `отраслевой блок: ${longPost.slice(0, 160)} ${index + 1}`),
        counts: {
          all: 20_480,
          done: 18_000,
          inTime: 16_500,
          late: 1500,
          open: 2480,
          waiting: 2000,
          lateOpen: 480,
          extended: 1200,
          returned: 640,
          cancelled: 0,
        },
        executors: many(60, (index) => group(`Корсакова-Ветлужская А.-М. К. ${index + 1}`)),
        blocks: many(22, (index) => group(`Обращения граждан и юридических лиц из открытых источников ${index + 1}`)),
        rows: many(200, (index) => ({
          ...row(index),
          text: index === 50 ? twoPagesText : row(index).text,
          period: index % 20 === 0 ? 'ежемесячно до 10-го' : '',
        })),
        total: 20_480,
        signedBy: longPerson,
      },
      settings,
      executionWords,
    ),
}
