import type { AppEvent, ErrorBody } from '../contract/kinds.ts'

/** Messages between a host's main thread and the core worker. */
export type ToCore =
  | { kind: 'call'; id: number; method: string; input: unknown }
  | { kind: 'admit'; id: number; file: { path: string; name: string; purpose: string; temporary: boolean } }
  | { kind: 'release'; id: number; ticket: string }
  | { kind: 'close'; id: number }
  | { kind: 'pdf'; id: number; pdf: Uint8Array }
  | { kind: 'pdfFailed'; id: number; reason: string }

export type FromCore =
  | { kind: 'ready' }
  | { kind: 'event'; event: AppEvent }
  | { kind: 'done'; id: number; value: unknown }
  | { kind: 'failed'; id: number; error: ErrorBody }
  | { kind: 'renderPdf'; id: number; route: string }
