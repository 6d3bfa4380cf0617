import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { defaultDocumentSettings } from '../../contract/documents.ts'
import type { DocumentOffice } from '../blocks.ts'
import { buildSamplePaper } from '../samplePaper.ts'
import { sampleOffice } from '../samples.ts'
import type { PaperSamples } from './three.ts'

const coat = readFileSync(resolve(import.meta.dirname, '../../../resources/demo/coat-of-arms.png'))
export const samplePicture = `data:image/png;base64,${coat.toString('base64')}`

/** The office with a letterhead of its own. */
export const letterSampleOffice: DocumentOffice = {
  ...sampleOffice,
  letterhead: {
    shape: 'angular',
    lines: [
      'ул. Набережная, д. 4, г. Заречный, 390100',
      'тел. 8 (49100) 2-10-10, priem@zarechny.example',
      'ОКПО 00000000, ОГРН 1020000000000',
    ],
    coatOfArms: { src: samplePicture, widthMm: 16, heightMm: 20 },
  },
}

const settings = defaultDocumentSettings

/** The sheet of the settings: also what shows every shape of the letterhead, the coat of arms and the QR code. */
export const samplePaperSamples: PaperSamples = {
  short: () => buildSamplePaper('letter', { ...sampleOffice, bodyName: '', officeForm: '' }, settings),
  typical: () => buildSamplePaper('letter', letterSampleOffice, { ...settings, qrCode: true }),
  extreme: () =>
    buildSamplePaper(
      'letter',
      {
        ...letterSampleOffice,
        bodyName: `${sampleOffice.bodyName}\nпо вопросам жилищно-коммунального хозяйства, транспорта и благоустройства`,
        letterhead: {
          shape: 'longitudinal',
          lines: Array.from(
            { length: 8 },
            (_, index) => `строка ${index + 1} реквизитов бланка с адресом и телефонами`,
          ),
          coatOfArms: { src: samplePicture, widthMm: 32, heightMm: 40 },
        },
      },
      { ...settings, fontSizePt: 12, qrCode: true, marginsMm: { ...settings.marginsMm, left: 20 } },
    ),
}
