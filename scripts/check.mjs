/** `npm run check`: format, lint, types and the rules of the architecture, in under a minute. */
import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { at, BIOME, PINNED_NODE, run, TSC, VITEST } from './checkout.mjs'
import { ensureInstalled } from './install.mjs'

const ARCHITECTURE = 'test/architecture.test.ts'
const COLOURS = `--colors=${process.stdout.isTTY ? 'force' : 'off'}`

/** @returns {Promise<{ name: string, code: number }[]>} one for each check that was made */
export async function checkFormatAndTypes() {
  const names = ['format and lint', 'types']
  const codes = await Promise.all([
    run(PINNED_NODE, [BIOME, 'ci', '--error-on-warnings', '--diagnostic-level=warn', COLOURS, '.']),
    run(PINNED_NODE, [TSC, '-p', '.']),
  ])
  return names.map((name, index) => ({ name, code: codes[index] ?? 1 }))
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await ensureInstalled()
  const checks = await checkFormatAndTypes()
  if (existsSync(at(ARCHITECTURE))) {
    const code = await run(PINNED_NODE, [VITEST, 'run', ARCHITECTURE])
    checks.push({ name: 'architecture', code })
  }
  const failed = checks.filter(check => check.code !== 0)
  for (const { name, code } of checks) console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name}`)
  process.exitCode = failed.length > 0 ? 1 : 0
}
