/** The directions, the sizes and the purity of files: each rule of architecture.md that a machine can hold. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const SRC = join(ROOT, 'src')

/** Lower never imports higher (docs/decisions/0002-order-of-rooms.md). */
const ROOMS = [
  'territories',
  'people',
  'ledger',
  'providers',
  'letters',
  'activities',
  'lessons',
  'places',
  'applications',
  'queue',
  'cases',
  'vouchers',
  'iterations',
  'choice',
  'contracts',
  'namings',
  'referrals',
  'swaps',
  'attendance',
  'absences',
  'ratings',
  'payments',
  'plausibility',
  'clubs',
  'notifications',
  'erasure',
  'opendata',
  'exchange',
  'rebuilding',
  'demonstration',
]
/** Layers from the lowest; a file may import its own layer and those before it. */
const LAYERS = ['base', 'platform', 'domain', 'portal', 'wiring'] as const

type Source = { readonly path: string; readonly text: string; readonly imports: readonly string[] }

const IMPORT = /^(?:import|export)\s[^'"]*?from\s+['"](\.[^'"]+)['"]|^import\s+['"](\.[^'"]+)['"]/gm

function readFolder(folder: string): { readonly path: string; readonly text: string }[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .map(name => ({ path: name, text: readFileSync(join(ROOT, folder, name), 'utf8') }))
}

function readSources(): Source[] {
  return readFolder('src').map(({ path, text }) => {
    const imports = [...text.matchAll(IMPORT)].map(match => {
      const target = resolve(dirname(join(SRC, path)), match[1] ?? match[2] ?? '')
      return relative(SRC, target)
    })
    return { path, text, imports }
  })
}

const all = readSources()
const isTest = (path: string) => /\.(test|fixture)\.tsx?$/.test(path)
const sources = all.filter(({ path }) => !isTest(path))

function layerOf(path: string): number {
  const [first = ''] = path.split('/')
  if (first === 'base') return 0
  if (first === 'platform') return 1
  // Texts name the refusals and rule keys of the domain, and the domain's messages read texts.
  if (first === 'domain' || first === 'locales') return 2
  if (first === 'portal' || first === 'api') return 3
  return 4
}

const roomOf = (path: string) => /^domain\/([^/]+)\//.exec(path)?.[1]

function violations(rule: (source: Source, target: string) => boolean): string[] {
  return sources.flatMap(source =>
    source.imports
      .filter(target => rule(source, target))
      .map(target => `${source.path} -> ${target}`),
  )
}

describe('directions', () => {
  test('imports fall: base, platform, domain, portal and api, wiring', () => {
    expect(LAYERS).toHaveLength(5)
    expect(violations((source, target) => layerOf(target) > layerOf(source.path))).toEqual([])
  })

  test('base imports nothing but base', () => {
    expect(
      violations((source, target) => layerOf(source.path) === 0 && !target.startsWith('base/')),
    ).toEqual([])
    const outside = sources
      .filter(({ path }) => path.startsWith('base/'))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/from '([^.'][^']*)'/g)].map(match => `${path} -> ${match[1]}`),
      )
    expect(outside).toEqual(['base/digest.ts -> node:crypto'])
  })

  test('between rooms of the domain the order only falls', () => {
    const rank = (path: string) => ROOMS.indexOf(roomOf(path) ?? '')
    const unknown = sources
      .filter(({ path }) => roomOf(path) && rank(path) < 0)
      .map(({ path }) => path)
    expect(unknown).toEqual([])
    expect(
      violations(
        (source, target) =>
          Boolean(roomOf(source.path) && roomOf(target)) && rank(target) > rank(source.path),
      ),
    ).toEqual([])
  })

  test('nobody imports the queries of another room', () => {
    expect(
      violations(
        (source, target) =>
          /^domain\/.*-queries\.ts$/.test(target) && roomOf(source.path) !== roomOf(target),
      ),
    ).toEqual([])
  })

  test('islands import base and their own files only', () => {
    expect(
      violations(
        (source, target) =>
          source.path.startsWith('portal/islands/') && !/^(base|portal\/islands)\//.test(target),
      ),
    ).toEqual([])
  })

  test('what the verifier is built from imports nothing but base', () => {
    const reached = new Set<string>()
    const visit = (path: string) => {
      if (reached.has(path)) return
      reached.add(path)
      for (const target of sources.find(source => source.path === path)?.imports ?? [])
        visit(target)
    }
    const roots = [
      'domain/iterations/decide-iteration.ts',
      'domain/iterations/bundle.ts',
      'platform/journal/leaf.ts',
    ]
    for (const root of roots) visit(root)
    const strangers = [...reached].filter(
      path =>
        !path.startsWith('base/') &&
        !path.startsWith('domain/iterations/') &&
        !roots.includes(path),
    )
    expect(strangers).toEqual([])
  })

  test('there is no cycle between files', () => {
    const graph = new Map(sources.map(({ path, imports }) => [path, imports]))
    const done = new Set<string>()
    const cycles: string[] = []
    const walk = (path: string, trail: readonly string[]) => {
      if (trail.includes(path))
        cycles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '))
      else if (!done.has(path)) {
        for (const target of graph.get(path) ?? []) walk(target, [...trail, path])
        done.add(path)
      }
    }
    for (const path of graph.keys()) walk(path, [])
    expect(cycles).toEqual([])
  })
})

describe('files', () => {
  test('have no name that says nothing, and there is no barrel', () => {
    const forbidden =
      /(^|\/)(utils?|helpers?|common|services?|managers?|types|constants|index)\.tsx?$/
    expect(all.filter(({ path }) => forbidden.test(path)).map(({ path }) => path)).toEqual([])
  })

  test('open with one sentence of purpose', () => {
    const silent = all
      .filter(({ text }) => !/^(#!.*\n)?\/\*\*?[\s*]+\S/.test(text))
      .map(({ path }) => path)
    expect(silent).toEqual([])
  })

  test('are small: 300 lines at most, half of the sources 80 or fewer, nine of ten 160 or fewer', () => {
    const lineCount = (text: string) => text.split('\n').length - 1
    const tests = [
      ...all.filter(({ path }) => isTest(path)),
      ...readFolder('test'),
      ...readFolder('e2e'),
    ]
    const lengths = sources
      .filter(({ path }) => path !== 'platform/db/tables.ts')
      .map(({ path, text }) => ({ path, lines: lineCount(text) }))
      .sort((a, b) => a.lines - b.lines)
    const testLengths = tests.map(({ path, text }) => ({ path, lines: lineCount(text) }))
    expect([...lengths, ...testLengths].filter(({ lines }) => lines > 300)).toEqual([])
    expect(lengths[Math.floor(lengths.length / 2)]?.lines).toBeLessThanOrEqual(80)
    expect(lengths[Math.floor(lengths.length * 0.9)]?.lines).toBeLessThanOrEqual(160)
  })

  test('named as pure are pure: no waiting, no clock, no randomness, no process, no platform', () => {
    const pure = (path: string) =>
      /-life\.ts$|-amount\.ts$|\.page\.tsx$|\.form\.ts$|^base\//.test(path) ||
      /^domain\/([^/]+)\/(iteration|decide-iteration|candidate-order|bundle|compose-input|ledger|queue|voucher|application|deadline|working-calendar|rollout|explain-decision)\.ts$/.test(
        path,
      )
    const impure =
      /\bawait\b|Date\.now|new Date\(|Math\.random|Temporal\.Now|\bprocess\.|platform\//
    const found = sources
      .filter(({ path }) => pure(path))
      .filter(({ text }) => impure.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')))
      .map(({ path }) => path)
    expect(found).toEqual([])
  })

  test('hold SQL only where SQL belongs', () => {
    const found = sources
      .filter(({ path }) => !/-queries\.ts$/.test(path) && !path.startsWith('platform/'))
      .filter(({ text }) =>
        /\bsql(<[^`]*>)?`|\.(selectFrom|insertInto|updateTable|deleteFrom)\(/.test(text),
      )
      .map(({ path }) => path)
    expect(found).toEqual([])
  })

  test('read the environment only through config.ts', () => {
    const found = sources.filter(({ text }) => /process\.env/.test(text)).map(({ path }) => path)
    expect(found).toEqual(['cli.ts'])
  })
})
