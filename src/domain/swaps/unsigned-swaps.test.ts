/** A kindergarten that leaves an exchange unsigned a second time: its department is told, looks into it, says what it did. */
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { aStaffId } from '../../../test/office.ts'
import { aSetting } from '../../../test/setting.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { outcomeOf } from '../contracts/enrolled-child.fixture.ts'
import { countUnsignedSwaps, findUnsignedSwaps } from './find-unsigned-swaps.ts'
import { reviewUnsignedSwaps } from './review-unsigned-swaps.ts'
import { QUEUE, swapsOf } from './swap-town.fixture.ts'

const db = useDatabase()
const setting = aSetting('2026-07-06T09:00')
const town = swapsOf(() => db.app, setting)
const relation = { territoryPath: ['kz', 'zhambyl', 'taraz'] }
let officer: Actor

beforeAll(async () => {
  const staffId = await aStaffId(db, 'officer')
  officer = { kind: 'staff', staffId, role: 'officer', territory: 'taraz' }
})

const UNSIGNED = { state: 'lapsed', offReason: 'unsigned' }

const told = async () =>
  (await findUnsignedSwaps(db.app, officer, relation, QUEUE)).map(one => one.providerId)
const count = () => countUnsignedSwaps(db.app, officer, relation, QUEUE)
const review = (providerId: bigint, words: string, actor = officer) =>
  outcomeOf(
    inTransaction(db.app, tx =>
      reviewUnsignedSwaps(tx, actor, setting, { providerId, review: words }),
    ),
  )

test('the first time nobody is told, the second time the department is, and only of the one that did not sign', async () => {
  const seated = await town.aTown(2)
  await town.allWantTheNext(seated)
  expect(await town.letLapse(seated, [])).toEqual(UNSIGNED)
  expect(await told()).toEqual([])
  expect(await count()).toBe(0)
  // The wishes stand; the next search proposes the same exchange, and this time the first kindergarten signs.
  expect(await town.letLapse(seated, [0])).toEqual(UNSIGNED)
  const rows = await sql<{ provider_id: bigint; times: number }>`
    select provider_id, count(*)::integer as times from swap_unsigned group by provider_id
    order by times desc`.execute(db.owner)
  const [silent, once] = rows.rows
  expect([silent?.times, once?.times]).toEqual([2, 1])
  const providerId = silent?.provider_id ?? 0n
  expect(await told()).toEqual([providerId, providerId])
  expect(await count()).toBe(1)

  expect(await review(providerId, ' ')).toBe('BadInput')
  expect(await review(providerId, 'x', { ...officer, role: 'auditor' } as Actor)).toBe('NotAllowed')
  expect(await review(providerId, 'Меңгеруші ауысқан, жаңасына кіру берілді.')).toBeUndefined()
  expect(await review(providerId, 'Тағы')).toBe('swap/reviewed')
  expect(await told()).toEqual([])

  // Every later one is told at once, with what was done before.
  expect(await town.letLapse(seated, [0])).toEqual(UNSIGNED)
  const again = await findUnsignedSwaps(db.app, officer, relation, QUEUE)
  expect(again.map(one => one.review)).toEqual([
    null,
    'Меңгеруші ауысқан, жаңасына кіру берілді.',
    'Меңгеруші ауысқан, жаңасына кіру берілді.',
  ])
})

test('another territory is told nothing', async () => {
  const stranger: Actor = { kind: 'staff', staffId: 1n, role: 'officer', territory: 'shymkent' }
  await expect(findUnsignedSwaps(db.app, stranger, relation, QUEUE)).rejects.toThrow(
    'swap.list-unsigned',
  )
})

test('what happened is not taken back', async () => {
  await expect(sql`delete from swap_unsigned`.execute(db.app)).rejects.toThrow('denied')
  await expect(sql`delete from swap_unsigned`.execute(db.owner)).rejects.toThrow('only grows')
})
