/** The limits of the verifier: small, alone, readable, and working where nothing is installed. */
import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import findings from '../src/verify/findings.json' with { type: 'json' }
import { aFolder, removeFolders, someLeaves, writeLog } from '../src/verify/small-log.fixture.ts'

const ROOT = join(import.meta.dirname, '..')
const own = readdirSync(join(ROOT, 'src/verify'))
  .filter(name => name.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(name))
  .map(name => join('src/verify', name))
const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8')

/** Beside base: only the decision and the commitment, to compute them again. */
const ALLOWED = [
  ...['bundle', 'bundle-input', 'decide-iteration', 'candidate-order', 'iteration'].map(
    name => `src/domain/iterations/${name}.ts`,
  ),
  'src/platform/journal/leaf.ts',
]

/** All files that `file` reaches, and everything that it asks of others. */
function reach(file: string, reached = new Set<string>(), outside = new Set<string>()) {
  if (reached.has(file)) return { reached, outside }
  reached.add(file)
  if (!file.endsWith('.ts')) return { reached, outside }
  for (const [, target = ''] of textOf(file).matchAll(/(?:from |import |new URL\()'([^']+)'/g)) {
    if (!target.startsWith('.')) outside.add(target)
    else reach(relative(ROOT, resolve(ROOT, dirname(file), target)), reached, outside)
  }
  return { reached, outside }
}

const { reached, outside } = reach('src/verify/kezek-verify.ts')

const linesOf = (files: readonly string[]) =>
  files.flatMap(file =>
    textOf(file)
      .split('\n')
      .filter(line => line.trim() !== ''),
  ).length

test('it is small: lines with comments, without empty ones, of what checks a log, and of the replay', () => {
  const replay = own.filter(file => /\/(replay|queues)\.ts$/.test(file))
  expect(replay).toHaveLength(2)
  expect(linesOf(own.filter(file => !replay.includes(file)))).toBeLessThan(600)
  expect(linesOf(replay)).toBeLessThan(300)
})

test('it imports its own files, base, the decision and the commitment; of Node what it needs; no package', () => {
  const strangers = [...reached].filter(
    file => !/^src\/(verify|base)\//.test(file) && !ALLOWED.includes(file),
  )
  expect(strangers).toEqual([])
  expect([...outside].sort()).toEqual([
    'node:crypto',
    'node:events',
    'node:fs',
    'node:os',
    'node:path',
    'node:timers/promises',
    'node:util',
    'node:worker_threads',
  ])
  expect(own.filter(file => !reached.has(file))).toEqual([])
})

test('every sentence that it can say is said somewhere, and none is missing', () => {
  const sources = own.map(textOf).join('\n')
  const unsaid = Object.keys(findings).filter(
    code =>
      !sources.includes(`'${code}'`) &&
      !/^(tier|cohort|kind|settlement|submittedAt)-differs$/.test(code),
  )
  expect(unsaid).toEqual([])
})

test('it runs from its sources alone, without packages, beside nothing else', async () => {
  const place = mkdtempSync(join(tmpdir(), 'kezek-verifier-alone-'))
  try {
    for (const file of [...reached, 'src/verify/help.txt', 'bin/kezek-verify.mjs']) {
      cpSync(join(ROOT, file), join(place, file))
    }
    // Only what a person would write beside it: that the sources are modules.
    cpSync(join(ROOT, 'package.json'), join(place, 'package.json'))
    expect(existsSync(join(place, 'node_modules'))).toBe(false)
    const log = writeLog(aFolder(), someLeaves(300))
    const run = (...args: string[]) =>
      promisify(execFile)(process.execPath, [join(place, 'bin/kezek-verify.mjs'), ...args], {
        cwd: place,
      })
    const { stdout, stderr } = await run('log', log, '--pins', join(place, 'pins'))
    expect(stdout).toContain('All is right.')
    expect(stderr).toBe('')
    const failed = run('log', place, '--pins', join(place, 'pins'))
    await expect(failed).rejects.toMatchObject({ code: 2, stderr: '' })
    const large = writeLog(aFolder(), someLeaves(13_000))
    const again = await run('log', large, '--pins', join(place, 'large-pins'))
    expect(again).toMatchObject({ stdout: expect.stringContaining('All is right.'), stderr: '' })
    // The second thread is needed for it: when it cannot start, that is told, and nothing hangs.
    rmSync(join(place, 'src/verify/hash-thread.ts'))
    const threadless = run('log', large, '--pins', join(place, 'large-pins'))
    const told = expect.stringMatching(/WRONG \(fault\): .*hash-thread/)
    await expect(threadless).rejects.toMatchObject({ code: 1, stdout: told, stderr: '' })
  } finally {
    rmSync(place, { recursive: true, force: true })
    removeFolders()
  }
})
