import type { Agreement, GroupRole, NoticeReply } from '../../../../electron/contract/meetingPrep.ts'

/** Words of the preparation for people. */
export const replyWords: Readonly<Record<NoticeReply, string>> = {
  waiting: 'ответа нет',
  coming: 'придёт',
  absent: 'не придёт',
  replaced: 'вместо него другой',
}
export const subjectWords: Readonly<Record<Agreement['subject'], string>> = {
  all: 'повестка, дата и время',
  agenda: 'повестка',
  dateTime: 'дата и время',
}
export const resultWords: Readonly<Record<Agreement['result'], string>> = {
  agreed: 'согласовано',
  remarks: 'есть замечания',
  refused: 'не согласовано',
}
export const roleWords: Readonly<Record<GroupRole, string>> = {
  chair: 'руководитель',
  deputy: 'заместитель',
  secretary: 'секретарь',
  member: 'член группы',
}
export const ways = ['электронная почта', 'СЭД', 'телефонограмма', 'лично'] as const

/** Files of an agenda item. */
export const materialWords = {
  title: 'Файлы к вопросу',
  attach: 'Приложить материалы',
  none: 'Файлов нет. Приложенные назовёт повестка.',
} as const

export const prepWords = {
  title: 'Подготовка',
  proposals: 'Предложения в повестку',
  groups: 'Рабочие группы',
  templates: 'Шаблоны заседаний',
  where: 'Подготовка заседания',
} as const
