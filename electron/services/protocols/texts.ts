import { shortDate } from '../../documents/civilText.ts'

/** What the protocols say to people. */
export const texts = {
  mcuGenitive: 'муниципального центра управления',
  unnamedSpeaker: 'Выступивший не указан',
  noPresent: 'Присутствовавшие не отмечены',
  unmarked: (count: number) => `Явка отмечена не у всех: осталось ${count}`,
  voteMismatch: (item: number, votes: number, least: number, most: number) =>
    `${item}: голосов ${votes}, присутствовало ${least === most ? most : `от ${least} до ${most}`}`,
  passed: {
    present: 'Явка отмечена',
    executors: 'Исполнители указаны',
    terms: 'Сроки указаны',
    votes: 'Голоса сходятся с явкой',
  },
  unknownVersion: 'Такой версии протокола нет. Обновите страницу',
  foreignVersion: 'Эта версия относится к другому заседанию',
  alreadySigned: 'Протокол уже подписан. Для исправления откройте новую версию',
  notSigned: 'Протокол ещё не подписан, исправлять его можно сразу',
  notReady: (remarks: readonly string[]) => `Протокол не подписан. Исправьте: ${remarks.join('; ')}`,
  nothingChanged: (version: number) => `Текст не отличается от версии ${version}. Новая версия не нужна`,
  signedInFuture: 'Дата подписи ещё не наступила',
  signedBeforeMeeting: (heldOn: string) => `Подпись раньше даты заседания ${shortDate(heldOn)}`,
  noExtract: 'У этого исполнителя нет решений в протоколе',
  titles: {
    signed: (number: number, version: number) => `Протокол № ${number} подписан, версия ${version}`,
    reopened: (number: number, version: number) => `Протокол № ${number}: готовится версия ${version}`,
  },
  fileNames: {
    protocol: (number: number, heldOn: string) => `Протокол № ${number} от ${shortDate(heldOn)}`,
    version: (version: number) => `, версия ${version}`,
    short: ', краткий',
    extract: (number: number, name: string) => `Выписка из протокола № ${number}, ${name.replace(/\.$/, '')}`,
    agenda: (number: number, heldOn: string) => `Повестка заседания № ${number} от ${shortDate(heldOn)}`,
  },
} as const
