import type { RatingComponent, RatingScope } from '../../contract/ratings.ts'

/** Words of the ratings of recipients. */
export const texts = {
  scopes: { all: 'Все каналы', pos: 'ПОС', im: 'ИМ', attention: '«Обращаем внимание»' } satisfies Record<
    RatingScope,
    string
  >,
  /** In formulas and at the head of lines. */
  components: {
    number: 'количество',
    terms: 'сроки',
    fullness: 'полнота',
    satisfaction: 'удовлетворённость',
    repeats: 'без повторных',
  } satisfies Record<RatingComponent, string>,
  /** Why a component has no data. */
  without: {
    number: 'записей нет',
    terms: 'ответов и просрочек нет',
    fullness: 'проверенных ответов нет',
    satisfaction: 'оценок нет',
    repeats: 'ответов нет',
  } satisfies Record<RatingComponent, string>,
  item: (item: string) => (/^\d/u.test(item) ? `п. ${item}` : item),
  noName: 'получатель удалён из справочника',

  formula: {
    points: (sum: string) => `Балл = (${sum}) ÷ 100`,
    meaning: {
      number: 'количество – поступило записей, в % от наибольшего',
      terms: 'сроки – доля в срок, %',
      fullness: 'полнота – сумма баллов проверки ответа (0–2) в % от наибольшей возможной',
      satisfaction: 'удовлетворённость – средняя оценка заявителей в % от 5',
      repeats: 'без повторных – 100 минус доля возвратов после ответа, %',
    } satisfies Record<RatingComponent, string>,
    best: (names: string) => `За 100 принят лучший результат: ${names}`,
    minimum: (count: string) => `Не ранжируется тот, у кого меньше ${count}`,
    missing: {
      shared: 'Если по показателю нет данных, его вес делится между остальными',
      zero: 'Если по показателю нет данных, он даёт 0 баллов',
    },
    afterTie: {
      skip: 'Равные баллы делят место, следующие места пропускаются (1, 1, 3)',
      next: 'Равные баллы делят место, за ними идёт следующее (1, 1, 2)',
    },
    digits: [
      'Значения и баллы округляются до целых',
      'Значения и баллы округляются до десятых',
      'Значения и баллы округляются до сотых',
    ],
  },

  place: (place: number, score: string) => `${place}-е место, балл ${score}`,
  shared: (names: string) => `то же место: ${names}`,
  facts: {
    terms: (share: string, part: string, whole: string) => `${share} % в срок (${part} из ${whole})`,
    fullness: (share: string) => `полнота ${share} %`,
    satisfaction: (mean: string, marks: string) => `средняя оценка ${mean} (${marks})`,
    repeats: (part: string, whole: string) => `${part} из ${whole}`,
    noRepeats: (whole: string) => `без возвратов (0 из ${whole})`,
  },
  small: 'записей меньше 3, место может быть случайным',
  tooFew: (count: string, minimum: number) => `Не ранжируется: ${count}, нужно не меньше ${minimum}`,
  noData: 'Не ранжируется: ещё нет ни ответов, ни просрочек, ни оценок',
  forms: {
    cards: ['запись', 'записи', 'записей'],
    cardsOf: ['записи', 'записей', 'записей'],
    marks: ['оценка', 'оценки', 'оценок'],
    returns: ['возврат', 'возврата', 'возвратов'],
  },

  beside: {
    above: (place: number, name: string, gap: string) => `До ${place}-го места (${name}) не хватило ${gap}`,
    below: (place: number, name: string, gap: string) => `Выше ${place}-го места (${name}) на ${gap}`,
    better: (list: string) => `лучше: ${list}`,
    worse: (list: string) => `хуже: ${list}`,
    /** One of the two has no data, and its weight was shared out. */
    apart: (list: string) => `не сравнить: ${list}`,
    pair: (name: string, mine: string, other: string) => `${name} ${mine} против ${other}`,
    none: 'нет данных',
  },

  steps: {
    of: {
      number: (part: string, _whole: string) => part,
      terms: (part: string, whole: string) => `${part} ÷ ${whole} × 100`,
      fullness: (part: string, whole: string) => `сумма баллов проверки ${part} ÷ наибольшая возможная ${whole} × 100`,
      satisfaction: (part: string, whole: string) => `сумма оценок ${part} ÷ (5 × ${whole}) × 100`,
      repeats: (part: string, whole: string) => `100 − ${part} ÷ ${whole} × 100`,
    } satisfies Record<RatingComponent, (part: string, whole: string) => string>,
    best: (value: string, best: string) => `${value} ÷ ${best} (лучший результат) × 100`,
    product: (name: string, how: string, points: string, weight: number, product: string) =>
      `${name}: ${how} = ${points}; ${points} × ${weight} = ${product}`,
    shared: (name: string, why: string, weight: number) => `${name}: ${why}, вес ${weight} делится между остальными`,
    zero: (name: string, why: string, weight: number) => `${name}: ${why}, 0 × ${weight} = 0`,
    sum: (products: string, sum: string, divisor: number, score: string) =>
      `Балл: (${products}) = ${sum}; ${sum} ÷ ${divisor} = ${score}`,
  },

  titles: {
    formula: (number: number) => `Формула рейтинга ${number}`,
    formulaChanged: (number: number) => `Изменена формула рейтинга ${number}`,
    formulaRemoved: (number: number) => `Удалена формула рейтинга ${number}`,
    settled: (scope: string, period: string) => `Места закреплены: ${scope}, ${period}`,
    unsettled: (scope: string, period: string, reason: string) =>
      `Закрепление мест снято: ${scope}, ${period}. ${reason}`,
    appeal: (name: string) => `Возражение получателя: ${name}`,
    decided: (name: string) => `Решение по возражению: ${name}`,
    appealRemoved: (name: string) => `Возражение удалено: ${name}`,
  },
  errors: {
    running: (day: string) => `Период ещё не закончился. Места можно закрепить с ${day}`,
    settledAlready: 'Места за этот период уже закреплены',
    nobody: 'За этот период ранжировать некого: нет получателей с достаточным числом записей',
    hasAppeals: 'На эти места есть возражения, поэтому закрепление не снимается. Удалите возражения и повторите',
    used: 'По этой формуле уже закреплены места, она не меняется. Добавьте новую формулу',
    first: 'Первая формула действует для периодов до остальных, её нельзя удалить. Добавьте новую формулу',
    earlier: (day: string) => `Формула действует не раньше предыдущей: с ${day}`,
    notRanked: 'У этого получателя нет строки в закреплённом рейтинге',
    appealBefore: 'Возражение подаётся после закрепления мест',
    decidedBefore: 'Решение принимается не раньше возражения',
    decidedAlready: 'Решение по этому возражению уже принято',
    future: 'Дата ещё не наступила',
  },
  progress: 'Собираю рейтинг',
  file: (scope: string, from: string, to: string) => `Рейтинг получателей, ${scope}, ${from} – ${to}`,
  sheets: { places: 'Места', lines: 'Расчёт', formula: 'Формула', appeals: 'Возражения' },
  columns: {
    place: 'Место',
    before: 'Было',
    name: 'Получатель',
    number: 'Всего',
    score: 'Балл',
    words: 'Пояснение',
    component: 'Показатель',
    part: 'Числитель',
    whole: 'Знаменатель',
    value: 'Значение, %',
    points: 'Принято в расчёт',
    weight: 'Вес',
    product: 'Вес × значение',
    rule: 'Правило',
    madeOn: 'Подано',
    reason: 'Возражение',
    state: 'Состояние',
    decision: 'Решение',
  },
  appealStates: { open: 'рассматривается', upheld: 'удовлетворено', rejected: 'отклонено' },
} as const
