// The protocol with its extract, book, distribution list, sheet of corrections, and the remarks before a signature.

export const protocol = {
  documentTitle: (number: string, date: string) => `Протокол № ${number} от ${date}`,
  documentTitleWithoutNumber: (date: string) => `Протокол от ${date}`,
  meetingOf: (office: string) => `заседания ${office}`,
  withoutNumber: 'без номера',
  attended: {
    inPerson: {
      present: 'Присутствовали',
      count: (count: number, people: string) => `Присутствовали: ${count} ${people} (список прилагается).`,
      missing: 'Присутствовавшие не отмечены.',
      absent: 'Отсутствовали',
      list: 'СПИСОК\nприсутствовавших на заседании',
    },
    absentee: {
      present: 'Приняли участие в голосовании',
      count: (count: number, people: string) =>
        `Приняли участие в голосовании: ${count} ${people} (список прилагается).`,
      missing: 'Опросные листы не получены.',
      absent: 'Опросные листы не представили',
      list: 'СПИСОК\nпринявших участие в голосовании',
    },
  },
  attendance: {
    male: { arrived: (time: string) => `прибыл в ${time}`, left: (time: string) => `убыл в ${time}` },
    female: { arrived: (time: string) => `прибыла в ${time}`, left: (time: string) => `убыла в ${time}` },
  },
  inPlaceOf: (whom: string) => `за ${whom}`,
  toItem: (item: number) => `к вопросу ${item}`,
  presentForms: ['человек', 'человека', 'человек'] as const,
  invited: 'Приглашённые',
  speaker: 'Докладчик',
  speakers: 'Докладчики',
  coExecutor: 'Соисполнитель',
  coExecutors: 'Соисполнители',
  controller: (name: string) => `Контроль – ${name}`,
  noText: 'Текст решения не указан.',
  opinion: 'Особое мнение',
  due: (date: string) => `Срок – до ${date}.`,
  term: (term: string) => `Срок – ${term}`,
  noTerm: 'Срок – не указан.',
  noExecutor: 'Исполнитель – не указан.',
  voted: (inFavour: string, against: string, abstained: string) =>
    `Голосовали: «за» – ${inFavour}, «против» – ${against}, «воздержались» – ${abstained}.`,
  nobody: 'нет',
  details: 'Реквизиты и участники',
  agendaAnchor: 'Повестка дня',
  signatures: 'Подписи',
  presentListTitle: 'Список присутствовавших',
  presentListColumns: ['№', 'Ф.И.О.', 'Должность'],
  presentListAttachment: 'Список присутствовавших',
  toProtocol: (office: string) => `к протоколу заседания ${office}`,
}

export const remarks = {
  noNumber: 'Не указан номер протокола',
  noChair: 'Не указан председательствующий',
  noPresent: 'Присутствовавшие не отмечены',
  noItems: 'В повестке нет вопросов',
  noDecision: (item: string) => `${item}: нет решения`,
  emptyDecision: (point: string) => `${point}: текст решения пуст`,
  termBeforeMeeting: (point: string, date: string) => `${point}: срок ${date} раньше заседания`,
  noPollTerm: 'Не указано, до какого времени принимаются опросные листы',
  noExecutor: (point: string) => `${point}: не указан исполнитель`,
  noTerm: (point: string) => `${point}: не указан срок`,
  voteMismatch: (item: string, votes: number, present: number) =>
    `${item}: голосов ${votes}, присутствовало ${present}`,
}

export const extract = {
  title: 'ВЫПИСКА ИЗ ПРОТОКОЛА',
  documentTitle: (number: string, date: string) => `Выписка из протокола № ${number} от ${date}`,
  signed: 'подпись',
}

export const book = {
  title: 'КНИГА ПРОТОКОЛОВ',
  documentTitle: (year: number) => `Книга протоколов за ${year} год`,
  subject: (office: string) => `заседаний ${office}`,
  year: (year: number) => `за ${year} год`,
  made: (count: number, date: string) => `Протоколов – ${count}. Книга составлена ${date}`,
  contents: 'СОДЕРЖАНИЕ',
  contentsAnchor: 'Содержание',
  absentee: 'заочное',
  corrected: (version: number) => `исправлен, версия ${version}`,
  named: (number: number, date: string) => `№ ${number} от ${date}`,
  missing: (list: string) => `Не включены, протокол не подписан: ${list}.`,
}

export const distribution = {
  title: 'ЛИСТ РАССЫЛКИ',
  documentTitle: (number: string, date: string) => `Лист рассылки протокола № ${number} от ${date}`,
  subject: (office: string, date: string, number: string) => `протокола заседания ${office} от ${date} № ${number}`,
  columns: ['№', 'Кому', 'Что направлено', 'Экз.', 'Способ', 'Отправлено', 'Получено', 'Кто получил, подпись'],
  total: (count: number) => `Всего адресатов: ${count}`,
}

export const difference = {
  title: 'ЛИСТ ИСПРАВЛЕНИЙ',
  documentTitle: (number: string, date: string) => `Лист исправлений протокола № ${number} от ${date}`,
  subject: (number: string, date: string) => `к протоколу № ${number} от ${date}`,
  reason: (reason: string) => `Причина исправления: ${reason}`,
  same: 'Версии не отличаются.',
}
