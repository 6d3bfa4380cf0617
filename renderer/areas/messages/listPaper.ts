import * as v from 'valibot'
import type { DocumentModel } from '../../../electron/contract/documents.ts'
import { listColumn, type ListColumn } from '../../../electron/contract/views.ts'
import { api } from '../../api/index.ts'
import { queryToCaseFilter, queryToSort, type QueryLike } from './filterQuery.ts'
import { usualLayout } from './columns.ts'
import { texts } from './texts.ts'

/** The list of an address as paper: filter, order, columns and title come from the query. */
export const loadListPaper = (query: QueryLike): Promise<DocumentModel> => {
  const named = String(query['columns'] ?? '')
    .split(',')
    .filter((id): id is ListColumn => v.is(listColumn, id))
  const columns = named.length > 0 ? named : usualLayout.columns.map((column) => column.id)
  const title = String(query['title'] ?? '').trim()
  return api.views.document({
    title: title === '' ? texts.views.own : title.slice(0, 120),
    filter: queryToCaseFilter(query),
    sort: queryToSort(query),
    columns,
  })
}
