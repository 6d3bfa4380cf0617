import type { CellValue, SheetSpec, TableColumnSpec } from '../documents/xlsx.ts'

/** A column of a table that leaves as XLSX: its head and what stands under it in the line of a row. */
export interface SheetColumn<Row> extends TableColumnSpec {
  value: (row: Row) => CellValue
}

/** Columns of a table over rows of one type; a head and its value are said once, so that neither can slip beside the other. */
export function columnsOf<Row>() {
  type Value = (row: Row) => CellValue
  return {
    /** @param width in characters of the standard font */
    text: (title: string, width: number, value: Value): SheetColumn<Row> => ({ title, width, type: 'text', value }),
    number: (title: string, value: Value): SheetColumn<Row> => ({ title, type: 'number', value }),
    /** `value` is civil text. */
    date: (title: string, value: Value): SheetColumn<Row> => ({ title, type: 'date', value }),
    /** `value` is a fraction. */
    percent: (title: string, value: Value): SheetColumn<Row> => ({ title, type: 'percent', value }),
  }
}

/** A table as a sheet. Rows given as a function are read only when the turn of the sheet comes. */
export function sheetOf<Row>(
  name: string,
  columns: readonly SheetColumn<Row>[],
  rows: readonly Row[] | (() => AsyncIterable<Row>),
): SheetSpec {
  const cells = (row: Row): CellValue[] => columns.map((column) => column.value(row))
  async function* late(read: () => AsyncIterable<Row>): AsyncGenerator<CellValue[]> {
    for await (const row of read()) yield cells(row)
  }
  return {
    name,
    columns: columns.map(({ value: _, ...column }) => column),
    rows: typeof rows === 'function' ? { [Symbol.asyncIterator]: () => late(rows) } : rows.map(cells),
  }
}
