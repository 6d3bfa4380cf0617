import { LOOPBACK } from '../../electron/contract/host.ts'
import { contract } from '../../electron/contract/index.ts'
import type { ApiClient, Contract } from '../../electron/contract/index.ts'
import type { Reply } from '../../electron/contract/kinds.ts'
import { createClient } from '../../renderer/api/client.ts'

/** A running loopback host as a script sees it: the contract, the bytes of outgoing files, files that come in. */
export interface HttpApi {
  api: ApiClient
  release(ticket: string): Promise<Buffer>
  /** A file that a person chose; @returns its ticket */
  admit(name: string, purpose: string, content: Buffer): Promise<string>
}

/** @param address what the host prints, with the key in its fragment */
export function httpApi(address: string): HttpApi {
  const { origin, hash } = new URL(address)
  const headers = { [LOOPBACK.keyHeader]: new URLSearchParams(hash.slice(1)).get(LOOPBACK.keyParameter) ?? '' }
  const call = async (method: string, input: unknown): Promise<Reply> => {
    const response = await fetch(origin + LOOPBACK.call, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ method, input }),
    })
    return (await response.json()) as Reply
  }
  return {
    api: createClient<Contract>(contract, { call, onEvent: () => () => undefined }),
    release: async (ticket) => {
      const response = await fetch(`${origin}${LOOPBACK.files}/${ticket}`, { headers })
      if (!response.ok) throw new Error(`The file was not handed out: ${response.status}`)
      return Buffer.from(await response.arrayBuffer())
    },
    admit: async (name, purpose, content) => {
      const query = new URLSearchParams({ name, purpose })
      const body = new Uint8Array(content)
      const response = await fetch(`${origin}${LOOPBACK.files}?${query}`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/octet-stream' },
        body,
      })
      const reply = (await response.json()) as Reply
      if (!reply.ok) throw new Error(reply.error.message)
      return (reply.value as { ticket: string }).ticket
    },
  }
}
