import { hostContract, LOOPBACK } from '../../electron/contract/host.ts'
import type { HostInfo } from '../../electron/contract/host.ts'
import type { FileTicket, Reply } from '../../electron/contract/kinds.ts'
import { ApiError, createClient } from './client.ts'
import type { Transport } from './client.ts'
import type { HttpTransport } from './httpTransport.ts'

export interface PickOptions {
  /** What the files are for; the core refuses a ticket used for anything else. */
  purpose: string
  title?: string
  /** Without dots. */
  extensions?: string[]
  multiple?: boolean
  /** Says no to what was chosen by throwing; asked before a byte is copied. */
  check?: (files: readonly { name: string; size: number }[]) => Promise<void>
}

/** What a screen may ask of the host; it reads `capabilities` and never asks which host it has. */
export interface HostBridge {
  info(): Promise<HostInfo>
  /** Empty when nothing was chosen. */
  pickFiles(options: PickOptions): Promise<FileTicket[]>
  /** Files dropped on the window or pasted. */
  admit(files: readonly File[], purpose: string): Promise<FileTicket[]>
  /** Bytes of a file that the core gave out, for showing them in the window. */
  readFile(ticket: string): Promise<Blob>
  /** @returns false when the dialog was closed */
  saveFile(ticket: string, name: string): Promise<boolean>
  /** Prints one of our own print routes, `#/print/…`. */
  print(route: string): Promise<void>
  onConnection(listener: (isConnected: boolean) => void): () => void
}

const readTicket = (reply: Reply): FileTicket => {
  if (reply.ok) return reply.value as unknown as FileTicket
  throw new ApiError(reply.error)
}

/** Electron: dialogs and printing belong to the host. */
export function nativeHost(transport: Transport): HostBridge {
  const { host } = createClient(hostContract, transport)
  return {
    info: () => host.info({}),
    pickFiles: async ({ check, ...options }) => {
      // The host only notes where the files lie; their content is read when the core takes them.
      const { files } = await host.pickFiles(options)
      await check?.(files)
      return files
    },
    admit: (files, purpose) => Promise.all(files.map(async (file) => admitBytes(file, purpose, transport))),
    readFile: async (ticket) => {
      const response = await fetch(`${LOOPBACK.files}/${ticket}`)
      if (!response.ok) throw new Error('refused')
      return response.blob()
    },
    saveFile: async (ticket, name) => (await host.saveFile({ ticket, suggestedName: name })).saved,
    print: async (route) => void (await host.print({ route })),
    onConnection: () => () => undefined,
  }
}

async function admitBytes(file: File, purpose: string, transport: Transport): Promise<FileTicket> {
  const { host } = createClient(hostContract, transport)
  return host.admitFile({ name: file.name, purpose, base64: await base64(file) })
}

async function base64(file: File): Promise<string> {
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(reader.result as string)
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'))
    reader.readAsDataURL(file)
  })
  return url.slice(url.indexOf(',') + 1)
}

/** Loopback: the browser's own file field, download and print window. */
export function browserHost(transport: HttpTransport): HostBridge {
  const { host } = createClient(hostContract, transport)
  const admit = async (files: readonly File[], purpose: string): Promise<FileTicket[]> => {
    const tickets: FileTicket[] = []
    for (const file of files) tickets.push(readTicket(await transport.upload(file, purpose)))
    return tickets
  }
  return {
    info: () => host.info({}),
    pickFiles: async (options) => {
      const files = await chooseFiles(options)
      await options.check?.(files)
      return admit(files, options.purpose)
    },
    admit,
    readFile: (ticket) => transport.download(ticket),
    saveFile: async (ticket, name) => {
      const url = URL.createObjectURL(await transport.download(ticket))
      const link = document.createElement('a')
      link.href = url
      link.download = name
      link.click()
      URL.revokeObjectURL(url)
      return true
    },
    print: (route) => printInFrame(route),
    onConnection: (listener) => transport.onConnection(listener),
  }
}

function chooseFiles(options: PickOptions): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.multiple = options.multiple ?? false
    if (options.extensions) input.accept = options.extensions.map((extension) => `.${extension}`).join(',')
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
}

/** The print route in a hidden frame of our own origin, printed when it says it is ready. */
function printInFrame(route: string): Promise<void> {
  return new Promise((resolve) => {
    const frame = document.createElement('iframe')
    frame.className = 'print-frame'
    frame.title = 'Печать'
    // Never a stop of Tab, and gone with the next printing where a browser does not say that it is over.
    frame.inert = true
    document.querySelector('.print-frame')?.remove()
    frame.src = `${location.pathname}${route}`
    frame.addEventListener('load', () => {
      const root = frame.contentDocument?.documentElement
      if (!root) return
      const print = (): void => {
        if (root.dataset['printReady'] !== 'true') return
        observer.disconnect()
        frame.contentWindow?.addEventListener('afterprint', () => {
          frame.remove()
          resolve()
        })
        frame.contentWindow?.print()
      }
      const observer = new MutationObserver(print)
      observer.observe(root, { attributes: true, attributeFilter: ['data-print-ready'] })
      print()
    })
    document.body.append(frame)
  })
}
