/** Children with seats in full groups who would rather sit elsewhere, and the exchange that is proposed to them. */
import { sql } from 'kysely'
import { aBudget, aKindergarten, guardianOf, SYSTEM } from '../../../test/city.ts'
import type { aSetting } from '../../../test/setting.ts'
import { type Database, inTransaction, type Tx } from '../../platform/db/database.ts'
import type { Application } from '../applications/application.ts'
import type { Contract } from '../contracts/contract.ts'
import { selectContractById } from '../contracts/contract-queries.ts'
import { draftContract } from '../contracts/draft-contract.ts'
import { contractsOf } from '../contracts/enrolled-child.fixture.ts'
import { askInvariant } from '../opendata/invariant-queries.ts'
import { declineSwap } from './answer-swap.ts'
import { lockProposal, selectLegs, selectOpenProposalOf } from './proposal-queries.ts'
import { searchSwaps } from './search-swaps.ts'
import { setSwapWishes } from './set-swap-wishes.ts'
import { settleSwap } from './settle-swap.ts'

export const QUEUE = { territory: 'taraz', programme: 'preschool' } as const

export type Seated = {
  readonly child: Application
  readonly contract: Contract
  readonly groupId: bigint
}

const LONGER_THAN_ANY_REPLY = 20

const PROMISES = [
  'no-place-twice',
  'hold-fits-voucher',
  'group-not-over-capacity',
  'enrolled-has-contract',
  'seats-add-up',
  'exchanges-as-a-whole',
] as const

export function swapsOf(database: () => Database, setting: ReturnType<typeof aSetting>) {
  const made = contractsOf(database, setting)
  const act = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(database(), work)

  /** One child in each of so many kindergartens, enrolled since yesterday; every group is full. */
  async function aTown(size: number, places = 1): Promise<readonly Seated[]> {
    await aBudget(database(), setting, { tenge: 900_000_000 })
    const seated: Seated[] = []
    for (let index = 0; index < size; index += 1) {
      const groups = await aKindergarten(database(), setting, { places: { 3: places } })
      const groupId = groups.get(3) ?? 0n
      const child = await made.aConfirmedChild()
      seated.push({ child, groupId, contract: await made.anEnrolled(child, { groupId }) })
      await sql`update place set state = 'withdrawn', withdrawal_reason = 'other'
        where group_id = ${groupId} and state = 'published'`.execute(database())
      await sql`update provider_group set capacity = enrolled where id = ${groupId}`.execute(
        database(),
      )
    }
    setting.clock.advance({ days: 2 })
    return seated
  }

  /** Each wants the group of the next, the last that of the first. */
  async function allWantTheNext(seated: readonly Seated[]): Promise<void> {
    for (const [index, { child }] of seated.entries()) {
      setting.clock.advance({ seconds: 1 })
      await wish(child, [(seated[(index + 1) % seated.length] as Seated).groupId])
    }
  }

  function wish(child: Application, groupIds: readonly bigint[]): Promise<void> {
    const input = { number: child.number, groupIds }
    return act(tx => setSwapWishes(tx, guardianOf(child), setting, input))
  }

  /** The next night's search. */
  async function search() {
    setting.clock.advance({ days: 1 })
    return act(tx => searchSwaps(tx, SYSTEM, setting, QUEUE))
  }

  /** A town whose exchange is proposed, with the contracts drawn up; returns the proposal too. */
  async function aProposal(size: number) {
    const seated = await aTown(size)
    await allWantTheNext(seated)
    await search()
    const id = (await selectOpenProposalOf(database(), seated[0]?.child.id ?? 0n)) ?? 0n
    await drawUp(id)
    return { seated, id, contracts: await newContracts(id) }
  }

  /** What the worker does with the jobs of the proposal. */
  async function drawUp(id: bigint): Promise<void> {
    for (const { holdId } of await selectLegs(database(), id)) {
      await act(tx => draftContract(tx, SYSTEM, setting, { holdId }))
    }
  }

  /** In the order of the cycle. */
  async function newContracts(id: bigint): Promise<readonly Contract[]> {
    const legs = await selectLegs(database(), id)
    const contracts = await Promise.all(
      legs.map(leg => selectContractById(database(), leg.newContractId ?? 0n)),
    )
    return contracts.flatMap(contract => contract ?? [])
  }

  /** All families agree to the next exchange; of the kindergartens only those of `signing` sign, so it lapses. */
  async function letLapse(seated: readonly Seated[], signing: readonly number[]) {
    await search()
    const id = (await selectOpenProposalOf(database(), seated[0]?.child.id ?? 0n)) ?? 0n
    await drawUp(id)
    const contracts = await newContracts(id)
    for (const contract of contracts) await made.signAsGuardian(contract)
    await settle(id)
    for (const contract of contracts.filter((_, index) => signing.includes(index))) {
      await made.signAsProvider(contract)
    }
    setting.clock.advance({ days: LONGER_THAN_ANY_REPLY })
    await settle(id)
    return stateOf(id)
  }

  const settle = (id: bigint) => act(tx => settleSwap(tx, SYSTEM, setting, id))

  const decline = ({ child }: Seated) =>
    act(tx => declineSwap(tx, guardianOf(child), setting, { number: child.number }))

  async function stateOf(id: bigint) {
    const proposal = await act(tx => lockProposal(tx, id))
    return { state: proposal?.state, offReason: proposal?.offReason }
  }

  /** Where each child has its seat; one that had two or none would say so. */
  async function seatsOf(seated: readonly Seated[]): Promise<readonly string[]> {
    const seats: string[] = []
    for (const { child } of seated) {
      const { rows } = await sql<{ group_id: bigint }>`
        select group_id from enrolment where child_id = ${child.childId} and seated`.execute(
        database(),
      )
      seats.push(rows.map(row => row.group_id).join('+') || 'none')
    }
    return seats
  }

  async function countsOf(seated: readonly Seated[]): Promise<readonly unknown[]> {
    return Promise.all(seated.map(({ groupId }) => made.groupNow(groupId)))
  }

  async function brokenPromises(): Promise<readonly string[]> {
    const broken: string[] = []
    for (const name of PROMISES) {
      const report = await act(tx => askInvariant(tx, name))
      if (report.outcome !== 'holds') broken.push(`${name} ${report.violations.join()}`)
    }
    return broken
  }

  return {
    ...made,
    act,
    aTown,
    allWantTheNext,
    wish,
    search,
    aProposal,
    letLapse,
    drawUp,
    newContracts,
    settle,
    decline,
    stateOf,
    seatsOf,
    countsOf,
    brokenPromises,
  }
}
