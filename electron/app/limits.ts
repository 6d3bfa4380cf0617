import type { ResourceLimits } from 'node:worker_threads'

/** Memory for short-lived objects of a worker, MB: an old PC has little, and replies are small. Measured by `npm run bench`. */
export const SMALL_YOUNG_SPACE: ResourceLimits = { maxYoungGenerationSizeMb: 8 }
