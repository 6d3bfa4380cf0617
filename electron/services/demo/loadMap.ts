import type { Records } from '../../db/records.ts'
import { dutyMarks } from '../positionMap/positionMap.service.ts'
import { mapMarks } from './mapTexts.ts'

export function tellMap(records: Records): void {
  for (const mark of mapMarks) records.insert(dutyMarks, { ...mark, activities: [...mark.activities] })
}
