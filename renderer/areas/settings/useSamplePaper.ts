import { onScopeDispose, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { DocumentModel } from '../../../electron/contract/documents.ts'
import type { OfficeSettings, SamplePaper } from '../../../electron/contract/office.ts'
import { api } from '../../api/index.ts'
import { reportError } from '../../app/errors.ts'

/** Milliseconds without typing before the sheet is asked for again. */
const PAUSE = 120
const within = (value: number, min: number, max: number): number => Math.min(max, Math.max(min, value))

/** What is typed, kept inside the allowed bounds: a half-typed number never tears the sheet. */
export const boundedPaper = ({
  documents,
  letterhead,
}: Pick<OfficeSettings, 'documents' | 'letterhead'>): Pick<OfficeSettings, 'documents' | 'letterhead'> => {
  const { left, right, top, bottom } = documents.marginsMm
  return {
    documents: {
      ...documents,
      marginsMm: {
        left: within(left, 20, 40),
        right: within(right, 10, 30),
        top: within(top, 20, 40),
        bottom: within(bottom, 20, 40),
      },
      fontSizePt: within(documents.fontSizePt, 12, 14),
      tableFontSizePt: within(documents.tableFontSizePt, 9, 14),
      lineSpacing: within(documents.lineSpacing, 1, 1.5),
      firstLineIndentMm: within(documents.firstLineIndentMm, 0, 20),
      // Settings of an earlier version do not say it.
      qrCode: documents.qrCode === true,
    },
    letterhead: {
      ...letterhead,
      lines: letterhead.lines.slice(0, 8).map((line) => line.slice(0, 200)),
      coatHeightMm: within(letterhead.coatHeightMm, 10, 40),
    },
  }
}

/** The sheet that shows the settings as they are typed, made by the same builder as every paper. */
export const useSamplePaper = (
  settings: () => OfficeSettings | null,
  paper: Ref<SamplePaper>,
): Readonly<ShallowRef<DocumentModel | null>> => {
  const model = shallowRef<DocumentModel | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0
  const ask = async (): Promise<void> => {
    const typed = settings()
    if (!typed) return
    asked += 1
    const mine = asked
    try {
      const made = await api.office.samplePaper({ paper: paper.value, ...boundedPaper(typed) })
      // An answer to what was typed before never covers a later one.
      if (mine === asked) model.value = made
    } catch (error) {
      reportError(error)
    }
  }
  watch(
    () => JSON.stringify([paper.value, settings()?.documents, settings()?.letterhead]),
    () => {
      clearTimeout(timer)
      timer = setTimeout(() => void ask(), model.value === null ? 0 : PAUSE)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
  return model
}
