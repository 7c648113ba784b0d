/** Numbers that another has: an iteration draws new ones, and a single number starts its transaction over. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aBudget, aKindergarten, SYSTEM, submit } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { withNumbers } from '../../platform/db/draw-numbers.ts'
import { NUMBERED_TABLES } from '../../platform/db/numbered-tables.ts'
import { type Entropy, seededEntropy } from '../../platform/entropy.ts'
import { holdIteration } from './hold-iteration.ts'

const db = useDatabase()
const setting = aSetting('2026-07-01T09:00')
const book = { programme: 'preschool', territory: 'taraz', year: 2026 } as const
const OFFER_TENGE = 6 * 68_000

async function selectNumbers(): Promise<readonly string[]> {
  const result = await sql<{ number: string }>`select number from voucher order by id`.execute(
    db.owner,
  )
  return result.rows.map(row => row.number)
}

test('an iteration whose draw meets vouchers of an earlier one draws again, and every offer has its number', async () => {
  await aKindergarten(db.app, setting, { places: { 3: 20 } })
  for (let index = 0; index < 12; index += 1) {
    setting.clock.advance({ milliseconds: 5 })
    await submit(db.app, setting)
  }
  // The very bytes of the first come once more: every number of the second is taken at the first draw.
  const again = () => ({ ...setting, entropy: seededEntropy('the same twice') })
  await aBudget(db.app, setting, { tenge: 6 * OFFER_TENGE })
  const first = await holdIteration(db.app, SYSTEM, again(), book)
  const numbers = await selectNumbers()
  await aBudget(db.app, setting, { tenge: 12 * OFFER_TENGE })
  const second = await holdIteration(db.app, SYSTEM, again(), book)
  expect([first.offered, second.offered]).toEqual([6, 6])
  const all = await selectNumbers()
  expect(all.slice(0, 6)).toEqual(numbers)
  expect(new Set(all).size).toBe(12)
})

test('many numbers at once leave out those that are taken and those drawn twice, in the order drawn', async () => {
  const items = [{}, {}, {}, {}]
  const drawFrom = async (entropy: Entropy) =>
    (await withNumbers(db.app, entropy, 'application', items)).map(one => one.number)
  const drawn = await drawFrom(seededEntropy('a draw'))
  const { id } = await submit(db.app, setting)
  await sql`update application set number = ${drawn[1]} where id = ${id}`.execute(db.owner)
  const again = await drawFrom(seededEntropy('a draw'))
  expect(again.slice(0, 3)).toEqual([drawn[0], drawn[2], drawn[3]])
  expect(drawn).not.toContain(again[3])

  // The first sixteen bytes are the same number twice.
  const blocks = [Buffer.alloc(16, 1)]
  const better = seededEntropy('better')
  const stuttering = { bytes: (length: number) => blocks.pop() ?? better.bytes(length) }
  const different = await drawFrom(stuttering)
  expect(new Set(different).size).toBe(4)
  const stuck = drawFrom({ bytes: length => Buffer.alloc(length, 1) })
  await expect(stuck).rejects.toThrow('were taken')
})

test('a transaction that drew a number of another runs once more', async () => {
  const [one, other] = [await submit(db.app, setting), await submit(db.app, setting)]
  const draws = [one.number, one.number, 'K7M-4PX-92T']
  let runs = 0
  await inTransaction(db.owner, async tx => {
    runs += 1
    await sql`update application set number = ${draws[runs - 1]} where id = ${other.id}`.execute(tx)
  })
  expect(runs).toBe(3)
})

test('every table with a number of its own is known as one', async () => {
  const result = await sql<{ name: string }>`
    select conrelid::regclass::text as name from pg_constraint
    where contype = 'u' and conname like '%\_number\_unique' and cardinality(conkey) = 1 order by 1`.execute(
    db.owner,
  )
  expect(result.rows.map(row => row.name)).toEqual([...NUMBERED_TABLES])
})
