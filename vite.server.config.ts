/** Bundles what runs on the server: the command line and, in mode `bench`, the benchmarks. */
import { existsSync, readdirSync } from 'node:fs'
import { defineConfig } from 'vite'

function serverEntries(): Record<string, string> {
  const names = ['main', 'cli'].filter(name => existsSync(`src/${name}.ts`))
  return Object.fromEntries(names.map(name => [name, `src/${name}.ts`]))
}

function benchEntries(): Record<string, string> {
  const names = readdirSync('bench').filter(name => /^[^.]+\.ts$/.test(name))
  return Object.fromEntries(names.map(name => [name.slice(0, -3), `bench/${name}`]))
}

export default defineConfig(({ mode }) => ({
  publicDir: false,
  // Packages stay outside: they are installed, and native ones cannot be bundled.
  ssr: { external: true, target: 'node' },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    ssr: true,
    outDir: mode === 'bench' ? 'dist/bench' : 'dist/server',
    emptyOutDir: true,
    target: 'es2024',
    minify: false,
    sourcemap: true,
    reportCompressedSize: false,
    rolldownOptions: {
      input: mode === 'bench' ? benchEntries() : serverEntries(),
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
}))
