import { counted } from '../../ui/format.ts'

/** Words of routing: what a rule filled in, who was to answer and when. */
export const routingTexts = {
  title: 'Маршрут',
  none: 'Получатель ещё не назначен',
  returned: (from: string) => (from === '' ? 'Вернул получатель' : `Вернул получатель ${from}`),
  unrouted: 'Получатель снят',
  byRule: (name: string) => `автоправило «${name}»`,
  returns: (count: number) => counted(count, ['возврат', 'возврата', 'возвратов']),
  giveBack: 'Вернул получатель',
  giveBackText: 'Карточка останется без получателя и вернётся в разбор. Срок не сдвинется.',
  giveBackHint: 'Почему не его вопрос и кому, по его мнению, передать',
  reason: 'Причина',
  reasonNeeded: 'Укажите, почему вернули',
  cancel: 'Отмена',
  acted: (name: string) => `Автоправило «${name}»`,
  undone: 'отменено',
  undoRule: 'Отменить правило',
  changedSince: 'изменено людьми',
  suggest: (times: number) => `Так решили ${counted(times, ['раз', 'раза', 'раз'])}. Сделать правилом?`,
  dismiss: 'Не предлагать',
  fields: {
    blockId: 'блок',
    themeId: 'тема',
    recipientId: 'получатель',
    responsibleId: 'ответственный',
    isImportant: 'важное',
    fastTrack: 'фаст-трек',
  },
  entry: {
    filled: (rule: string, what: string) => `Автоправило «${rule}»: ${what}.`,
    kept: (kept: number, of: number) =>
      `За квартал люди оставили его выбор в ${kept} из ${counted(of, ['случая', 'случаев', 'случаев'])}.`,
    refused: (rule: string) => `Автоправило «${rule}» отменено.`,
    refuse: 'Отменить',
    take: 'Вернуть',
    key: 'Отменить или вернуть автоправило',
  },
} as const
