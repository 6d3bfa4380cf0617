import { ecology } from './ecology.ts'
import { education } from './education.ts'
import { energy } from './energy.ts'
import { health } from './health.ts'
import { housing } from './housing.ts'
import type { CaseTemplate } from './kind.ts'
import { landscaping } from './landscaping.ts'
import { roads } from './roads.ts'
import { social } from './social.ts'
import { transport } from './transport.ts'
import { waste } from './waste.ts'

/** Complaints by block: at least twelve kinds each. */
export const caseTemplates: Readonly<Record<string, readonly CaseTemplate[]>> = {
  housing,
  roads,
  landscaping,
  waste,
  energy,
  transport,
  education,
  social,
  health,
  ecology,
}
