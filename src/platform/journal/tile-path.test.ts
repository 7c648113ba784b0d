/** Addresses of tiles as C2SP tlog-tiles writes them. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseTilePath, tilePath } from './tile-path.ts'

test('an index is written in groups of three digits, as in the specification', () => {
  expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067')
  expect(tilePath({ level: 2, index: 0, width: 1 })).toBe('tile/2/000.p/1')
  expect(tilePath({ level: 'entries', index: 273, width: 112 })).toBe('tile/entries/273.p/112')
})

test('each tile has one address, which reads back', () => {
  const level = fc.oneof(fc.constant('entries' as const), fc.integer({ min: 0, max: 63 }))
  const index = fc.integer({ min: 0, max: 2 ** 45 })
  fc.assert(
    fc.property(level, index, fc.integer({ min: 1, max: 256 }), (l, i, width) => {
      const tile = { level: l, index: i, width }
      expect(parseTilePath(tilePath(tile))).toEqual(tile)
    }),
  )
})

test.each([
  'tile/0/1',
  'tile/0/0001',
  'tile/0/x000/001',
  'tile/00/001',
  'tile/64/001',
  'tile/0/001.p/0',
  'tile/0/001.p/256',
  'tile/0/001.p/007',
  'tile/0/001/',
  'tile/0/../checkpoint',
  'tile/entries/x1/001',
  'tile/0/001?x',
  '',
])('%s is no address', path => {
  expect(parseTilePath(path)).toBeUndefined()
})
