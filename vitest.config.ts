import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: ['test/prerequisites-global-setup.ts', 'test/neo4j-global-setup.ts'],
    reporters: ['default', './scripts/closing-line-reporter.mjs'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
  },
})
