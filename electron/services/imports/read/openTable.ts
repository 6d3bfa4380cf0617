import { openCsv } from './csv.ts'
import { formatOf } from './sniff.ts'
import type { ReadChoice, Table } from './table.ts'
import { openXlsx } from './xlsx.ts'

export const nothingChosen: ReadChoice = { sheet: null, encoding: null, delimiter: null }

/** Opens a table of whatever format. @throws AppError fileUnreadable with what to do */
export async function openTable(path: string, choice: ReadChoice = nothingChosen): Promise<Table> {
  return (await formatOf(path)) === 'xlsx' ? openXlsx(path, choice) : openCsv(path, choice)
}
