import * as v from 'valibot'
import { query, task } from './kinds.ts'

/**
 * Methods that the host answers itself, before the core: what only a host can do (dialogs, printers, updates).
 * Both hosts answer the same names; a host without the means replies `unavailable`. They are not in `contract`:
 * the core never sees them. A screen asks `host.info` once and reads `capabilities` afterwards.
 */
const capabilities = v.object({
  /** The host opens file dialogs itself; otherwise the page uses `<input type="file">` and POST /files. */
  dialogs: v.boolean(),
  /** The host prints to a printer without the browser's own preview. */
  nativePrint: v.boolean(),
  /** The host installs an update from a folder or a stick. */
  updates: v.boolean(),
  /** The host renders PDF (in the loopback host: a Chromium was found). */
  pdf: v.boolean(),
})

const hostInfo = v.object({
  host: v.picklist(['electron', 'loopback']),
  /** Version of the application. */
  version: v.string(),
  platform: v.string(),
  demo: v.boolean(),
  capabilities,
})
export type HostInfo = v.InferOutput<typeof hostInfo>

const fileTicket = v.object({ ticket: v.string(), name: v.string(), size: v.number() })

/** What a file is chosen or saved for; the core refuses a ticket used for anything else. */
const purpose = v.pipe(v.string(), v.regex(/^[a-z][a-zA-Z.-]{0,39}$/))

/** A route of the window's own print pages: nothing else is ever printed. */
export const PRINT_ROUTE = /^#\/print\/[A-Za-z0-9_\-./?=&%:,;+~]{1,2000}$/
const printRoute = v.pipe(v.string(), v.regex(PRINT_ROUTE))

const availableUpdate = v.object({
  version: v.string(),
  notes: v.nullable(v.string()),
  /** Size of the installer in bytes. */
  size: v.number(),
})
export type AvailableUpdate = v.InferOutput<typeof availableUpdate>

export const hostContract = {
  host: {
    info: query(v.strictObject({}), hostInfo),
    /** Opens a dialog; an empty list means the person chose nothing. `extensions` come without the dot. */
    pickFiles: task(
      v.strictObject({
        purpose,
        title: v.optional(v.pipe(v.string(), v.maxLength(120))),
        extensions: v.optional(v.array(v.pipe(v.string(), v.regex(/^[a-z0-9]{1,10}$/)))),
        multiple: v.optional(v.boolean()),
      }),
      v.object({ files: v.array(fileTicket) }),
    ),
    /** Bytes of a file dropped on the window or pasted, where the window has no POST /files; at most 50 MB. */
    admitFile: task(
      v.strictObject({
        name: v.pipe(v.string(), v.maxLength(200)),
        purpose,
        base64: v.pipe(v.string(), v.base64(), v.maxLength(70_000_000)),
      }),
      fileTicket,
    ),
    /** Saves a ticket of the core where the person says; `saved: false` means the dialog was closed. */
    saveFile: task(
      v.strictObject({ ticket: v.string(), suggestedName: v.optional(v.pipe(v.string(), v.maxLength(200))) }),
      v.object({ saved: v.boolean(), name: v.nullable(v.string()) }),
    ),
    /** Prints one of our own print routes through the system's print dialog. */
    print: task(v.strictObject({ route: printRoute }), v.object({ printed: v.boolean() })),
    /** Opens a web or mail address in the person's own browser after a question that shows the address. */
    openLink: task(v.strictObject({ url: v.pipe(v.string(), v.maxLength(2048)) }), v.object({ opened: v.boolean() })),
    /** Asks for a folder with an update and checks its signature; null: closed, or nothing newer there. */
    chooseUpdate: task(v.strictObject({}), v.object({ update: v.nullable(availableUpdate) })),
    /** Verified backup, then installs the update chosen before and restarts. */
    installUpdate: task(v.strictObject({}), v.object({ started: v.boolean() })),
  },
}
export type HostMethod = keyof (typeof hostContract)['host']

/** The loopback host's wire, shared with the page that speaks it. */
export const LOOPBACK = {
  /** Header with the key from the URL fragment `#key=…`. */
  keyHeader: 'x-register-key',
  /** POST, JSON `{method, input}` → Reply. */
  call: '/call',
  /** GET, NDJSON: one AppEvent per line, empty lines keep the stream alive. */
  events: '/events',
  /** POST `/files?name=…&purpose=…`, body = bytes → Reply with a FileTicket; GET `/files/<ticket>` → bytes. */
  files: '/files',
  /** Fragment: `#key=<64 hex>`, optionally `&route=<encodeURIComponent('/print/…')>`. */
  keyParameter: 'key',
  routeParameter: 'route',
} as const
