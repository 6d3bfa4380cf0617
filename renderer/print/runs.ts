import { h } from 'vue'
import type { FunctionalComponent, VNode, VNodeChild } from 'vue'
import type { Run } from '../../electron/contract/documents.ts'

/** Runs as inline elements. A render function, because a template would add or drop blanks between them. */
export const RunText: FunctionalComponent<{ runs: readonly Run[] }> = (props) => props.runs.map(runNode)
RunText.props = ['runs']

function runNode(run: Run): VNodeChild {
  const lines: (string | VNode)[] = run.text
    .split('\n')
    .flatMap((line, index) => (index === 0 ? [line] : [h('br'), line]))
  let content: VNodeChild = lines
  if (run.underline === true) content = h('u', content)
  if (run.italic === true) content = h('em', content)
  if (run.bold === true) content = h('strong', content)
  if (run.highlight === true) content = h('mark', content)
  return content
}
