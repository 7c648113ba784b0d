/** Wishes and the night's search: what may be wished, who takes part, one reading of the published input. */
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aKindergarten, guardianOf, SYSTEM } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { swapJobs } from '../../swap-work.ts'
import { acceptOffer } from '../choice/accept-offer.ts'
import { EXCHANGE_CHANGED } from '../choice/hold.ts'
import { joinList } from '../choice/join-list.ts'
import { draftContract } from '../contracts/draft-contract.ts'
import { endContract } from '../contracts/end-contract.ts'
import { outcomeOf } from '../contracts/enrolled-child.fixture.ts'
import { findSwapSearch, findSwapsOf, findSwapWishes } from './find-swaps.ts'
import { selectOpenProposalOf } from './proposal-queries.ts'
import { searchDueSwaps, searchSwaps } from './search-swaps.ts'
import { setSwapWishes } from './set-swap-wishes.ts'
import { replaySwaps, type SwapInput, sealSwaps } from './swap-bundle.ts'
import { QUEUE, type Seated, swapsOf } from './swap-town.fixture.ts'

const db = useDatabase()
const setting = aSetting('2026-07-06T09:00')
const town = swapsOf(() => db.app, setting)
const { act, wish } = town

/** Families of other tests ask no more. */
beforeEach(async () => {
  await sql`delete from swap_wish`.execute(db.app)
})

afterEach(async () => {
  expect(await town.brokenPromises()).toEqual([])
})

const at = (seated: readonly Seated[], index: number) => seated[index] as Seated
const bundleOf = async (searchId: bigint) => (await findSwapSearch(db.app, searchId))?.bundle ?? ''

describe('a wish', () => {
  test('keeps its order and its turn, is told in the journal, and is taken back', async () => {
    const seated = await town.aTown(3)
    const [a, b, c] = [at(seated, 0), at(seated, 1), at(seated, 2)]
    await wish(a.child, [b.groupId])
    const since = await sinceOf(a)
    setting.clock.advance({ hours: 1 })
    await wish(a.child, [c.groupId, b.groupId])
    expect(await findSwapWishes(db.app, a.child.id)).toEqual([c.groupId, b.groupId])
    expect(await sinceOf(a)).toBe(since)
    const leaves = await journalOf('swap.wished', a.child.number)
    expect(leaves).toHaveLength(2)
    expect(leaves[1]).toContain(`/${c.groupId}, `)
    await wish(a.child, [c.groupId, b.groupId])
    expect(await journalOf('swap.wished', a.child.number)).toHaveLength(2)
    await wish(a.child, [])
    expect(await findSwapWishes(db.app, a.child.id)).toEqual([])
  })

  test('is refused without a seat, for the own group, another age or kind, twice, too many, off the list, by strangers', async () => {
    const seated = await town.aTown(2)
    const [a, b] = [at(seated, 0), at(seated, 1)]
    const others = await aKindergarten(db.app, setting, { places: { 4: 1 } })
    const special = await aKindergarten(db.app, setting, { places: { 3: 1 }, kind: 'special' })
    const elsewhere = await aKindergarten(db.app, setting, {
      places: { 3: 1 },
      territory: 'shymkent',
    })
    const refused = 'swap/group-not-suitable'
    expect(await outcomeOf(wish(a.child, [a.groupId]))).toBe(refused)
    expect(await outcomeOf(wish(a.child, [others.get(4) ?? 0n]))).toBe(refused)
    expect(await outcomeOf(wish(a.child, [special.get(3) ?? 0n]))).toBe(refused)
    expect(await outcomeOf(wish(a.child, [elsewhere.get(3) ?? 0n]))).toBe(refused)
    expect(await outcomeOf(wish(a.child, [b.groupId, b.groupId]))).toBe(refused)
    expect(await outcomeOf(wish(a.child, [999_999n]))).toBe(refused)
    const many = Array.from({ length: 21 }, (_, index) => BigInt(index + 1))
    expect(await outcomeOf(wish(a.child, many))).toBe('swap/too-many-wishes')
    await sql`update provider set listed_to = '2026-07-01' where id = ${b.contract.providerId}`.execute(
      db.app,
    )
    expect(await outcomeOf(wish(a.child, [b.groupId]))).toBe(refused)
    const input = { number: a.child.number, groupIds: [] }
    const stranger = act(tx => setSwapWishes(tx, guardianOf(b.child), setting, input))
    expect(await outcomeOf(stranger)).toBe('NotAllowed')
    await aKindergarten(db.app, setting, { places: { 3: 1 } })
    const waiting = await town.aConfirmedChild()
    expect(await outcomeOf(wish(waiting, [a.groupId]))).toBe('swap/not-enrolled')
  })
})

describe('the search', () => {
  test('is recomputed from its bundle, says the hashes in the journal, and is held once a night', async () => {
    const seated = await town.aTown(4)
    await town.allWantTheNext(seated.slice(0, 3))
    await wish(at(seated, 3).child, [at(seated, 0).groupId])
    const report = await town.search()
    expect(report?.proposals).toHaveLength(1)
    const bundle = await bundleOf(report?.searchId ?? 0n)
    expect(replaySwaps(bundle)).toMatchObject({ ok: true, value: { same: true, cycles: 1 } })
    const { input, inputHash, resultHash } = JSON.parse(bundle) as {
      input: SwapInput
      inputHash: string
      resultHash: string
    }
    expect(input.askers).toHaveLength(4)
    expect(sealSwaps({ ...input, askers: input.askers }).text).toBe(bundle)
    const forged = bundle.replace('"cycles":1', '"cycles":2')
    expect(replaySwaps(forged)).toMatchObject({ ok: true, value: { same: false } })
    const unsorted = JSON.stringify({
      ...JSON.parse(bundle),
      input: { ...input, askers: input.askers.toReversed() },
    })
    expect(replaySwaps(unsorted)).toMatchObject({ ok: false })
    const about = `swaps:taraz/preschool/${setting.clock.today()}`
    const [leaf] = await journalOf('swap.searched', about)
    expect(leaf).toContain(inputHash)
    expect(leaf).toContain(resultHash)
    expect(bundle).not.toContain('Сынақ')
    expect(await act(tx => searchSwaps(tx, SYSTEM, setting, QUEUE))).toBeUndefined()
  })

  test('starts by itself at the hour of the pack, where somebody asks', async () => {
    const seated = await town.aTown(2)
    await town.allWantTheNext(seated)
    const toHour = setting.clock.today().add({ days: 1 }).toZonedDateTime('Asia/Almaty').toInstant()
    setting.clock.advance(setting.clock.now().until(toHour).add({ minutes: 90 }))
    expect(await searchDueSwaps(db.app, SYSTEM, setting)).toBe(0)
    setting.clock.advance({ minutes: 30 })
    expect(await searchDueSwaps(db.app, SYSTEM, setting)).toBe(1)
    expect(await searchDueSwaps(db.app, SYSTEM, setting)).toBe(0)
    expect(await selectOpenProposalOf(db.app, at(seated, 0).child.id)).toBeDefined()
  })

  test('with nothing to find is asked once a night, and everybody may see that it was', async () => {
    const [a] = await town.aProposal(2).then(({ seated }) => seated)
    if (a === undefined) throw new Error('a child')
    // Both stand in the exchange of last night, so that nobody who asks may move.
    setting.clock.advance({ days: 1 })
    expect(await searchDueSwaps(db.app, SYSTEM, setting)).toBe(1)
    setting.clock.advance({ minutes: 1 })
    expect(await searchDueSwaps(db.app, SYSTEM, setting)).toBe(0)
    expect(await act(tx => searchSwaps(tx, SYSTEM, setting, QUEUE))).toBeUndefined()
    const bundle = await lastBundle()
    expect(JSON.parse(bundle)).toMatchObject({ input: { askers: [] }, result: { decisions: [] } })
    expect(replaySwaps(bundle)).toMatchObject({ ok: true, value: { same: true, cycles: 0 } })
    const about = `swaps:taraz/preschool/${setting.clock.today()}`
    expect(await journalOf('swap.searched', about)).toHaveLength(1)
    setting.clock.advance({ days: 1 })
    expect(await searchDueSwaps(db.app, SYSTEM, setting)).toBe(1)
  })

  test('leaves out whose seat shakes and who stands in a proposal: nobody is in two', async () => {
    const seated = await town.aTown(3)
    const [a, b, c] = [at(seated, 0), at(seated, 1), at(seated, 2)]
    await town.allWantTheNext([a, b])
    await town.search()
    const first = await selectOpenProposalOf(db.app, a.child.id)
    expect(first).toBeDefined()
    await wish(c.child, [a.groupId])
    await wish(a.child, [c.groupId, b.groupId])
    const again = await town.search()
    expect(again?.proposals).toEqual([])
    expect(await selectOpenProposalOf(db.app, a.child.id)).toBe(first)
    const { rows } = await sql<{ count: number }>`select count(*)::integer as count from swap_leg
      where closed_at is null group by application_id having count(*) > 1`.execute(db.app)
    expect(rows).toEqual([])
    await town.decline(a)
    // The family that declined keeps its other wishes; c and a would suit each other, but c's contract ends.
    const lastDay = setting.clock.today().add({ days: 30 })
    await act(tx =>
      endContract(tx, guardianOf(c.child), setting, {
        number: c.contract.number,
        reason: 'guardian',
        lastDay,
      }),
    )
    expect(await findSwapWishes(db.app, a.child.id)).toEqual([c.groupId])
    expect((await town.search())?.proposals).toEqual([])
    const askers = JSON.parse(await lastBundle()).input.askers as { id: string }[]
    expect(askers.map(({ id }) => id)).not.toContain(c.child.number)
  })

  test('a child that takes another place from a waiting list meanwhile ends the exchange for all', async () => {
    const { seated, id } = await town.aProposal(2)
    const a = at(seated, 0)
    const free = (await aKindergarten(db.app, setting, { places: { 3: 1 } })).get(3) ?? 0n
    const list = { number: a.child.number, groupId: free, admissions: ['general'] as const }
    await act(tx => joinList(tx, guardianOf(a.child), setting, list))
    const { rows } = await sql<{ id: bigint }>`
      with kept as (update place set state = 'held' where group_id = ${free} and state = 'published' returning id),
      entry as (update waiting_entry set state = 'offered' where application_id = ${a.child.id} returning id)
      insert into place_hold (place_id, group_id, application_id, voucher_id, waiting_entry_id, cause, state, made_at, until, changed_at)
      select kept.id, ${free}, ${a.child.id}, ${a.contract.voucherId}, entry.id, 'waiting-list', 'offered',
             ${setting.clock.now()}, ${setting.clock.now().add({ hours: 24 })}, ${setting.clock.now()}
      from kept, entry returning id`.execute(db.app)
    const holdId = rows[0]?.id ?? 0n
    await act(tx => acceptOffer(tx, guardianOf(a.child), setting, { holdId }))
    expect(await town.settle(id)).toBe('failed')
    expect(await town.stateOf(id)).toMatchObject({ offReason: 'hold-over' })
    expect(await town.seatsOf(seated)).toEqual(seated.map(one => String(one.groupId)))
    const drafted = await act(tx => draftContract(tx, SYSTEM, setting, { holdId }))
    expect((await town.contractOf(drafted ?? '')).previousId).toBe(a.contract.id)
  })
})

test('a signature plans the job that looks at the exchange; the family sees how many have signed', async () => {
  const { seated, id, contracts } = await town.aProposal(2)
  const [first] = contracts
  if (first === undefined) throw new Error('a contract')
  await town.signAsGuardian(first)
  const planned = await sql<{ payload: { holdId: string } }>`
    select payload from graphile_worker._private_jobs jobs join graphile_worker._private_tasks tasks on tasks.id = task_id
    where identifier = ${EXCHANGE_CHANGED} order by jobs.id desc limit 1`.execute(db.owner)
  const handler = swapJobs({ database: db.app, setting })[EXCHANGE_CHANGED]
  expect(planned.rows[0]?.payload.holdId).toBe(first.holdId.toString())
  await handler?.({ holdId: first.holdId.toString() })
  const [view] = await findSwapsOf(db.app, at(seated, 0).child.id)
  expect(view).toMatchObject({ agreed: 1, proposal: { id, state: 'proposed' } })
  expect(view?.moves).toHaveLength(2)
})

async function sinceOf({ child }: Seated) {
  const { rows } = await sql<{ since: Temporal.Instant }>`select min(since) as since from swap_wish
    where application_id = ${child.id}`.execute(db.app)
  return rows[0]?.since.toString()
}

async function journalOf(kind: string, about: string): Promise<readonly string[]> {
  const { rows } = await sql<{ leaf: string }>`select leaf from journal_entry
    where kind = ${kind} and about = ${about} order by id`.execute(db.app)
  return rows.map(row => row.leaf)
}

async function lastBundle(): Promise<string> {
  const { rows } = await sql<{ bundle: string }>`select bundle from swap_search
    order by id desc limit 1`.execute(db.app)
  return rows[0]?.bundle ?? ''
}
