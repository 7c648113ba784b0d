/** Children with held places, drawn-up and signed contracts, as the actions make them; holds are written by hand. */
import { sql } from 'kysely'
import { type FamilyOptions, guardianOf, SYSTEM, submit } from '../../../test/city.ts'
import type { aSetting } from '../../../test/setting.ts'
import type { Phone } from '../../base/phone.ts'
import { sweepContracts } from '../../contract-work.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { type Database, inTransaction, type Tx } from '../../platform/db/database.ts'
import type { Application } from '../applications/application.ts'
import { holdIteration } from '../iterations/hold-iteration.ts'
import { askInvariants } from '../opendata/check-invariants.ts'
import { getPerson } from '../people/ensure-family.ts'
import { confirmVoucher } from '../vouchers/confirm-voucher.ts'
import { findVoucherOfApplication } from '../vouchers/find-vouchers.ts'
import type { Contract } from './contract.ts'
import { selectContract } from './contract-queries.ts'
import { draftContract } from './draft-contract.ts'
import { signByCode } from './sign-by-code.ts'
import { signInCabinet } from './sign-in-cabinet.ts'

const HOLD_DAYS = 3
const OF_THE_LOG: readonly string[] = ['every-fact-is-in-the-log', 'the-log-is-as-written']

export type HoldWish = {
  readonly groupId: bigint
  readonly admission?: 'general' | 'early-booking' | 'temporary'
  readonly startsOn?: string
  readonly lastDay?: string
}

export function contractsOf(database: () => Database, setting: ReturnType<typeof aSetting>) {
  const act = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(database(), work)

  /** Applied, offered a voucher, confirmed it; there must be a free place and money. */
  async function aConfirmedChild(options: FamilyOptions = {}): Promise<Application> {
    setting.clock.advance({ seconds: 1 })
    const application = await submit(database(), setting, options)
    const { territory, programme } = application
    const scope = { territory, programme }
    await holdIteration(database(), SYSTEM, setting, scope)
    await act(tx => confirmVoucher(tx, guardianOf(application), setting, application.number))
    return application
  }

  /** Keeps a place for the child as the room of choice does; returns the hold. */
  async function holdPlace(application: Application, wish: HoldWish): Promise<bigint> {
    const admission = wish.admission ?? 'general'
    const startsOn = wish.startsOn ?? setting.clock.today().toString()
    return act(async tx => {
      const voucher = await findVoucherOfApplication(tx, application.id)
      const at = setting.clock.now()
      const places = await sql<{ id: bigint }>`
        insert into place (group_id, admission, starts_on, last_day, state, published_at, changed_at)
        values (${wish.groupId}, ${admission}, ${startsOn}::date, ${wish.lastDay ?? null}::date, 'held', ${at}, ${at})
        returning id`.execute(tx)
      const holds = await sql<{ id: bigint }>`
        insert into place_hold (place_id, group_id, application_id, voucher_id, cause, state, made_at, until, changed_at)
        values (${places.rows[0]?.id}, ${wish.groupId}, ${application.id}, ${voucher?.id}, 'immediate', 'held',
                ${at}, ${at.add({ hours: 24 * HOLD_DAYS })}, ${at}) returning id`.execute(tx)
      await sql`update voucher set state = 'place-held'
        where id = ${voucher?.id} and state in ('confirmed', 'held')`.execute(tx)
      return holds.rows[0]?.id ?? 0n
    })
  }

  async function contractOf(number: string): Promise<Contract> {
    const contract = await selectContract(database(), number)
    if (contract === undefined) throw new Error('the contract')
    return contract
  }

  async function aDraft(application: Application, wish: HoldWish): Promise<Contract> {
    const holdId = await holdPlace(application, wish)
    const number = await act(tx => draftContract(tx, SYSTEM, setting, { holdId }))
    return contractOf(number ?? '')
  }

  async function phoneOf(personId: bigint): Promise<Phone> {
    return (await getPerson(database(), personId)).phone as Phone
  }

  const seen = ({ number, documentSha256 }: Contract) => ({ number, documentSha256 })

  async function signAsGuardian(contract: Contract, personId = contract.guardianId) {
    const phone = await phoneOf(personId)
    const guardian: Actor = { kind: 'guardian', personId }
    return act(tx => signByCode(tx, guardian, setting, { ...seen(contract), phone }))
  }

  /** Somebody of the kindergarten of a contract. */
  async function providerActor(contract: Contract): Promise<Actor> {
    const { providerId, territory } = contract
    const { id } = await database()
      .insertInto('staff')
      .values({
        full_name: 'Сынақ Меңгеруші',
        role: 'provider',
        territory_code: territory,
        provider_id: providerId,
        created_at: setting.clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { kind: 'provider', staffId: id, providerId, territory }
  }

  async function signAsProvider(contract: Contract, provider?: Actor) {
    const actor = provider ?? (await providerActor(contract))
    return act(tx => signInCabinet(tx, actor, setting, seen(contract)))
  }

  /** Signed by both: the child is enrolled. */
  async function anEnrolled(application: Application, wish: HoldWish): Promise<Contract> {
    const contract = await aDraft(application, wish)
    await signAsGuardian(contract)
    await signAsProvider(contract)
    return contractOf(contract.number)
  }

  async function groupNow(groupId: bigint) {
    const result = await sql<{ enrolled: number; away: number; places: string }>`
      select enrolled, away, coalesce((select string_agg(admission || ' ' || cause, ', ' order by place.id) from place
        where group_id = provider_group.id and state = 'published' and cause <> 'published'), '') as places
      from provider_group where id = ${groupId}`.execute(database())
    return result.rows[0]
  }

  /** What the worker's minute does for contracts; a failure is thrown, not told. */
  const sweep = () =>
    sweepContracts({ database: database(), setting }, async (_what, find, work) => {
      for (const due of await find()) await act(tx => work(tx, due))
    })

  /** The invariants that do not hold, but for those of the log, which nobody keeps here. */
  async function brokenPromises(): Promise<readonly string[]> {
    const reports = await act(askInvariants)
    return reports
      .filter(({ outcome, name }) => outcome !== 'holds' && !OF_THE_LOG.includes(name))
      .map(report => `${report.name}: ${report.violations}`)
  }

  return {
    act,
    sweep,
    brokenPromises,
    aConfirmedChild,
    holdPlace,
    contractOf,
    aDraft,
    phoneOf,
    signAsGuardian,
    providerActor,
    signAsProvider,
    anEnrolled,
    groupNow,
  }
}

/** The code of the refusal, the name of another failure, or what was answered. */
export async function outcomeOf(work: Promise<unknown>): Promise<unknown> {
  return work.catch(error => error.code ?? error.name)
}

/** Kinds of the leaves about an application, in order. */
export async function leavesOf(database: Database, application: Application): Promise<string[]> {
  const rows = await database
    .selectFrom('journal_entry')
    .select('kind')
    .where('about', '=', application.number)
    .orderBy('id')
    .execute()
  return rows.map(row => row.kind)
}
