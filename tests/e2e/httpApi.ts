import { LOOPBACK } from '../../electron/contract/host.ts'
import { contract } from '../../electron/contract/index.ts'
import type { ApiClient, Contract } from '../../electron/contract/index.ts'
import type { Reply } from '../../electron/contract/kinds.ts'
import { createClient } from '../../renderer/api/client.ts'

/** A running loopback host as a script sees it: the contract and the bytes of outgoing files. */
export interface HttpApi {
  api: ApiClient
  release(ticket: string): Promise<Buffer>
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
  }
}
