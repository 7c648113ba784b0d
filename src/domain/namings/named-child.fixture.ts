/** Families that Kezek knows, children whom a school's club names, and what follows when the family accepts. */
import { sql } from 'kysely'
import {
  aChildIin,
  aGuardianIin,
  anApplication,
  aPhone,
  guardianOf,
  SYSTEM,
  VISITOR,
} from '../../../test/city.ts'
import type { aSetting } from '../../../test/setting.ts'
import { assertDefined } from '../../base/assert.ts'
import type { Iin } from '../../base/iin.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Application } from '../applications/application.ts'
import { findApplication } from '../applications/find-application.ts'
import { submitApplication } from '../applications/submit-application.ts'
import { findLiveHold, lockHold } from '../choice/find-holds.ts'
import type { ReleaseReason } from '../choice/hold.ts'
import { releaseHold } from '../choice/release-hold.ts'
import type { Contract } from '../contracts/contract.ts'
import { draftContract } from '../contracts/draft-contract.ts'
import { contractsOf } from '../contracts/enrolled-child.fixture.ts'
import { holdIteration } from '../iterations/hold-iteration.ts'
import { changeBudget } from '../ledger/change-budget.ts'
import type { Book } from '../ledger/ledger.ts'
import { findBalances } from '../ledger/post.ts'
import { ensureFamily } from '../people/ensure-family.ts'
import { confirmVoucher } from '../vouchers/confirm-voucher.ts'
import { acceptNaming } from './accept-naming.ts'
import { type NameChildren, nameChildren } from './name-children.ts'
import { startNamingClocks } from './start-naming-clocks.ts'

export type KnownFamily = {
  readonly childId: bigint
  readonly guardianId: bigint
  readonly childIin: Iin
  readonly guardianIin: Iin
  readonly guardian: Actor
}

type Club = { readonly providerId: bigint; readonly groupId: bigint }

export function namingsOf(database: () => Database, setting: ReturnType<typeof aSetting>) {
  const contracts = contractsOf(database, setting)
  const { act } = contracts

  /** Known without any application, the phone proved by a code. */
  async function aFamily(
    options: {
      readonly childBorn?: string
      readonly phoneProved?: boolean
      readonly childIin?: Iin
      readonly source?: 'register' | 'declared'
    } = {},
  ): Promise<KnownFamily> {
    const childBorn = options.childBorn ?? '2016-03-01'
    const childIin = options.childIin ?? aChildIin(childBorn)
    const guardianIin = aGuardianIin()
    const at = setting.clock.now()
    const { childId, guardianId } = await act(tx =>
      ensureFamily(tx, {
        child: {
          iin: childIin,
          fullName: 'Атаулы Бала',
          birthDate: Temporal.PlainDate.from(childBorn),
        },
        guardian: {
          iin: guardianIin,
          fullName: 'Атаулы Ана',
          birthDate: Temporal.PlainDate.from('1990-05-05'),
          phone: aPhone(),
          language: 'kk',
        },
        source: options.source ?? 'register',
        phoneVerifiedAt: options.phoneProved === false ? null : at,
        at,
      }),
    )
    const guardian: Actor = { kind: 'guardian', personId: guardianId }
    return { childId, guardianId, childIin, guardianIin, guardian }
  }

  /** A family that waits for a universal voucher, its phone proved by a code. */
  async function aQueuedFamily() {
    const input = {
      ...anApplication({ programme: 'club' }),
      phoneVerifiedAt: setting.clock.now(),
    }
    const application = await act(tx => submitApplication(tx, VISITOR, setting, input))
    const { childId, guardianId } = application
    const family: KnownFamily = {
      childId,
      guardianId,
      childIin: input.child.iin,
      guardianIin: input.guardian.iin,
      guardian: guardianOf(application),
    }
    return { family, application }
  }

  const staff = new Map<bigint, Actor>()

  /** Somebody of the club. */
  async function staffOf({ providerId }: Pick<Club, 'providerId'>): Promise<Actor> {
    const known = staff.get(providerId)
    if (known !== undefined) return known
    const { id } = await database()
      .insertInto('staff')
      .values({
        full_name: 'Сынақ Мұғалім',
        role: 'provider',
        territory_code: 'aktobe',
        provider_id: providerId,
        created_at: setting.clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const actor: Actor = { kind: 'provider', staffId: id, providerId, territory: 'aktobe' }
    staff.set(providerId, actor)
    return actor
  }

  async function name(club: Club, children: NameChildren['children']) {
    const actor = await staffOf(club)
    return act(tx => nameChildren(tx, actor, setting, { groupId: club.groupId, children }))
  }

  /** Named, and the SMS arrived; the number of the naming. */
  async function aNaming(club: Club, family: KnownFamily): Promise<string> {
    const [answer] = await name(club, [family])
    if (answer !== 'named') throw new Error(`the club reads ${answer}`)
    const { rows } = await sql<{ number: string; message: bigint }>`
      select number, message_id as message from naming where child_id = ${family.childId}
      order by id desc limit 1`.execute(database())
    const row = assertDefined(rows[0], 'a naming')
    const notice = { messageId: row.message, deliveredAt: setting.clock.now() }
    await act(tx => startNamingClocks(tx, SYSTEM, setting, [notice]))
    return row.number
  }

  async function applicationOf(number: string): Promise<Application> {
    return assertDefined(await findApplication(database(), number), 'an application').application
  }

  async function accept(number: string, { guardian }: Pick<KnownFamily, 'guardian'>) {
    const { application } = await act(tx => acceptNaming(tx, guardian, setting, { number }))
    return applicationOf(application)
  }

  /** The contract that the job draws up for the place that was accepted. */
  async function draftOf(application: Application): Promise<Contract> {
    const { rows } = await sql<{ id: bigint }>`
      select id from place_hold where application_id = ${application.id} and state = 'held'`.execute(
      database(),
    )
    const holdId = rows[0]?.id ?? 0n
    const number = await act(tx => draftContract(tx, SYSTEM, setting, { holdId }))
    return contracts.contractOf(number ?? '')
  }

  /** Named, accepted, signed by both: the child is in the group. */
  async function aNamedChild(club: Club, family?: KnownFamily) {
    const known = family ?? (await aFamily())
    const application = await accept(await aNaming(club, known), known)
    const draft = await draftOf(application)
    await contracts.signAsGuardian(draft)
    await contracts.signAsProvider(draft)
    const contract = await contracts.contractOf(draft.number)
    return { family: known, application, contract }
  }

  async function stateOf(number: string) {
    const { rows } = await sql<{ state: string; closing: string | null }>`
      select state, closing from naming where number = ${number}`.execute(database())
    const [row] = rows
    return row?.closing ? `${row.state} ${row.closing}` : row?.state
  }

  /** The held place of an application is released, for this reason. */
  async function releaseOf(application: Application, reason: ReleaseReason) {
    return act(async tx => {
      const live = await findLiveHold(tx, application.id)
      const hold = assertDefined(await lockHold(tx, live?.id ?? 0n), 'a held place')
      await releaseHold(tx, SYSTEM, setting, { hold, reason })
    })
  }

  /** An iteration offers the child's universal application a voucher. */
  const anOffer = ({ territory }: Application) =>
    holdIteration(database(), SYSTEM, setting, { territory, programme: 'club' })

  const confirm = (application: Application) =>
    act(tx => confirmVoucher(tx, guardianOf(application), setting, application.number))

  /** While all that is available is reserved for others. */
  async function withoutMoney(book: Book, work: () => Promise<unknown>) {
    const { available } = await findBalances(database(), book)
    const budget = { programme: book.programme, territory: book.territory, year: book.year }
    const { source } = await findBalances(database(), book)
    await act(tx =>
      changeBudget(tx, SYSTEM, setting, { ...budget, allottedTiyn: -source - available }),
    )
    await work()
    await act(tx => changeBudget(tx, SYSTEM, setting, { ...budget, allottedTiyn: -source }))
  }

  return {
    ...contracts,
    anOffer,
    releaseOf,
    confirm,
    withoutMoney,
    aFamily,
    aQueuedFamily,
    staffOf,
    name,
    aNaming,
    accept,
    applicationOf,
    draftOf,
    aNamedChild,
    stateOf,
  }
}
