import { PACKAGE_FORMAT_VERSION } from '../../contract/exchange.ts'
import type { PackageProblem } from '../../contract/exchange.ts'

type Code = PackageProblem['code']

/** What the checker says of a broken part: in Russian for the screen, in English beside it on the command line. */
export const problemTexts: Record<Code, { ru: (detail: string) => string; en: string }> = {
  notZip: {
    ru: () => 'Файл не читается как архив ZIP: обрезан, повреждён или это другой файл',
    en: 'not a readable ZIP archive',
  },
  unsafeName: {
    ru: () => 'Недопустимое имя в архиве: путь наружу, ссылка или запрещённые знаки. Такой архив не распаковывайте',
    en: 'unsafe name in the archive',
  },
  duplicate: { ru: () => 'Имя в архиве встречается дважды', en: 'name occurs twice' },
  tooLarge: {
    ru: (detail) => `Содержимое больше допустимого (${detail}). Такой архив не распаковывайте`,
    en: 'content exceeds the limits',
  },
  encrypted: { ru: () => 'Часть зашифрована, проверить её нельзя', en: 'encrypted entry' },
  missing: { ru: () => 'Файла нет в пакете, а в описи он есть', en: 'missing from the archive' },
  superfluous: { ru: () => 'Лишний файл: в описи его нет', en: 'not listed in the manifest' },
  unreadable: { ru: () => 'Файл в архиве не читается: он повреждён', en: 'entry cannot be read' },
  newerFormat: {
    ru: (detail) =>
      `Пакет нового формата (версия ${detail}), эта программа знает версии до ${PACKAGE_FORMAT_VERSION}. Обновите программу`,
    en: 'newer format version',
  },
  manifest: { ru: (detail) => `Опись не по схеме: ${detail}`, en: 'manifest does not match its schema' },
  sums: { ru: (detail) => `Список контрольных сумм не по форме: ${detail}`, en: 'checksum list is malformed' },
  hash: {
    ru: () => 'Содержимое изменено: контрольная сумма SHA-256 не совпадает с описью',
    en: 'SHA-256 does not match',
  },
  size: { ru: (detail) => `Размер не совпадает с описью (${detail})`, en: 'size does not match' },
  schema: { ru: () => 'Схема отличается от опубликованной', en: 'schema differs from the published one' },
  data: { ru: (detail) => `Данные не по схеме: ${detail}`, en: 'data do not match the schema' },
  counts: {
    ru: (detail) => `Числа описи не совпадают с данными: ${detail}`,
    en: 'counts of the manifest differ from the data',
  },
  seal: {
    ru: () => 'Изменены служебные данные архива: имена, даты или места файлов. Содержимое файлов совпало с описью',
    en: 'archive structure was altered (seal does not match)',
  },
  base: {
    ru: (detail) => `Это не тот пакет, который дополняют изменения, или он повреждён (${detail})`,
    en: 'base package is another one or broken',
  },
  difference: {
    ru: (detail) => `Базовый пакет и изменения вместе не дают заявленного: ${detail}`,
    en: 'base and difference do not give the stated result',
  },
}

export const problem = (code: Code, path: string, detail = ''): PackageProblem => ({
  code,
  path,
  message: problemTexts[code].ru(detail),
})
