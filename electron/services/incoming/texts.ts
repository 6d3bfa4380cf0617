import { shortDate } from '../../documents/civilText.ts'

const plural = (n: number, one: string, few: string, many: string): string => {
  const tens = n % 100
  if (tens > 10 && tens < 15) return `${n} ${many}`
  return n % 10 === 1 ? `${n} ${one}` : n % 10 >= 2 && n % 10 <= 4 ? `${n} ${few}` : `${n} ${many}`
}
const cards = (n: number): string => plural(n, 'карточка', 'карточки', 'карточек')

/** What received packages say to people. */
export const texts = {
  notSet: 'не указано',
  decree: (kind: string, number: string, date: string | null): string =>
    [kind, number === '' ? '' : `№ ${number}`, date === null ? '' : `от ${shortDate(date)}`]
      .filter((one) => one !== '')
      .join(' '),
  titles: {
    taken: (office: string, period: string, version: number) =>
      `Пакет принят на чтение: ${office}, ${period}, версия ${version}`,
    accepted: (office: string, period: string, version: number) =>
      `Пакет принят: ${office}, ${period}, версия ${version}`,
    returned: (office: string, period: string, version: number) =>
      `Пакет возвращён: ${office}, ${period}, версия ${version}`,
    removed: (office: string, period: string, version: number) =>
      `Принятый пакет удалён: ${office}, ${period}, версия ${version}`,
    residents: (office: string) => `Число жителей указано: ${office}`,
    merging: (period: string) => `Слияние с пакетом за ${period}, не закончено`,
    takenBack: (office: string, period: string, version: number) =>
      `Слияние с пакетом отменено: ${office}, ${period}, версия ${version}`,
    merged: (office: string, period: string, version: number, added: number, changed: number) =>
      `Слияние с пакетом: ${office}, ${period}, версия ${version}. Добавлено: ${cards(added)}, изменено: ${cards(changed)}`,
  },
  progress: {
    unlocking: 'Снимаем шифрование',
    checking: 'Проверяем файл',
    reading: 'Читаем карточки пакета',
    comparing: 'Сличаем карточки',
    writing: (n: number) => `Записываем: ${cards(n)}`,
    takingBack: 'Возвращаем, как было',
    table: 'Готовим таблицу',
  },
  refusals: {
    unknown: 'Такого пакета среди принятых нет. Обновите список',
    noFile: 'Файл пакета не найден среди файлов реестра. Примите его ещё раз',
    noPart: 'Такого файла в пакете нет. Обновите страницу',
    notRead: 'Карточек в пакете нет или нет пакета, который он дополняет',
    reasonsNeeded: 'Укажите причину возврата, каждую с новой строки',
    reasonLong: 'Причина длиннее 2000 знаков. Сократите или разделите на строки',
    manyReasons: 'Причин не больше 100',
    numberTaken: (number: string) => `Квитанция № ${number} уже составлена. Укажите другой номер`,
    notDecided: 'Сначала примите или верните пакет: квитанции ещё нет',
    nothingChosen: 'Ничего не выбрано. Отметьте карточки или поля, которые взять из пакета',
    tooMany: (n: number, most: number) =>
      `Выбрано ${cards(n)}, за один раз переносится не больше ${most}. Сузьте выбор`,
    mergeRuns: 'Этот пакет уже переносится. Дождитесь конца или остановите перенос',
    takeBackFirst: 'Отмена прошлого слияния прервана. Откройте пакет и доведите её до конца, затем сличите заново',
    nothingMerged: 'Отменять нечего: слияния с этим пакетом нет',
    changed: 'Пока вы выбирали, реестр изменился. Сличите пакет заново, ваш выбор останется',
  },
  mergeRefusals: {
    otherOffice:
      'Это пакет другого органа. В реестр переносятся только карточки своего органа, чужие показатели смотрите в сводном виде',
    demo: 'Учебные данные и рабочий реестр не смешиваются',
    noCases: 'В пакете нет карточек: их не включили при сборке',
    baseMissing: 'Это пакет изменений. Сначала примите пакет, который он дополняет',
  },
  blocks: {
    channel: (name: string) => `Канала «${name}» нет в справочнике. Заведите его и сличите пакет заново`,
    number: 'Номер не похож на номер карточки этого реестра',
    dates: 'Даты карточки противоречат друг другу',
    trash: 'Такая карточка лежит в корзине. Верните её из корзины и сличите пакет заново',
    twice: 'Эту карточку уже назвала другая строка пакета',
  },
  unknown: {
    territory: (name: string) => `территория «${name}»`,
    block: (name: string) => `блок «${name}»`,
    theme: (name: string) => `тема «${name}»`,
    recipient: (name: string) => `получатель «${name}»`,
  },
  reason: (period: string, version: number) => `Слияние с пакетом за ${period}, версия ${version}`,
  note: (period: string, version: number, number: string) =>
    `Перенесено из пакета за ${period}, версия ${version}, № ${number}. Заявитель, текст, ответ и вложения в пакет не входят`,
  takenBackReason: 'Слияние с пакетом отменено',
  fromPackage: 'из пакета',
  /** Why an office has no figure that recipients have. */
  withoutFigure: { fullness: 'в пакеты не входит' },
  answered: (moment: string) => (moment === '' ? 'ответ дан' : `ответ дан ${moment}`),
  interim: (moment: string) => `промежуточный ${moment}`,
  solved: 'решено',
  notSolved: 'не решено',
  clarity: (grade: number) => `понятность ${grade}`,
  yesNo: (value: boolean) => (value ? 'да' : 'нет'),
  receiptFile: (number: string, office: string) => `Квитанция ${number} ${office}.json`,
  sheetFile: (period: string) => `Свод по муниципальным образованиям, ${period}.xlsx`,
  paperFile: (period: string) => `Свод по муниципальным образованиям, ${period}`,
  sheets: {
    offices: 'Органы',
    blocks: 'Блоки',
    themesSheet: 'Темы',
    missing: 'Нет пакета',
    office: 'Орган',
    name: 'Название',
    received: 'Поступило',
    receivedBefore: 'Поступило за период до',
    inTime: 'В срок',
    late: 'Позже срока',
    postponed: 'Отложено',
    open: 'Открыто',
    overdueOpen: 'Просрочено из открытых',
    share: 'Доля в срок',
    repeats: 'Повторные',
    rated: 'Оценок',
    clarity: 'Понятность',
    residents: 'Жителей',
    perThousand: 'На 1000 жителей',
    rating: 'Рейтинг',
    formula: 'Формула',
    rule: 'Правило',
    place: 'Место',
    score: 'Балл',
    placeWords: 'Пояснение',
    calculation: 'Расчёт',
    missingMonths: 'Нет пакета за месяцы',
    placeInTime: 'Место: срок',
    placeOverdue: 'Место: просрочено',
    placeRepeats: 'Место: повторные',
    placeClarity: 'Место: понятность',
    themes: 'Темы',
  },
} as const
