// Roster of the centre and the order that approves it.

export const roster = {
  title: 'СОСТАВ',
  documentTitle: (date: string) => `Состав МЦУ на ${date}`,
  approved: 'УТВЕРЖДЁН',
  number: '№\nп/п',
  post: 'Должность',
  role: 'Роль в МЦУ',
  postFull: 'Наименование должности',
  roleFull: 'Роль в составе муниципального центра управления',
  name: 'Ф.И.О.',
  vacant: 'не назначен',
  inAgreement: 'по согласованию',
  consent: 'Согласия лиц, чьи имена указаны в составе, на размещение персональных данных получены.',
}

export const rosterOrder = {
  acts: {
    распоряжение: { title: 'Распоряжение', genitive: 'распоряжения', instrumental: 'распоряжением' },
    постановление: { title: 'Постановление', genitive: 'постановления', instrumental: 'постановлением' },
    приказ: { title: 'Приказ', genitive: 'приказа', instrumental: 'приказом' },
  },
  documentTitle: (act: string, number: string | null, date: string | null) =>
    [act, 'о составе МЦУ', date === null ? '' : `от ${date}`, number === null ? '' : `№ ${number}`]
      .filter((part) => part !== '')
      .join(' '),
}
