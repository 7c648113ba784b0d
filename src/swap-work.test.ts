/** Exchanges by themselves: searched at night, drawn up, followed signature by signature, carried out, told of. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useDatabase } from '../test/database.ts'
import { aSetting } from '../test/setting.ts'
import { aWorker, type TestWorker } from '../test/worker.ts'
import type { Contract } from './domain/contracts/contract.ts'
import { selectOpenProposalOf } from './domain/swaps/proposal-queries.ts'
import { type Seated, swapsOf } from './domain/swaps/swap-town.fixture.ts'

const db = useDatabase()
const setting = aSetting('2026-09-01T09:00')
const town = swapsOf(() => db.app, setting)
let worker: TestWorker

beforeAll(() => {
  worker = aWorker(db, setting)
})
afterAll(async () => {
  await worker.end()
})

const groupsOf = (seated: readonly Seated[]) => seated.map(one => String(one.groupId))
const sent = async (template: string) => {
  const { rows } = await sql<{ text: string }>`select text from message
    where template = ${template} and state <> 'planned' order by id`.execute(db.app)
  return rows.map(row => row.text)
}

/** A ring of three whose exchange the worker has found and drawn up. */
async function found() {
  const seated = await town.aTown(3)
  await town.allWantTheNext(seated)
  setting.clock.advance({ days: 1 })
  // The search, then the contracts that it planned.
  await worker.runPending()
  await worker.runPending()
  const id = (await selectOpenProposalOf(db.app, seated[0]?.child.id ?? 0n)) ?? 0n
  return { seated, id, contracts: await town.newContracts(id) }
}

test('from wishes to new seats, one minute of the worker after the other', async () => {
  const { seated, id, contracts } = await found()
  expect(contracts).toHaveLength(3)
  expect(await sent('swap-proposed')).toHaveLength(3)
  for (const contract of contracts) await town.signAsGuardian(contract)
  await worker.runPending()
  expect(await town.stateOf(id)).toMatchObject({ state: 'agreed' })
  for (const contract of contracts) await town.signAsProvider(contract)
  await worker.runPending()
  expect(await town.stateOf(id)).toMatchObject({ state: 'done' })
  const [first, ...rest] = groupsOf(seated)
  expect(await town.seatsOf(seated)).toEqual([...rest, first])
  const counts = await town.countsOf(seated)
  setting.clock.advance({ days: 1 })
  await worker.runPending()
  expect(await town.countsOf(seated)).toEqual(counts)
  expect(await town.brokenPromises()).toEqual([])
  expect(worker.faults).toEqual([])
})

test('nobody signs: after its days the exchange is off, nothing became free, and it is not proposed again', async () => {
  const { seated, id, contracts } = await found()
  setting.clock.advance({ days: 4 })
  await worker.runPending()
  expect(await town.stateOf(id)).toEqual({ state: 'lapsed', offReason: 'unanswered' })
  expect(await town.seatsOf(seated)).toEqual(groupsOf(seated))
  const states = await Promise.all(contracts.map(one => town.contractOf(one.number)))
  expect(states.map((one: Contract) => one.state)).toEqual(['void', 'void', 'void'])
  expect((await sent('swap-off')).length).toBe(3)
  expect(await sent('place-released')).toEqual([])
  const { rows } =
    await sql`select from place where state = 'published' and cause = 'swap'`.execute(db.app)
  expect(rows).toEqual([])
  setting.clock.advance({ days: 1 })
  await worker.runPending()
  expect(await selectOpenProposalOf(db.app, seated[0]?.child.id ?? 0n)).toBeUndefined()
  expect(await town.brokenPromises()).toEqual([])
  expect(worker.faults).toEqual([])
})
