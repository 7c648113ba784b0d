/** Issues the vouchers of an iteration: offers, reservations, notices, all in bulk. */
import { assertDefined } from '../../base/assert.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { withNumbers } from '../../platform/db/draw-numbers.ts'
import { insertMessages } from '../../platform/outbox/plan-message.ts'
import type { Application } from '../applications/application.ts'
import { changeApplications } from '../applications/change-applications.ts'
import type { Book } from '../ledger/ledger.ts'
import { reserve } from '../ledger/post.ts'
import type { Setting } from '../territories/setting.ts'
import { insertVouchers } from './voucher-queries.ts'

type Offer = {
  readonly application: Application
  readonly costTiyn: bigint
  readonly sequence: number
}

type Issue = {
  readonly book: Book
  readonly iterationId: bigint
  readonly iterationNumber: number
  readonly offers: readonly Offer[]
}

/**
 * Part of holding an iteration (which authorizes). The database refuses a second live voucher of a
 * child and money that is not there; then the whole iteration starts over.
 */
export async function issueVouchers(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  issue: Issue,
): Promise<void> {
  if (issue.offers.length === 0) return
  const at = setting.clock.now()
  const numbered = await withNumbers(tx, setting.entropy, 'voucher', issue.offers, 'V-')
  const messageOf = await planOfferNotices(tx, at, issue)
  const inserted = await insertVouchers(tx, {
    iterationId: issue.iterationId,
    year: issue.book.year,
    at,
    vouchers: numbered.map(offer => ({
      number: offer.number,
      applicationId: offer.application.id,
      costTiyn: offer.costTiyn,
      offerMessageId: messageOf.get(offer.application.guardianId) ?? null,
    })),
  })
  const costOf = new Map(numbered.map(offer => [offer.application.id, offer.costTiyn]))
  const reservations = inserted.map(({ id, applicationId }) => ({
    id,
    costTiyn: assertDefined(costOf.get(applicationId), 'an offer for every voucher'),
  }))
  await reserve(tx, issue.book, reservations, at, `iteration ${issue.iterationNumber}`)
  await changeApplications(
    tx,
    actor,
    setting,
    numbered.map(offer => ({
      application: offer.application,
      event: 'offered',
      facts: {
        voucher: offer.number,
        iteration: issue.iterationNumber,
        sequence: offer.sequence,
        costTiyn: offer.costTiyn.toString(),
      },
    })),
  )
}

/** One notice a family, whatever number of its children is offered a voucher. */
async function planOfferNotices(
  tx: Tx,
  at: Temporal.Instant,
  issue: Issue,
): Promise<ReadonlyMap<bigint, bigint>> {
  const families = new Map<bigint, Offer[]>()
  for (const offer of issue.offers) {
    const guardianId = offer.application.guardianId
    families.set(guardianId, [...(families.get(guardianId) ?? []), offer])
  }
  const planned = [...families].map(([personId, [first, ...others]]) => {
    const { id, number } = assertDefined(first, 'a family has an offer').application
    return {
      to: { personId },
      template: others.length === 0 ? 'voucher-offered' : 'vouchers-offered',
      facts: { number, count: others.length + 1 },
      applicationId: id,
      eventKey: `voucher-offered:${issue.iterationId}:${personId}`,
    }
  })
  const ids = await insertMessages(tx, at, planned)
  return new Map(
    planned.map((message, index) => [
      message.to.personId,
      assertDefined(ids[index], 'an iteration is committed once'),
    ]),
  )
}
