import type { ReportState } from '../../../electron/contract/reports.ts'
import { useKeys } from '../../app/keys.ts'
import { texts } from './texts.ts'

/** What the keys of a report do; the page gives the acts. */
export function useReportKeys(on: {
  isDraft: () => boolean
  state: () => ReportState | null
  next: () => void
  step: (by: 1 | -1) => void
  act: () => void
  print: () => void
  show: () => void
  toggle: (side: 'changes' | 'sections') => void
  back: () => void
}): void {
  const where = texts.title
  useKeys([
    { id: 'report-next', keys: 'F7', title: texts.keys.next, where, hint: 'замечание', when: on.isDraft, run: on.next },
    {
      id: 'report-down',
      keys: 'Alt+Down',
      title: texts.keys.sectionDown,
      where,
      hint: 'раздел',
      inFields: true,
      palette: false,
      when: on.isDraft,
      run: () => on.step(1),
    },
    {
      id: 'report-up',
      keys: 'Alt+Up',
      title: texts.keys.sectionUp,
      where,
      inFields: true,
      palette: false,
      when: on.isDraft,
      run: () => on.step(-1),
    },
    { id: 'report-paper', keys: 'F8', title: texts.paper, where, hint: 'лист', when: on.isDraft, run: on.show },
    {
      id: 'report-sign',
      keys: 'F9',
      title: texts.sign,
      where,
      hint: 'подписать',
      when: () => on.state() === 'draft',
      run: on.act,
    },
    {
      id: 'report-send',
      keys: 'F9',
      title: texts.send,
      where,
      hint: 'отправка',
      when: () => on.state() === 'signed',
      run: on.act,
    },
    { id: 'report-changes', keys: 'Alt+1', title: texts.changes, where, run: () => on.toggle('changes') },
    {
      id: 'report-sections',
      keys: 'Alt+2',
      title: texts.sections,
      where,
      when: on.isDraft,
      run: () => on.toggle('sections'),
    },
    { id: 'report-print', keys: 'Ctrl+P', title: texts.print, where, palette: false, run: on.print },
    { id: 'report-save', keys: 'Ctrl+S', title: texts.keys.save, where, palette: false },
    { id: 'report-back', keys: 'Esc', title: texts.keys.back, where, palette: false, inFields: false, run: on.back },
  ])
}
