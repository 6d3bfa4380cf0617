import type { CentreRequestFilter } from '../../contract/centreRequests.ts'
import type { ReadDb } from '../../db/database.ts'
import { buildCentreRequestList } from '../../documents/centreRequestList.ts'
import { shortDate } from '../../documents/civilText.ts'
import { centreRequestListTemplate } from '../../documents/templates/centreRequestList.ts'
import { texts as documentTexts } from '../../documents/texts/index.ts'
import { nameOfBlock, nameOfExecutor } from '../assignments/assignments.service.ts'
import { documentOffice, getOffice, getSettings } from '../office/office.service.ts'
import type { PaperBuilders } from '../paper.ts'
import { templateTexts } from '../templates/templates.service.ts'
import { countOfFilter, listRequests } from './centreRequests.repo.ts'
import { daysOf } from './filter.ts'
import { texts } from './texts.ts'
import { views } from './view.ts'

/** The list of what came from the ЦУР, printed as a list on the screen shows it. The answer is a letter (`services/papers`). */

/** So many are printed one by one; the figures speak of all. */
const PRINTED = 500

/** The conditions of a filter in words. */
function conditionWords(db: ReadDb, filter: CentreRequestFilter): string[] {
  const { conditions: words, kinds, executions } = documentTexts.centreRequestList
  const { show, kind, executor, blockId, execution, receivedFrom, receivedTo, text } = filter
  return [
    show === 'all' ? '' : words.show[show],
    kind ? words.kind(kinds[kind]) : '',
    executor ? words.executor(nameOfExecutor(db, executor)) : '',
    blockId ? words.block(nameOfBlock(db, blockId)) : '',
    execution ? words.execution(execution === 'none' ? words.notMarked : executions[execution]) : '',
    receivedFrom || receivedTo
      ? words.received(
          receivedFrom ? words.since(shortDate(receivedFrom)) : '',
          receivedTo ? words.until(shortDate(receivedTo)) : '',
        )
      : '',
    text === '' ? '' : words.text(text),
  ].filter((one) => one !== '')
}

export const centreRequestPapers: PaperBuilders<'centreRequestList'> = {
  centreRequestList: ({ filter }, { db, now }) => {
    const days = daysOf(now)
    const office = getOffice(db)
    const { rows, total } = listRequests(db, filter, { after: null, limit: PRINTED }, days)
    const counts = countOfFilter(db, filter, ['all', 'active', 'overdue', 'answered', 'late', 'closed'], days)
    return {
      model: buildCentreRequestList(
        {
          office: documentOffice(office),
          centre: office.centreName,
          asOf: now.slice(0, 10),
          conditions: conditionWords(db, filter),
          counts: {
            all: counts.all,
            open: counts.active,
            overdue: counts.overdue,
            answered: counts.answered,
            late: counts.late,
            closed: counts.closed,
          },
          rows: views(db, rows, now.slice(0, 10)),
          total,
        },
        getSettings(db).documents,
        templateTexts(db, centreRequestListTemplate),
      ),
      fileName: texts.files(now.slice(0, 10)),
    }
  },
}
