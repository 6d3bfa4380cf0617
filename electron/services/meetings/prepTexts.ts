import { shortDate } from '../../documents/civilText.ts'
import type { Agreement, GroupRole, NoticeReply } from '../../contract/meetingPrep.ts'
import type { DayKind } from '../deadlines/deadlines.service.ts'

/** What the preparation of a meeting says to people. Dates come as civil text. */
const subject: Record<Agreement['subject'], string> = {
  agenda: 'повестка',
  dateTime: 'дата и время',
  all: 'повестка, дата и время',
}
const named = (title: string): string => (title.length > 80 ? `${title.slice(0, 79).trimEnd()}…` : title)

export const prepTexts = {
  materials: {
    attached: (item: string, names: readonly string[]) =>
      names.length === 1
        ? `К вопросу «${named(item)}» приложен файл «${names[0] ?? ''}»`
        : `К вопросу «${named(item)}» приложены файлы: ${names.length}`,
    removed: (item: string, name: string) => `Файл «${name}» убран у вопроса «${named(item)}»`,
    described: (item: string, name: string) => `Файл вопроса «${named(item)}» назван «${name}»`,
  },
  groupRoles: {
    chair: 'руководитель группы',
    deputy: 'заместитель руководителя',
    secretary: 'секретарь группы',
    member: 'член группы',
  } satisfies Record<GroupRole, string>,
  groupRoleNames: {
    chair: 'Руководитель рабочей группы',
    deputy: 'Заместитель руководителя рабочей группы',
    secretary: 'Секретарь рабочей группы',
    member: 'Член рабочей группы',
  } satisfies Record<GroupRole, string>,
  future: 'Этот день ещё не наступил',
  noGroup: 'Такой рабочей группы нет. Выберите из списка',
  noAct: 'Такого акта нет. Выберите из списка',
  noPerson: 'Такого человека в реестре нет. Выберите из списка',
  groupTerm: 'Окончание работы раньше её начала',
  groupTwice: (who: string) => `${who} указан в группе дважды`,
  groupOne: (role: string) => `В группе один ${role}. Остальным выберите другую роль`,
  groupUsed: 'У группы есть заседания. Укажите день, когда она закончила работу, и она останется в их протоколах',
  act: (kind: string, adoptedOn: string | null, number: string) =>
    [kind.slice(0, 1).toUpperCase() + kind.slice(1), adoptedOn && `от ${shortDate(adoptedOn)}`, number && `№ ${number}`]
      .filter(Boolean)
      .join(' '),
  day: {
    past: (heldOn: string) => `${shortDate(heldOn)} уже прошло. Заседание можно записать и задним числом`,
    off: (heldOn: string, why: string) => `${shortDate(heldOn)}: ${why}`,
    reason: (kind: DayKind, name: string) =>
      kind === 'holiday' ? ['праздничный день', name].filter(Boolean).join(', ') : name || 'выходной день',
    noCalendar: (heldOn: string) =>
      `Календарь на ${heldOn.slice(0, 4)} год не загружен: учтены только субботы, воскресенья и праздники по закону`,
    notBegun: (name: string, fromOn: string) => `${name} работает с ${shortDate(fromOn)}`,
    ended: (name: string, toOn: string) =>
      `${name} закончила работу ${shortDate(toOn)}. Участники возьмутся из её состава`,
    busy: (number: number, time: string) =>
      `На этот день уже есть заседание № ${number}${time === '' ? '' : `, ${time}`}`,
    busyAgain: (count: number) => `На этот день уже есть заседания: ${count}`,
  },
  origin: {
    gone: 'Заседание, с которого снимают копию, в корзине. Верните его или выберите другое',
    noTemplate: 'Шаблона больше нет. Выберите другой или создайте заседание без него',
  },
  carried: {
    execution: 'Об исполнении поручений',
    approval: (number: number, heldOn: string) => `Об утверждении протокола № ${number} от ${shortDate(heldOn)}`,
  },
  repliesAfterMeeting: (heldOn: string) => `Срок ответа позже заседания ${shortDate(heldOn)}`,
  answersBeforeMeeting: (heldOn: string) =>
    `Ответы принимают до дня заседания ${shortDate(heldOn)}. Укажите его или позже`,
  proposal: {
    taken: (number: number | null) =>
      number === null ? 'Вопрос уже взят в повестку. Обновите список' : `Вопрос уже в повестке заседания № ${number}`,
    declined: 'Вопрос отклонён. Сначала верните его',
    notDeclined: 'Вернуть можно отклонённый вопрос. Обновите список',
    already: 'Этот вопрос уже в повестке. Обновите список',
  },
  notice: {
    takesPart: (who: string) => `${who} и так участвует. Укажите другого или снимите его с участников`,
    himself: 'Человек не заменяет сам себя. Укажите другого',
    whoInstead: 'Укажите, кто придёт вместо него',
    instead: (who: string) => `вместо: ${who}`,
    repliesBeforeSent: (sentOn: string) => `Срок ответа раньше дня рассылки ${shortDate(sentOn)}`,
    repliedBeforeSent: (sentOn: string) => `Ответ раньше дня рассылки ${shortDate(sentOn)}`,
  },
  titles: {
    taken: (title: string) => `В повестке: ${named(title)}`,
    proposed: (title: string) => `Вопрос предложен: ${named(title)}`,
    proposal: (title: string) => `Предложение изменено: ${named(title)}`,
    declined: (title: string) => `Вопрос отклонён: ${named(title)}`,
    reopened: (title: string) => `Вопрос снова предложен: ${named(title)}`,
    proposalRemoved: (title: string) => `Предложение удалено: ${named(title)}`,
    sent: (total: number) => `Уведомления отмечены разосланными: ${total}`,
    reply: {
      waiting: (who: string) => `${who}: ответа нет`,
      coming: (who: string) => `${who}: придёт`,
      absent: (who: string) => `${who}: не придёт`,
      replaced: (who: string) => `${who}: придёт другой`,
    } satisfies Record<NoticeReply, (who: string) => string>,
    agreement: (what: Agreement['subject']) => `Согласование записано: ${subject[what]}`,
    agreementRemoved: (what: Agreement['subject']) => `Согласование удалено: ${subject[what]}`,
    template: (name: string) => `Шаблон «${named(name)}» сохранён`,
    templateRemoved: (name: string) => `Шаблон «${named(name)}» удалён`,
    group: (name: string) => `${named(name)}: сведения записаны`,
    groupCreated: (name: string) => `${named(name)}: группа создана`,
    groupRemoved: (name: string) => `${named(name)}: группа удалена`,
  },
} as const
