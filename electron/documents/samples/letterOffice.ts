import type { DocumentOffice } from '../blocks.ts'
import { sampleOffice } from '../samples.ts'

/** The sample office with a letterhead. No coat of arms: the settings show samples too, and the core reads no picture for them. */
export const letterOffice: DocumentOffice = {
  ...sampleOffice,
  letterhead: {
    shape: 'angular',
    lines: ['ул. Набережная, д. 4, г. Заречный, 390100', 'тел. 8 (49100) 2-10-10, priem@zarechny.example'],
    coatOfArms: null,
  },
}
