import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'test/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Modules are loaded once a worker, not once a file: loading them took a third of the run.
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
})
