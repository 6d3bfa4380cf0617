/** Given names that people of the region carry, in the nominative; forms of the other cases are made by rule. */
const MEN =
  'Александр Алексей Анатолий Андрей Антон Аркадий Арсений Артём Артур Богдан Борис Вадим Валентин Валерий Василий Виктор Виталий Владимир Владислав Вячеслав Геннадий Георгий Герман Глеб Григорий Даниил Данила Денис Дмитрий Евгений Егор Захар Иван Игнат Игорь Илья Кирилл Константин Леонид Максим Марат Марк Матвей Михаил Никита Николай Олег Павел Пётр Равиль Рамиль Ренат Ринат Родион Руслан Рустам Семён Сергей Станислав Степан Тарас Тимофей Тимур Фёдор Филипп Эдуард Эльдар Юрий Яков Ярослав Саша Миша Серёжа Дима Лёша Витя Коля Петя Юра Костя Женя Паша'.split(
    ' ',
  )
const WOMEN =
  'Александра Алёна Алина Алиса Алла Альбина Анастасия Ангелина Анжела Анна Антонина Валентина Валерия Варвара Василиса Вероника Галина Дарья Диана Евгения Екатерина Елена Елизавета Жанна Зинаида Злата Зоя Инга Инна Ирина Карина Кира Клавдия Кристина Ксения Лариса Лидия Любава Людмила Маргарита Марина Мария Марьяна Милана Надия Наталия Наталья Нелли Нина Оксана Олеся Ольга Полина Раиса Регина Римма Рита Светлана Серафима Снежана София Софья Таисия Тамара Татьяна Ульяна Фаина Эвелина Элина Эльвира Эмма Юлия Яна Галя Лена Катя Оля Наташа Таня Люда Люба Маша Даша Настя Ира Света Юля Аня'.split(
    ' ',
  )
/** Names that are ordinary words, places or months too: a person decides. */
const AMBIGUOUS =
  'Август Вера Виктория Влад Вова Гера Звезда Искра Лев Лилия Любовь Майя Марс Марта Надежда Роза Роман Слава Тихон Яблоня'.split(
    ' ',
  )

/** Small letters with ё as е: how words are compared. */
export const folded = (word: string): string => word.toLowerCase().replaceAll('ё', 'е')

function forms(name: string): string[] {
  const word = folded(name)
  const cut = word.slice(0, -1)
  if (word === 'павел') return ['павел', 'павла', 'павлу', 'павлом', 'павле']
  if (word === 'лев') return ['лев', 'льва', 'льву', 'львом', 'льве']
  if (/ия$/u.test(word)) return [word, `${cut}и`, `${cut}ю`, `${cut}ей`]
  if (/я$/u.test(word)) return [word, `${cut}и`, `${cut}е`, `${cut}ю`, `${cut}ей`]
  if (/а$/u.test(word)) return [word, `${cut}ы`, `${cut}и`, `${cut}е`, `${cut}у`, `${cut}ой`, `${cut}ей`]
  if (/овь$/u.test(word)) return [word, `${cut}и`, `${word}ю`]
  if (/ий$/u.test(word)) return [word, `${cut}я`, `${cut}ю`, `${cut}ем`, `${cut}и`]
  if (/[йь]$/u.test(word)) return [word, `${cut}я`, `${cut}ю`, `${cut}ем`, `${cut}е`]
  return [word, `${word}а`, `${word}у`, `${word}ом`, `${word}е`]
}

const certain = new Set([...MEN, ...WOMEN].flatMap(forms))
const ambiguous = new Set(AMBIGUOUS.flatMap(forms))

/** Whether a word is a given name in some case; `ambiguous` when it may be an ordinary word. */
export function givenName(word: string): 'certain' | 'ambiguous' | null {
  const form = folded(word)
  if (certain.has(form)) return 'certain'
  return ambiguous.has(form) ? 'ambiguous' : null
}

/** Whether a word has the form of a patronymic in some case. */
export const isPatronymic = (word: string): boolean =>
  /^[а-яё]{2,}(?:[оеё]вич|[оеё]вн|[иь]ичн|инич[н])(?:а|у|ем|ом|е|ы|ой|ою|ам|ами)?$/iu.test(word) ||
  /^(?:иль|кузьм|лук|фом|никит|савв)(?:ич|инич)(?:а|у|ем|ом|е|н[аеуыо]й?)?$/iu.test(word)

function fatherStems(name: string): string[] {
  const word = folded(name)
  if (/ий$/u.test(word)) return [`${word.slice(0, -2)}ьев`, `${word.slice(0, -1)}ев`]
  if (/[йь]$/u.test(word)) return [`${word.slice(0, -1)}ев`]
  if (/[ая]$/u.test(word)) return [word.slice(0, -1)]
  return [`${word}ов`]
}

const fathers = new Set(
  [
    ...MEN,
    'Савва',
    'Тихон',
    'Лев',
    'Роман',
    'Герман',
    'Прокофий',
    'Афанасий',
    'Ефим',
    'Пантелей',
    'Кузьма',
    'Лука',
    'Фома',
  ]
    .flatMap(fatherStems)
    .concat('львов', 'павлов', 'петров'),
)

/** Whether a patronymic is made of a known name: «Николаевной» is, «Церковной» only looks so. */
export function isKnownPatronymic(word: string): boolean {
  const form = folded(word)
  const found = /^(.{2,}?)(?:ич|инич|ичн|иничн|н)(?:а|у|ем|ом|е|ы|ой|ою)?$/u.exec(form)
  const [, stem = ''] = found ?? []
  return fathers.has(stem) || fathers.has(stem.replace(/и$/u, ''))
}

/** Whether a word ends as Russian, Ukrainian, Caucasian or Tatar surnames do, in some case. */
export const looksLikeSurname = (word: string): boolean =>
  word.length >= 4 &&
  (/(?:[оеё]в|[иы]н)(?:а|у|ым|е|ой|ою|ы|ых|ым|ыми)?$/iu.test(word) ||
    /(?:ск|цк)(?:ий|ого|ому|им|ом|ая|ой|ую|ие|их)$/iu.test(word) ||
    /(?:енко|чук|щук|юк|дзе|швили|янц?|[ую]ллин|галиев|баев)(?:а|у|ом|ем|е|ой|ы)?$/iu.test(word) ||
    /(?:ых|их)$/iu.test(word))
