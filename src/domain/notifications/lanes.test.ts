/** Writes that gather: nothing is lost or doubled, and a bad item fails alone. */
import { expect, test } from 'vitest'
import { gather } from './lanes.ts'

function aWriter(bad: number | undefined = undefined) {
  const written: number[][] = []
  const keep = gather<number>(async items => {
    await new Promise(resolve => setImmediate(resolve))
    if (bad !== undefined && items.includes(bad)) throw new Error(`bad ${bad}`)
    written.push([...items])
  })
  return { written, keep }
}

test('what comes while a write is going is written together, in its order, each once', async () => {
  const { written, keep } = aWriter()
  await Promise.all([1, 2, 3, 4, 5].map(keep))
  await keep(6)
  expect(written).toEqual([[1], [2, 3, 4, 5], [6]])
})

test('of many that are written together only the bad one fails', async () => {
  const { written, keep } = aWriter(3)
  const ends = await Promise.allSettled([1, 2, 3, 4].map(keep))
  expect(ends.map(end => end.status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
  expect(written.flat()).toEqual([1, 2, 4])
})
