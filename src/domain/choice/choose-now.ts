/** Where a territory lets who comes first choose: a parent names a group and has a place there at once. */
import { NotFound, Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import {
  type ClientRequest,
  type ClientRequestRefusal,
  findAnswer,
} from '../../platform/db/client-request.ts'
import { type Database, inTransaction, type Read, type Tx } from '../../platform/db/database.ts'
import { appendToJournal, type JournalFact } from '../../platform/journal/append.ts'
import type { Admission } from '../places/place.ts'
import { getRecentRules } from '../territories/recent-rules.ts'
import { universalClubsOf } from '../territories/rule-pack.ts'
import type { Setting } from '../territories/setting.ts'
import { composeVoucherLeaf } from '../vouchers/change-voucher.ts'
import { offerTerms } from '../vouchers/offer-terms.ts'
import type { VoucherRefusal } from '../vouchers/voucher.ts'
import { nextVoucherState } from '../vouchers/voucher-life.ts'
import { choiceAccess } from './choice-access.ts'
import { choiceTerms, endOf, heldUntil, lastDayOf } from './choice-terms.ts'
import { type ClaimBasis, type Claimed, claimPlace, selectClaimBasis } from './claim-queries.ts'
import type { ChoiceRefusal } from './hold.ts'

export type ChooseNow = {
  readonly number: string
  readonly groupId: bigint
  /** General only when absent. */
  readonly admissions?: readonly Admission[]
  /** Whether the same click confirms a voucher that is offered only: both or neither. */
  readonly confirm?: boolean
}

export type Chosen = { readonly holdId: bigint; readonly until: Temporal.Instant }

/**
 * No lock of the queue's head and none that another family waits for: a place being taken is stepped
 * over. Refuses `choice/no-place`, `choice/rounds-only`, `choice/no-voucher`, `choice/place-held`,
 * `choice/group-not-suitable`. The contract is drawn up and the SMS sent within a minute, by the sweep.
 */
export async function chooseNow(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: ChooseNow,
): Promise<Chosen> {
  return takePlace(tx, actor, setting, input, null)
}

/**
 * The same from outside a transaction, for a rush: who finds nothing free has cost one statement and no
 * transaction. A repeat with the same id returns the first answer.
 */
export async function chooseInRush(
  database: Database,
  actor: Actor,
  setting: Setting,
  input: ChooseNow & { readonly requestId: string },
): Promise<Chosen> {
  const { requestId, ...choice } = input
  const { number, groupId, admissions = ['general'], confirm = false } = choice
  const request = {
    id: requestId,
    action: choiceAccess.chooseNow.name,
    input: { number, groupId: groupId.toString(), admissions, confirm },
  }
  try {
    const seen = await look(database, actor, setting, choice)
    return await inTransaction(database, tx => takePlace(tx, actor, setting, choice, request, seen))
  } catch (refused) {
    if (!(refused instanceof Refusal) || !PERHAPS_BY_THIS_CLICK.has(refused.code)) throw refused
    const answer = await findAnswer<{ holdId: string; until: string }>(database, request)
    if (answer === undefined) throw refused
    return { holdId: BigInt(answer.holdId), until: Temporal.Instant.from(answer.until) }
  }
}

/** What a click is refused with whose first sending has taken the place: then its first answer is due. */
const PERHAPS_BY_THIS_CLICK: ReadonlySet<string> = new Set([
  'choice/place-held',
  'choice/no-voucher',
  'request/reused',
] satisfies readonly (ChoiceRefusal | ClientRequestRefusal)[])

type Looked = { readonly basis: ClaimBasis; readonly voucher: LiveVoucher }

/** Authorizes and refuses without a lock; what may change meanwhile, the claim itself looks at again. */
async function look(read: Read, actor: Actor, setting: Setting, input: ChooseNow): Promise<Looked> {
  const { number, groupId, admissions = ['general'], confirm = false } = input
  const basis = await selectClaimBasis(read, number, groupId, admissions, setting.clock.today())
  if (basis === undefined) throw new NotFound('application')
  authorize(actor, choiceAccess.chooseNow, {
    guardianIds: basis.guardian_ids,
    actingChildId: basis.acting_child_id,
  })
  const voucher = needVoucher(basis, setting.clock.now(), confirm)
  if (basis.suits !== true) throw new Refusal<ChoiceRefusal>('choice/group-not-suitable')
  if (!basis.free) throw new Refusal<ChoiceRefusal>('choice/no-place')
  return { basis, voucher }
}

async function takePlace(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: ChooseNow,
  request: ClientRequest | null,
  seen?: Looked,
): Promise<Chosen> {
  const { basis, voucher } = seen ?? (await look(tx, actor, setting, input))
  const { groupId, admissions = ['general'] } = input
  const { until, confirm } = await findTerms(tx, setting, basis, voucher.confirms)
  const claimed = await claimPlace(tx, {
    applicationId: basis.application_id,
    number: basis.number,
    guardianId: basis.guardian_id,
    actor: actorText(actor),
    lastDay: lastDayOf(until).toString(),
    facts: { voucher: voucher.number, ...factsOf(basis, until) },
    voucherId: voucher.id,
    from: voucher.state,
    groupId,
    admissions,
    at: setting.clock.now(),
    until,
    confirm,
    request,
  })
  if (claimed === undefined) {
    // The places went, or this very family clicked twice: the rows say which.
    await look(tx, actor, setting, input)
    throw new Refusal<ChoiceRefusal>('choice/no-place')
  }
  if (!claimed.answered) throw new Refusal<ClientRequestRefusal>('request/reused')
  await appendToJournal(tx, setting, composeLeaves(basis, voucher, claimed, until))
  return { holdId: claimed.hold_id, until }
}

type LiveVoucher = {
  readonly id: bigint
  readonly number: string
  readonly state: NonNullable<ClaimBasis['voucher_state']>
  readonly confirms: boolean
}

function needVoucher(basis: ClaimBasis, now: Temporal.Instant, confirming: boolean): LiveVoucher {
  const { voucher_id: id, voucher_number: number, voucher_state: state } = basis
  if (state === 'place-held') throw new Refusal<ChoiceRefusal>('choice/place-held')
  const confirms = confirming && state === 'offered'
  const before = confirms ? 'confirmed' : state
  if (id === null || number === null || state === null || before === null) {
    throw new Refusal<ChoiceRefusal>('choice/no-voucher')
  }
  if (nextVoucherState(before, 'place-held') === undefined) {
    throw new Refusal<ChoiceRefusal>('choice/no-voucher')
  }
  const late = confirms ? basis.confirm_until : state === 'confirmed' ? basis.choose_until : null
  if (late !== null && Temporal.Instant.compare(now, late) >= 0) {
    throw new Refusal<VoucherRefusal>('voucher/deadline-passed')
  }
  return { id, number, state, confirms }
}

async function findTerms(tx: Tx, setting: Setting, basis: ClaimBasis, confirms: boolean) {
  const { territory, programme } = basis
  const today = setting.clock.today()
  const { pack } = await getRecentRules(tx, setting, territory, programme, today)
  const { mode, signWorkingDays } = choiceTerms(pack)
  if (mode !== 'immediate') throw new Refusal<ChoiceRefusal>('choice/rounds-only', { territory })
  const clubs = universalClubsOf(pack)
  if (clubs !== null && !clubs.includes(basis.club_kind ?? '')) {
    throw new Refusal<ChoiceRefusal>('choice/group-not-suitable')
  }
  const { calendar, clock } = setting
  const now = clock.now()
  const confirm = confirms
    ? { chooseUntil: endOf(calendar, now, { workingDays: offerTerms(pack).chooseWorkingDays }) }
    : null
  const chooseUntil = confirm?.chooseUntil ?? basis.choose_until
  const until = heldUntil(chooseUntil, endOf(calendar, now, { workingDays: signWorkingDays }))
  return { confirm, until }
}

function factsOf(basis: ClaimBasis, until: Temporal.Instant) {
  return {
    provider: basis.bin ?? '',
    group: basis.group_name ?? '',
    until: lastDayOf(until).toString(),
  }
}

function composeLeaves(
  basis: ClaimBasis,
  voucher: LiveVoucher,
  claimed: Claimed,
  until: Temporal.Instant,
): readonly JournalFact[] {
  const { number, territory } = basis
  const leafOf = (event: 'confirmed' | 'place-held') =>
    composeVoucherLeaf({ number: voucher.number, territory }, event, event)
  return [
    ...(voucher.confirms ? [leafOf('confirmed')] : []),
    {
      kind: 'place.held',
      facts: {
        application: number,
        voucher: voucher.number,
        territory,
        ...factsOf(basis, until),
        admission: claimed.admission,
        startsOn: claimed.starts_on.toString(),
        cause: 'immediate',
      },
    },
    leafOf('place-held'),
  ]
}
