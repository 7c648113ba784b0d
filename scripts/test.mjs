/** `npm test`: every check and every test, browser journeys included; the last line is the sum. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { checkFormatAndTypes } from './check.mjs'
import { at, PINNED_NODE, run, VITEST } from './checkout.mjs'
import { ensureInstalled } from './install.mjs'

const sum = { passed: 0, failed: 0, skipped: 0 }

function count(name, passed) {
  sum[passed ? 'passed' : 'failed'] += 1
  if (!passed) console.log(`FAILED: ${name}`)
}

/**
 * A test file that cannot even be loaded, or an error outside of any test, is a failure too.
 * @param {string} config
 */
async function countTests(config) {
  const folder = mkdtempSync(join(tmpdir(), 'kezek-test-'))
  const answer = join(folder, 'answer.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${answer}`]
  const code = await run(PINNED_NODE, [VITEST, 'run', '--config', config, ...reporters])
  const found = existsSync(answer) ? JSON.parse(readFileSync(answer, 'utf8')) : undefined
  rmSync(folder, { recursive: true, force: true })
  if (found !== undefined) {
    sum.passed += found.numPassedTests
    sum.failed += found.numFailedTests
    sum.skipped += found.numPendingTests + found.numTodoTests
  }
  if (code !== 0 && !found?.numFailedTests) count(`the run of ${config}`, false)
  for (const file of found?.testResults ?? []) {
    for (const each of file.assertionResults) {
      if (!['passed', 'failed'].includes(each.status)) console.log(`SKIPPED: ${each.fullName}`)
    }
    if (file.status === 'failed' && file.assertionResults.length === 0) count(file.name, false)
  }
}

await ensureInstalled()
for (const { name, code } of await checkFormatAndTypes()) count(name, code === 0)
const built = await ensureBuilt()
count('build', built)
await countTests('vitest.config.ts')
if (existsSync(at('e2e'))) {
  if (built) await countTests('vitest.e2e.config.ts')
  else count('browser journeys: not run without a build', false)
}
if (sum.skipped > 0) console.log(`${sum.skipped} skipped: named above`)
console.log(`${sum.passed} passed, ${sum.failed} failed`)
process.exitCode = sum.failed > 0 ? 1 : 0
