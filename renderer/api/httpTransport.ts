import { LOOPBACK } from '../../electron/contract/host.ts'
import type { AppEvent, Reply } from '../../electron/contract/kinds.ts'
import type { Transport } from './client.ts'

export interface HttpTransport extends Transport {
  /** Sends bytes in; the reply carries a ticket. */
  upload(file: File, purpose: string): Promise<Reply>
  /** Bytes of an outgoing ticket. Rejects when the host refuses. */
  download(ticket: string): Promise<Blob>
  /** Told when the host is lost or found again. */
  onConnection(listener: (isConnected: boolean) => void): () => void
}

const LOST: Reply = {
  ok: false,
  error: {
    code: 'unavailable',
    message: 'Приложение не отвечает. Введённое сохранено в черновике. Запустите приложение снова и обновите окно',
  },
}
const RETRY_MS = 1500

/** Loopback: POST for calls, NDJSON for events, the key of the address in a header (architecture.md §5). */
export function httpTransport(key: string): HttpTransport {
  const headers = { [LOOPBACK.keyHeader]: key }
  const listeners = new Set<(event: AppEvent) => void>()
  const connection = new Set<(isConnected: boolean) => void>()
  const tell = (isConnected: boolean): void => {
    for (const listener of connection) listener(isConnected)
  }

  async function listen(): Promise<void> {
    const response = await fetch(LOOPBACK.events, { headers })
    if (!response.ok || !response.body) throw new Error('no events')
    tell(true)
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    let rest = ''
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      const lines = (rest + piece.value).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines)
        if (line !== '') for (const listener of listeners) listener(JSON.parse(line) as AppEvent)
    }
  }

  async function keepListening(): Promise<void> {
    for (;;) {
      try {
        await listen()
      } catch {
        // The host is gone or not there yet: the banner says so, and the next turn tries again.
      }
      tell(false)
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
    }
  }
  void keepListening()

  return {
    call: async (method, input) => {
      try {
        const response = await fetch(LOOPBACK.call, {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json' },
          body: JSON.stringify({ method, input }),
        })
        return (await response.json()) as Reply
      } catch {
        return LOST
      }
    },
    onEvent: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    upload: async (file, purpose) => {
      const query = new URLSearchParams({ name: file.name, purpose })
      try {
        const response = await fetch(`${LOOPBACK.files}?${query}`, { method: 'POST', headers, body: file })
        return (await response.json()) as Reply
      } catch {
        return LOST
      }
    },
    download: async (ticket) => {
      const response = await fetch(`${LOOPBACK.files}/${ticket}`, { headers })
      if (!response.ok) throw new Error('refused')
      return response.blob()
    },
    onConnection: (listener) => {
      connection.add(listener)
      return () => connection.delete(listener)
    },
  }
}
