import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

/** Unit, service, contract and print tests lie beside the code; a renderer test asks for happy-dom by its file header. */
export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  plugins: [vue()],
  test: {
    include: ['electron/**/*.test.ts', 'renderer/**/*.test.ts', 'build/**/*.test.ts', 'tests/**/*.test.ts'],
    pool: 'forks',
    testTimeout: 60_000,
  },
})
