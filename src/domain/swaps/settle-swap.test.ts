/** Exchanges: all contracts change together or none, whoever interferes; every child has one seat at every moment. */
import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { SYSTEM } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { type Each, sweepContracts } from '../../contract-work.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { endContract } from '../contracts/end-contract.ts'
import { enrolChild } from '../contracts/enrol-child.ts'
import { leavesOf, outcomeOf } from '../contracts/enrolled-child.fixture.ts'
import { lockOpenContract } from '../contracts/lock-contract.ts'
import { refuseContract } from '../contracts/refuse-contract.ts'
import { startLeave } from '../contracts/start-leave.ts'
import { findVoucherOfApplication } from '../vouchers/find-vouchers.ts'
import { findSwapWishes } from './find-swaps.ts'
import { settleSwap } from './settle-swap.ts'
import { type Seated, swapsOf } from './swap-town.fixture.ts'

const db = useDatabase()
const setting = aSetting('2026-07-06T09:00')
const town = swapsOf(() => db.app, setting)
const { act, aProposal, settle, stateOf, seatsOf, countsOf, contractOf } = town
const { signAsGuardian, signAsProvider } = town

const homes = (seated: readonly Seated[]) => seated.map(({ groupId }) => String(groupId))
const moved = (seated: readonly Seated[]) => [...homes(seated).slice(1), homes(seated)[0]]
const each: Each = async (_what, find, work) => {
  for (const due of await find()) await inTransaction(db.app, tx => work(tx, due))
}
const sweep = () => sweepContracts({ database: db.app, setting }, each)
const statesOf = async (contracts: readonly { readonly number: string }[]) =>
  (await Promise.all(contracts.map(one => contractOf(one.number)))).map(one => one.state)
const told = async (template: string, { child }: Seated) => {
  const { rows } = await sql`select from message where template = ${template}
    and application_id = ${child.id}`.execute(db.app)
  return rows.length
}

afterEach(async () => {
  expect(await town.brokenPromises()).toEqual([])
})

/** Off: new contracts void, places withdrawn, all where they were. */
async function expectNothingHappened(
  { seated, id, contracts }: Awaited<ReturnType<typeof aProposal>>,
  counts: readonly unknown[],
): Promise<void> {
  expect(await seatsOf(seated)).toEqual(homes(seated))
  expect(await countsOf(seated)).toEqual(counts)
  expect((await statesOf(contracts)).every(state => state === 'void' || state === 'refused')).toBe(
    true,
  )
  const { rows } = await sql<{ state: string; place: string }>`
    select place_hold.state, place.state as place from swap_leg join place_hold on place_hold.id = hold_id
    join place on place.id = place_hold.place_id where proposal_id = ${id}`.execute(db.app)
  expect(rows.every(row => row.state === 'released' && row.place === 'withdrawn')).toBe(true)
}

describe.each([2, 3])('an exchange of %i families', size => {
  test('happens with the last signature: full groups stay as full, each child has one seat, vouchers stay enrolled', async () => {
    const { seated, id, contracts } = await aProposal(size)
    const counts = await countsOf(seated)
    expect(contracts).toHaveLength(size)
    for (const one of seated) expect(await told('swap-proposed', one)).toBe(1)
    for (const one of seated) expect(await told('contract-ready', one)).toBe(1)
    for (const contract of contracts) await signAsGuardian(contract)
    expect(await settle(id)).toBe('agreed')
    for (const one of seated) expect(await told('swap-agreed', one)).toBe(1)
    for (const [index, contract] of contracts.entries()) {
      expect(await signAsProvider(contract)).toBe('signed-by-guardian')
      expect(await seatsOf(seated)).toEqual(homes(seated))
      expect(await settle(id)).toBe(index + 1 === size ? 'done' : 'agreed')
    }
    expect(await settle(id)).toBeUndefined()
    // The contracts that were left last to the evening, without their seats.
    await sweep()
    expect(await seatsOf(seated)).toEqual(moved(seated))
    expect(await countsOf(seated)).toEqual(counts)
    const today = setting.clock.today()
    for (const { child, contract } of seated) {
      const old = await contractOf(contract.number)
      expect(`${old.state} ${old.endReason} ${old.lastDay}`).toBe(`in-force swap ${today}`)
      expect((await findVoucherOfApplication(db.app, child.id))?.state).toBe('enrolled')
      expect(await findSwapWishes(db.app, child.id)).toEqual([])
      expect(await leavesOf(db.app, child)).toContain('swap.answered')
    }
    for (const contract of contracts) {
      const { state, startsOn } = await contractOf(contract.number)
      expect(`${state} ${startsOn}`).toBe(`in-force ${today.add({ days: 1 })}`)
    }
    setting.clock.advance({ days: 1 })
    await sweep()
    expect(await countsOf(seated)).toEqual(counts)
    expect(await statesOf(seated.map(one => one.contract))).toEqual(seated.map(() => 'ended'))
    expect(await seatsOf(seated)).toEqual(moved(seated))
  })
})

describe('nothing happens in part', () => {
  test('the database refuses the contract of one child alone', async () => {
    const { seated, contracts } = await aProposal(2)
    const [first] = contracts
    if (first === undefined) throw new Error('a contract')
    await signAsGuardian(first)
    await signAsProvider(first)
    const alone = act(async tx =>
      enrolChild(tx, SYSTEM, setting, await lockOpenContract(tx, first.number)),
    )
    await expect(alone).rejects.toMatchObject({ constraint: 'place_hold_swap_as_a_whole' })
    expect(await seatsOf(seated)).toEqual(homes(seated))
  })

  test('a connection that dies in the middle of the exchange leaves all as it was, and the next minute does it', async () => {
    const { seated, id, contracts } = await aProposal(3)
    for (const contract of contracts) {
      await signAsGuardian(contract)
      await signAsProvider(contract)
    }
    const killed = db.app.transaction().execute(async tx => {
      expect(await settleSwap(tx, SYSTEM, setting, id)).toBe('done')
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
      await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(db.owner)
      await sql`select 1`.execute(tx)
    })
    await expect(killed).rejects.toThrow()
    expect(await stateOf(id)).toMatchObject({ state: 'proposed' })
    expect(await seatsOf(seated)).toEqual(homes(seated))
    expect(await settle(id)).toBe('done')
    expect(await seatsOf(seated)).toEqual(moved(seated))
  })

  test('signatures without the last one change nothing, however often it is looked at', async () => {
    const { seated, id, contracts } = await aProposal(2)
    const counts = await countsOf(seated)
    const [first, second] = contracts
    if (first === undefined || second === undefined) throw new Error('two contracts')
    await signAsGuardian(first)
    await signAsProvider(first)
    expect([await settle(id), await settle(id)]).toEqual(['proposed', 'proposed'])
    await signAsGuardian(second)
    expect(await settle(id)).toBe('agreed')
    expect(await seatsOf(seated)).toEqual(homes(seated))
    expect(await countsOf(seated)).toEqual(counts)
  })
})

describe('races', () => {
  test('all sign and the exchange is looked at all the while: it happens once', async () => {
    const { seated, id, contracts } = await aProposal(3)
    const counts = await countsOf(seated)
    await Promise.all([...contracts.map(one => signAsGuardian(one)), settle(id), settle(id)])
    await Promise.all([...contracts.map(one => signAsProvider(one)), settle(id), settle(id)])
    await Promise.all([settle(id), settle(id)])
    expect(await stateOf(id)).toMatchObject({ state: 'done' })
    expect(await seatsOf(seated)).toEqual(moved(seated))
    expect(await countsOf(seated)).toEqual(counts)
  })

  test('one declines while another signs: it is off for both', async () => {
    const proposal = await aProposal(2)
    const { seated, id, contracts } = proposal
    const counts = await countsOf(seated)
    const [first] = seated
    if (first === undefined) throw new Error('a family')
    const others = contracts.filter(one => one.applicationId !== first.child.id)
    await Promise.all([
      town.decline(first),
      ...others.map(one => outcomeOf(signAsGuardian(one))),
      settle(id),
    ])
    expect(await stateOf(id)).toEqual({ state: 'declined', offReason: 'declined' })
    await expectNothingHappened(proposal, counts)
    expect(await told('swap-off', first)).toBe(0)
    expect(await told('swap-off', seated[1] as Seated)).toBe(1)
    expect(await outcomeOf(town.decline(first))).toBe('swap/over')
    for (const one of others)
      expect(await outcomeOf(signAsGuardian(one))).toMatch(/over$|already-signed$/)
  })

  test('the last signature comes while another family declines: all of it or nothing', async () => {
    const proposal = await aProposal(2)
    const { seated, id, contracts } = proposal
    const counts = await countsOf(seated)
    const [first, second] = contracts
    if (first === undefined || second === undefined) throw new Error('two contracts')
    for (const one of contracts) await signAsGuardian(one)
    await signAsProvider(first)
    await Promise.all([
      outcomeOf(signAsProvider(second)).then(() => settle(id)),
      outcomeOf(town.decline(seated[0] as Seated)),
    ])
    const { state } = await stateOf(id)
    expect(await countsOf(seated)).toEqual(counts)
    if (state === 'done') expect(await seatsOf(seated)).toEqual(moved(seated))
    else await expectNothingHappened(proposal, counts)
  })
})

describe('a seat that shakes ends the exchange for all', () => {
  const interferences: [string, string, (seated: Seated) => Promise<unknown>][] = [
    [
      'a contract is ended',
      'contract-ending',
      ({ contract, child }) =>
        act(tx =>
          endContract(tx, { kind: 'guardian', personId: child.guardianId }, setting, {
            number: contract.number,
            reason: 'guardian',
            lastDay: setting.clock.today().add({ days: 20 }),
          }),
        ),
    ],
    [
      'a child is away',
      'child-away',
      async ({ contract }) => {
        const provider = await town.providerActor(contract)
        const startsOn = setting.clock.today().add({ days: 1 })
        const days = { startsOn, lastDay: startsOn.add({ days: 30 }) }
        return act(tx => startLeave(tx, provider, setting, { number: contract.number, ...days }))
      },
    ],
    [
      'the exclusion of a kindergarten is announced',
      'provider-leaves',
      ({ contract }) =>
        sql`insert into provider_exclusion (provider_id, reason, words, announced_at, announced_by, effective_on, state, changed_at)
          values (${contract.providerId}, 'closed', 'жабылады', ${setting.clock.now()}, 'test',
                  ${setting.clock.today().add({ days: 10 })}, 'announced', ${setting.clock.now()})`.execute(
          db.app,
        ),
    ],
    [
      'a kindergarten is off the list',
      'provider-leaves',
      ({ contract }) =>
        sql`update provider set listed_to = ${setting.clock.today()} where id = ${contract.providerId}`.execute(
          db.app,
        ),
    ],
  ]
  test.each(interferences)('%s after everybody has signed', async (_what, reason, interfere) => {
    const proposal = await aProposal(3)
    const { seated, id, contracts } = proposal
    for (const contract of contracts) {
      await signAsGuardian(contract)
      await signAsProvider(contract)
    }
    await interfere(seated[1] as Seated)
    const counts = await countsOf(seated)
    expect(await settle(id)).toBe('failed')
    expect(await stateOf(id)).toEqual({ state: 'failed', offReason: reason })
    await expectNothingHappened(proposal, counts)
    for (const one of seated) expect(await told('swap-off', one)).toBe(1)
  })

  test('a kindergarten refuses on a lawful ground', async () => {
    const proposal = await aProposal(2)
    const counts = await countsOf(proposal.seated)
    const [first] = proposal.contracts
    if (first === undefined) throw new Error('a contract')
    const provider = await town.providerActor(first)
    const input = { number: first.number, ground: 'incomplete-papers' } as const
    await act(tx => refuseContract(tx, provider, setting, input))
    expect(await settle(proposal.id)).toBe('failed')
    expect(await stateOf(proposal.id)).toMatchObject({ offReason: 'contract-refused' })
    await expectNothingHappened(proposal, counts)
  })

  test('families that do not answer, then kindergartens that do not sign, let it lapse', async () => {
    const silent = await aProposal(2)
    const counts = await countsOf(silent.seated)
    await signAsGuardian(silent.contracts[0] as (typeof silent.contracts)[number])
    setting.clock.advance({ days: 4 })
    expect(await settle(silent.id)).toBe('lapsed')
    expect(await stateOf(silent.id)).toEqual({ state: 'lapsed', offReason: 'unanswered' })
    await expectNothingHappened(silent, counts)
    const slow = await aProposal(2)
    setting.clock.advance({ days: 3 })
    for (const contract of slow.contracts) await signAsGuardian(contract)
    expect(await settle(slow.id)).toBe('agreed')
    setting.clock.advance({ days: 3 })
    expect(await settle(slow.id)).toBe('agreed')
    setting.clock.advance({ days: 1 })
    expect(await settle(slow.id)).toBe('lapsed')
    expect(await stateOf(slow.id)).toEqual({ state: 'lapsed', offReason: 'unsigned' })
    expect(await seatsOf(slow.seated)).toEqual(homes(slow.seated))
  })
})
