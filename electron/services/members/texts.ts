import { shortDate } from '../../documents/civilText.ts'
import type { Gender } from '../../documents/declension.ts'

const nbsp = '\u00A0'

/** «№ 12-р от 03.02», «протокол № 11 от 29.10.2025»; blanks of the act stay blanks. The year is left out where the reader knows it. */
function actLabel(act: { kind: string; number: string; adoptedOn: string | null }, year: string): string {
  const number = act.number === '' ? '' : `№${nbsp}${act.number}`
  const date =
    act.adoptedOn === null
      ? ''
      : act.adoptedOn.startsWith(year)
        ? shortDate(act.adoptedOn).slice(0, 5)
        : shortDate(act.adoptedOn)
  const isOrder = act.kind === 'распоряжение' || act.kind === 'постановление'
  const requisites = [
    isOrder && number !== '' ? number : [act.kind, number].filter(Boolean).join(' '),
    date === '' ? '' : `от${nbsp}${date}`,
  ]
  return requisites.filter(Boolean).join(' ')
}

const people = (n: number): string => {
  const tens = n % 100
  return n % 10 >= 2 && n % 10 <= 4 && (tens < 12 || tens > 14) ? `${n} человека` : `${n} человек`
}

/** What the состав says to people. */
export const texts = {
  actLabel,
  titles: {
    personCreated: (name: string) => `${name}: внесено в состав`,
    personChanged: (name: string) => `${name}: сведения изменены`,
    personRemoved: (name: string) => `${name}: удалено в корзину`,
    appointed: (name: string, what: string) => `${name}: назначено, ${what}`,
    ended: (name: string, date: string) => `${name}: полномочия до ${shortDate(date)}`,
    termChanged: (name: string, date: string | null) =>
      `${name}: полномочия ${date === null ? 'без срока' : `до ${shortDate(date)}`}`,
    membershipRemoved: (name: string) => `${name}: запись о назначении удалена`,
    actSaved: (label: string) => `Основание записано: ${label}`,
    actRemoved: (label: string) => `Основание удалено: ${label}`,
    applied: (n: number) => `Состав внесён из таблицы: ${people(n)}`,
    several: (n: number) => people(n),
  },
  errors: {
    surname: 'Укажите фамилию',
    postOnly: 'Укажите должность: фамилии нет, человека не с чем сопоставить',
    consentInFuture: 'Дата согласия ещё не наступила. Укажите дату подписания',
    consentWithoutName: 'Согласие даёт человек. Укажите фамилию',
    periodReversed: 'Дата окончания раньше даты начала. Исправьте одну из дат',
    endsBeforeStart: (name: string, from: string) =>
      `${name}: полномочия начались ${shortDate(from)}. Укажите день не раньше`,
    alreadyEnded: (name: string, to: string) => `${name}: полномочия уже окончены ${shortDate(to)}. Обновите состав`,
    roleTaken: (role: string, name: string, from: string | null) =>
      `Роль «${role}» уже у другого (${name}${from === null ? '' : ` с ${shortDate(from)}`}). Завершите эти полномочия или назначьте временно`,
    endsPreviousNeedsDate: 'Укажите дату начала: накануне закончатся полномочия прежнего',
    previousStartsLater: (name: string) =>
      `${name}: полномочия начинаются не раньше этой даты. Исправьте дату или завершите их отдельно`,
    sameMembership: (period: string) => `Эти полномочия уже внесены ${period}. Измените их срок`,
    blockNeeded: 'Выберите блок: эта роль ведёт отраслевые блоки',
    blockClosed: (name: string, on: string) =>
      `Блок «${name}» закрыт ${shortDate(on)}. Выберите другой блок или откройте его в справочнике`,
    roleClosed: (name: string, on: string) => `Роль «${name}» закрыта ${shortDate(on)}. Выберите другую`,
    roleNotChosen: 'Выберите роль, создайте новую или пропустите',
    blockNotChosen: 'Выберите блок, создайте новый или пропустите',
    unknownPerson: 'Человека нет в составе. Обновите страницу',
    unknownRole: 'Роли нет в справочнике. Выберите другую',
    unknownBlock: 'Блока нет в справочнике. Выберите другой',
    unknownChannel: 'Канала нет в справочнике. Выберите другой',
    unknownSigner: 'Подписавшего нет в составе. Выберите другого',
    unknownAct: 'Основания нет в списке. Выберите другое или внесите новое',
    adoptedInFuture: 'Дата акта ещё не наступила. Проверьте год',
    actUsed: 'По этому акту есть назначения. Сначала измените их основание',
    heldBy: {
      roster: 'Удалить нельзя: за человеком числятся роли. Завершите полномочия, имя останется в истории',
      cases: 'Удалить нельзя: человек указан в карточках сообщений. Завершите полномочия, имя останется в них',
      meetings: 'Удалить нельзя: человек указан в заседаниях. Завершите полномочия, имя останется в них',
      assignments: 'Удалить нельзя: человек указан в поручениях. Завершите полномочия, имя останется в них',
      operators: 'Удалить нельзя: человек работает в программе. Сначала закройте его профиль',
    },
  },
  phone: (number: string) => `тел. ${number}`,
  period: (from: string | null, to: string | null): string =>
    [from === null ? '' : `с ${shortDate(from)}`, to === null ? '' : `по ${shortDate(to)}`].filter(Boolean).join(' ') ||
    'без дат',
  changes: {
    first: 'Первый состав',
    left: (name: string, gender: Gender | undefined) =>
      `${name} ${gender === 'female' ? 'выбыла' : gender === 'male' ? 'выбыл' : 'выбыл(а)'}`,
    leftTogether: (names: readonly string[], more: number) =>
      `Выбыли: ${names.join(', ')}${more > 0 ? ` и ещё ${more}` : ''}`,
    ended: (name: string, what: string) => `${name}: окончены полномочия, ${what}`,
    noSuccessor: 'Замена не назначена',
    temporarily: (what: string, name: string) => `${what}: временно ${name}`,
    and: ' и ',
    withAct: (text: string, act: string) => (act === '' ? text : `${text}: ${act}`),
    leftWithAct: (text: string, act: string) => (act === '' ? text : `${text}, ${act}`),
  },
  document: {
    approvedBy: {
      распоряжение: 'распоряжением',
      постановление: 'постановлением',
      протокол: 'протоколом',
      приказ: 'приказом',
    } as Readonly<Record<string, string>>,
    fileName: (on: string) => `Состав МЦУ на ${shortDate(on)}`,
    orderFile: (act: string, on: string) =>
      `${act.slice(0, 1).toUpperCase()}${act.slice(1)} о составе МЦУ ${shortDate(on)}`,
    responsibleForBlocks: (names: readonly string[]) =>
      names.length === 1 ? `ответственный за блок ${names.join('')}` : `ответственный за блоки ${names.join(', ')}`,
    temporary: (role: string) => `${role} (временно)`,
    /** The heading «Состав …» takes the name of the МЦУ in the genitive; an unusual name is printed as it is. */
    genitive: (mcuName: string) =>
      mcuName.replace(/^Муниципальный центр управления/u, 'Муниципального центра управления'),
  },
} as const
