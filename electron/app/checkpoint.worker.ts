import { workerData } from 'node:worker_threads'
import { settleFile } from '../db/open.ts'

/** Entry of the worker that settles the WAL of a register; ends by itself. */

settleFile((workerData as { file: string }).file)
