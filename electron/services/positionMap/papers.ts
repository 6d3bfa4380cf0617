import { periodName } from '../../contract/periods.ts'
import { buildPositionMap } from '../../documents/positionMap.ts'
import { positionMapTemplate } from '../../documents/templates/positionMap.ts'
import { documentOffice, getOffice, getSettings } from '../office/office.service.ts'
import type { PaperBuilders } from '../paper.ts'
import { templateTexts } from '../templates/templates.service.ts'
import { positionMapOf } from './rows.ts'
import type { ReportLog } from './source.ts'
import { paperName } from './texts.ts'

/** «Карта положения» on paper, by the figures of now. */
export const positionMapPapers = (log: ReportLog): PaperBuilders<'positionMap'> => ({
  positionMap: ({ period }, ctx) => {
    const name = periodName(period)
    return {
      model: buildPositionMap(
        { office: documentOffice(getOffice(ctx.db)), period: name, map: positionMapOf(ctx, period, log) },
        getSettings(ctx.db).documents,
        templateTexts(ctx.db, positionMapTemplate),
      ),
      fileName: paperName(name),
    }
  },
})
