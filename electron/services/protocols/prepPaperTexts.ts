import type { Notice } from '../../contract/meetingPrep.ts'

/** Words of the papers of preparation. */
export const prepPaperTexts = {
  nobody: 'В заседании нет участников. Возьмите их из состава или пригласите',
  noItem: 'Вопроса больше нет. Обновите повестку',
  noFigures: 'У этого вопроса нет справки: её имеют вопросы, которые предложил реестр, и «Об исполнении поручений»',
  reply: ({ reply, replacementName, replacementPost }: Notice): string => {
    if (reply === 'coming') return 'придёт'
    if (reply === 'absent') return 'не придёт'
    if (reply === 'replaced') return `вместо него ${[replacementName, replacementPost].filter(Boolean).join(', ')}`
    return ''
  },
  fileNames: {
    notice: (number: number, who: string) => `Уведомления, заседание № ${number}${who === '' ? '' : `,${who}`}`,
    invited: (number: number, date: string) => `Список участников, заседание № ${number} от ${date}`,
    figures: (number: number, position: number) => `Справка к вопросу ${position}, заседание № ${number}`,
  },
} as const
