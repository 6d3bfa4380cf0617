import { useKeys } from '../../app/keys.ts'
import { ZOOM_STEP } from './useZoom.ts'

/** What the keys of the page of a protocol do. */
interface ProtocolActs {
  /** Nothing lies above the page. */
  isFree(): boolean
  nextRemark(): Promise<void>
  toPoint(): void
  sign(): void
  print(): void
  scale(by: number): void
  fit(): void
  back(): void
}

/** Keys of the page of a protocol; those of its panels are with the panels. */
export const useProtocolKeys = (acts: ProtocolActs): void => {
  const common = { where: 'Протокол', when: acts.isFree }
  const silent = { where: 'Протокол', palette: false }
  useKeys([
    {
      id: 'protocol-remark',
      keys: 'F7',
      title: 'Следующее замечание',
      hint: 'следующее замечание',
      ...common,
      run: () => void acts.nextRemark(),
    },
    { id: 'protocol-point', keys: 'Ctrl+G', title: 'К пункту', hint: 'к пункту', ...common, run: acts.toPoint },
    { id: 'protocol-sign', keys: 'F9', title: 'На подпись', ...common, run: acts.sign },
    { id: 'protocol-print', keys: 'Ctrl+P', title: 'Печать', hint: 'печать', ...common, run: acts.print },
    { id: 'protocol-in', keys: ['Ctrl+=', 'Ctrl++'], title: 'Крупнее', ...silent, run: () => acts.scale(ZOOM_STEP) },
    { id: 'protocol-out', keys: 'Ctrl+-', title: 'Мельче', ...silent, run: () => acts.scale(1 / ZOOM_STEP) },
    { id: 'protocol-fit', keys: 'Ctrl+0', title: 'По размеру окна', ...silent, run: acts.fit },
    {
      id: 'protocol-back',
      keys: 'Esc',
      title: 'Закрыть панель или к заседанию',
      inFields: false,
      ...silent,
      when: acts.isFree,
      run: acts.back,
    },
  ])
}
