import type { StoryFigures } from '../figures.ts'
import type { MeetingRow } from './rows.ts'

/** № 7–10, July to October; № 8 sees that the decision of № 6 helped. */
export const secondHalf = (figures: StoryFigures): readonly MeetingRow[] => [
  {
    on: '2026-07-14',
    absent: ['zhdanova'],
    items: [
      {
        title: 'Об итогах II квартала',
        speaker: 'lapshina',
        minutes: 15,
        heard: 'о показателях квартала и пакете для ЦУР, принят 09.07.',
        decisions: [
          { text: 'рейтинг за II квартал утвердить.', to: 'lapshina', due: '2026-07-20' },
          { text: 'провести сверку адресов по ИМ.', to: 'meshcheryakov', due: '2026-07-24' },
          { text: 'обновить памятку для получателей.', to: 'lapshina', due: '2026-07-31' },
        ],
      },
      {
        title: 'О ремонте школ к учебному году',
        speaker: 'ryabinin',
        minutes: 10,
        heard: 'по поручению управления образования: подъезды и знаки у шести школ.',
        decisions: [
          { text: 'восстановить знаки и разметку у шести школ.', to: 'ryabinin', due: '2026-08-25' },
          { text: 'осмотреть ограждения школ.', body: 'educationDept', due: '2026-08-14' },
        ],
      },
      {
        title: 'О покосе травы',
        speaker: 'tikhonov',
        minutes: 10,
        heard: 'о графике покоса, отстаём по Никольскому и Вязовке.',
        decisions: [
          { text: 'выполнить второй покос.', to: 'tikhonov', due: '2026-08-07' },
          {
            text: 'включить дворы частного сектора в план 2027 года.',
            to: 'tikhonov',
            due: '2026-12-25',
            done: null,
          },
        ],
      },
    ],
  },
  {
    on: '2026-08-18',
    items: [
      {
        title: 'О результатах третьего рейса в микрорайоне Северный',
        speaker: 'gordeev',
        minutes: 10,
        heard: `о числе сообщений об отходах в микрорайоне Северный: с 01.05 по 30.06 – ${figures.wasteSeverny.before}, с 01.07 по 17.08 – ${figures.wasteSeverny.untilAugust}. Решение заседания от {m6} помогло.`,
        decisions: [
          { text: 'третий рейс оставить до конца года.', body: 'ecoService', due: '2026-08-31' },
          {
            text: 'оценить такой же рейс для посёлка Лесной Бор.',
            body: 'ecoService',
            due: '2026-09-30',
            done: '2026-10-05',
          },
        ],
      },
      {
        title: 'О подготовке к отопительному сезону',
        speaker: 'gordeev',
        minutes: 20,
        heard: 'о паспортах готовности: выданы по всем котельным, кроме котельной № 2.',
        decisions: [
          { text: 'получить паспорт готовности котельной № 2.', body: 'heatNetwork', due: '2026-09-15' },
          { text: 'провести пробные топки.', body: 'heatNetwork', due: '2026-09-22' },
          {
            text: 'подготовить резервный узел для микрорайона Заводской.',
            body: 'heatNetwork',
            due: '2026-11-30',
            done: null,
          },
        ],
      },
      {
        title: 'О воде в Никольском',
        speaker: 'gordeev',
        minutes: 10,
        heard: 'о повторных сообщениях по скважине № 4.',
        decisions: [
          { text: 'промыть сеть по улицам Школьная и Полевая.', body: 'waterUtility', due: '2026-08-28' },
          { text: 'взять пробы воды.', body: 'waterUtility', due: '2026-09-04' },
        ],
      },
    ],
  },
  {
    on: '2026-09-22',
    absent: ['averin'],
    items: [
      {
        title: 'О начале отопительного сезона',
        speaker: 'gordeev',
        minutes: 15,
        heard: 'о графике пуска тепла с 01.10.',
        decisions: [
          { text: 'разместить график пуска тепла.', to: 'soboleva', due: '2026-09-25' },
          { text: 'открыть горячую линию на две недели.', to: 'gordeev', due: '2026-09-30' },
          { text: 'проверить узлы домов 14–26 по Заводской.', body: 'heatNetwork', due: '2026-10-02' },
        ],
      },
      {
        title: 'О повторных сообщениях',
        speaker: 'meshcheryakov',
        minutes: 15,
        heard: 'о повторных сообщениях: водоснабжение в Никольском, спуск к поликлинике.',
        decisions: [
          {
            text: 'подготовить первопричины по водоснабжению Никольского.',
            to: 'gordeev',
            due: '2026-12-01',
            done: null,
          },
          { text: 'закрывать повторные сообщения после звонка заявителю.', to: 'meshcheryakov', due: '2026-09-30' },
        ],
      },
      {
        title: 'О зимней технике',
        speaker: 'tikhonov',
        minutes: 10,
        heard: 'о готовности техники: 11 из 13 машин.',
        decisions: [
          { text: 'завершить ремонт двух машин.', to: 'tikhonov', due: '2026-10-20', done: '2026-10-19' },
          { text: 'заготовить песок и реагент.', to: 'tikhonov', due: '2026-10-15' },
        ],
      },
    ],
  },
  {
    on: '2026-10-20',
    items: [
      {
        title: 'О контейнерных площадках',
        speaker: 'gordeev',
        minutes: 10,
        heard: 'о расхождении адресов площадок в графике Экосервиса и в реестре.',
        decisions: [{ text: 'сверить адреса контейнерных площадок.', to: 'gordeev', due: '2026-11-20', done: null }],
      },
      {
        title: 'О перебоях с водой в Никольском',
        speaker: 'gordeev',
        minutes: 15,
        heard: `о сообщениях из Никольского: с 18.09 по 17.10 – ${figures.nikolskoyeWater.before}, жалобы возвращаются после ответа.`,
        decisions: [
          {
            text: 'представить график замены насосов на скважине № 4.',
            to: 'gordeev',
            due: '2026-11-13',
            done: null,
          },
        ],
      },
      {
        title: 'Об аварии на тепловых сетях микрорайона Заводской',
        speaker: 'gordeev',
        minutes: 20,
        heard: `об аварии 06.10: поступило ${figures.heatingFailure} сообщений, тепло возвращено 12.10.`,
        decisions: [
          { text: 'представить акт расследования аварии.', body: 'heatNetwork', due: '2026-10-30' },
          { text: 'довести порядок перерасчёта до жителей.', to: 'soboleva', due: '2026-10-27' },
        ],
      },
      {
        title: 'О готовности к снегу',
        speaker: 'tikhonov',
        minutes: 10,
        heard: 'о графике дежурств и ящиках с песком.',
        decisions: [
          { text: 'составить список дворов для ночной уборки.', to: 'tikhonov', due: '2026-11-17', done: null },
          { text: 'расставить ящики с песком у 24 спусков.', to: 'tikhonov', due: '2026-11-06' },
        ],
      },
      {
        title: 'О пакете для ЦУР за III квартал',
        speaker: 'lapshina',
        minutes: 5,
        heard: 'о составе пакета, направлен 08.10.',
        decisions: [{ text: 'подготовить сведения о госпабликах для пакета.', to: 'soboleva', due: '2026-11-10' }],
      },
    ],
  },
]
