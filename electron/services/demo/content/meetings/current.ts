import type { StoryFigures } from '../figures.ts'
import type { BallotRow, ItemRow } from './rows.ts'

/** Agenda of meeting № 11 with the contents of the design's protocol; figures come from the cards. */
export function eleventh(figures: StoryFigures): readonly ItemRow[] {
  const { snow, quarter, energyOpen } = figures
  return [
    {
      title: 'О протоколе от {m10} № {n10} и исполнении поручений',
      speaker: 'korneev',
      minutes: 10,
      heard:
        'из семи поручений протокола от {m10} № {n10} исполнено четыре, все в срок, два исполняются, одно просрочено (график замены насосов).',
      decisions: [
        { text: 'Протокол от {m10} № {n10} утвердить.' },
        { text: 'представить график замены насосов на скважине № 4.', to: 'gordeev', due: '2026-11-20', done: null },
      ],
    },
    {
      title: 'О зимнем содержании дорог и сообщениях о снеге и наледи',
      speaker: 'ryabinin',
      minutes: 20,
      heard: `{snow} поступило ${snow.received} сообщение о снеге и наледи, в срок закрыто ${snow.inTime}. Больше всего сообщений по территориям: ${snow.places.join(', ')}. Справка прилагается.`,
      spoke: [
        ['tikhonov', 'вторая смена техники выйдет на линию с {shiftTwo}.'],
        ['meshcheryakov', 'в системе «Инцидент Менеджмент» растёт доля повторных сообщений по спуску к поликлинике.'],
      ],
      decisions: [
        {
          text: 'опубликовать график очистки улиц и дворов на декабрь.',
          to: 'soboleva',
          due: '2026-11-24',
          done: null,
        },
        {
          text: 'обеспечить посыпку спуска к поликлинике до 07:30.',
          to: 'tikhonov',
          due: '2027-03-31',
          period: 'ежедневно',
          done: null,
        },
        {
          text: 'представить сводку по повторным сообщениям о снеге и наледи.',
          to: 'ryabinin',
          due: '2026-11-20',
          done: null,
        },
      ],
    },
    {
      title: 'Об отоплении в микрорайоне Заводской',
      speaker: 'gordeev',
      minutes: 15,
      heard:
        'о замерах температуры в 12 квартирах микрорайона Заводской: в семи температура ниже нормы, причина в разрегулировке двух тепловых узлов.',
      decisions: [
        {
          text: 'с МУП «Заречтеплосеть» провести наладку узлов по улице Заводской, 18 и 22.',
          to: 'gordeev',
          due: '2026-11-27',
          done: null,
        },
        { text: 'разместить разъяснение о перерасчёте.', to: 'soboleva', done: null },
      ],
    },
    {
      title: 'О рейтинге ответственных получателей за III квартал',
      speaker: 'lapshina',
      minutes: 10,
      heard: `о рейтинге ответственных получателей за III квартал: в рейтинге девять получателей, в срок закрыто ${quarter.inTime} из ${quarter.closed} (${quarter.share} %). Таблица и расчёт прилагаются.`,
      spoke: [['gordeev', 'просит учесть, что три возврата по водоснабжению связаны с одной аварией.']],
      decisions: [
        { text: 'Рейтинг за III квартал утвердить.' },
        { text: 'довести рейтинг до получателей.', to: 'lapshina', due: '2026-11-20', done: null },
      ],
    },
    {
      title: 'О блоке «Энергетика»',
      speaker: 'korneev',
      minutes: 5,
      heard: `с {gap} блок «Энергетика» не имеет ответственного, открыто сообщений и обращений: ${energyOpen}.`,
      decisions: [
        {
          text: 'подготовить проект распоряжения о внесении изменений в состав МЦУ.',
          to: 'korneev',
          due: '2026-11-24',
          done: null,
        },
        { text: 'До назначения ответственного сообщения блока рассматривает Гордеев П.Н.' },
      ],
    },
  ]
}

/** Questions of the absentee meeting № 12. */
export const twelfth: readonly ItemRow[] = [
  {
    title: 'Об утверждении дорожной карты «Перебои с водой, Никольское»',
    speaker: 'gordeev',
    minutes: 0,
    heard: '',
    decisions: [],
    materials: 'приложение, 4 стр.',
    draft:
      'Утвердить дорожную карту «Перебои с водой, Никольское».\nИсполнителям мероприятий докладывать о ходе работ на заседаниях.',
  },
  {
    title: 'Об изменении весов рейтинга: полнота 35, повторные 10',
    speaker: 'lapshina',
    minutes: 0,
    heard: '',
    decisions: [],
    materials: 'расчёт, 1 стр.',
    draft: 'Установить в рейтинге получателей вес полноты 35, повторных сообщений 10.',
  },
  {
    title: 'О переносе отчёта по госпабликам на 10-е число месяца',
    speaker: 'soboleva',
    minutes: 0,
    heard: '',
    decisions: [],
    draft: 'Отчёт по госпабликам представлять к 10-му числу месяца.',
  },
]

/** Ballots of № 12: six have come, the sixth is being typed. */
export const twelfthBallots: readonly BallotRow[] = [
  { person: 'vetlugina', at: ['2026-11-16', '09:20'], answers: 'ЗЗЗ' },
  { person: 'korneev', at: ['2026-11-16', '09:41'], answers: 'ЗЗЗ' },
  {
    person: 'gordeev',
    at: ['2026-11-16', '15:05'],
    answers: 'ЗПЗ',
    opinion: [2, 'Вес полноты повышать после того, как получатели обучены оценке.'],
  },
  { person: 'zhdanova', at: ['2026-11-17', '08:50'], answers: 'ЗЗВ' },
  { person: 'lapshina', at: ['2026-11-16', '11:12'], answers: 'ЗЗЗ' },
  { person: 'meshcheryakov', at: ['2026-11-17', '10:40'], answers: 'З' },
  { person: 'ryabinin', at: null, answers: '' },
  { person: 'soboleva', at: null, answers: '' },
  { person: 'tikhonov', at: null, answers: '' },
  { person: 'fomina', at: null, answers: '' },
]
