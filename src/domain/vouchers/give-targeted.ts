/** Gives targeted vouchers (seed 002): without an iteration, with money where the pack says so, one or thousands. */
import { assertDefined } from '../../base/assert.ts'
import type { Tx } from '../../platform/db/database.ts'
import { withNumbers } from '../../platform/db/draw-numbers.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import type { Application } from '../applications/application.ts'
import type { Book } from '../ledger/ledger.ts'
import { reserve } from '../ledger/post.ts'
import type { Setting } from '../territories/setting.ts'
import { insertTargeted } from './targeted-queries.ts'

export type TargetedGift = {
  readonly application: Application
  /** 0 where targeted vouchers are only counted (`club.targetedFunded`). */
  readonly costTiyn: bigint
}

export type GivenVoucher = {
  readonly id: bigint
  readonly applicationId: bigint
  readonly number: string
}

/**
 * Part of an action (which authorizes). `confirmed`: the family has said yes and signs until `chooseUntil`; `held`: it had a
 * place before and is between two contracts. In the order given. The database refuses a second live voucher of a child
 * and money that is not there; then nothing is written.
 */
export async function giveTargeted(
  tx: Tx,
  setting: Setting,
  given: {
    readonly book: Book
    readonly cause: string
    readonly state:
      | { readonly is: 'confirmed'; readonly chooseUntil: Temporal.Instant }
      | { readonly is: 'held' }
    readonly gifts: readonly TargetedGift[]
  },
): Promise<readonly GivenVoucher[]> {
  const { book, gifts, state } = given
  if (gifts.length === 0) return []
  const at = setting.clock.now()
  const numbered = await withNumbers(tx, setting.entropy, 'voucher', gifts, 'V-')
  const inserted = await insertTargeted(tx, {
    year: book.year,
    at,
    state: state.is,
    chooseUntil: state.is === 'confirmed' ? state.chooseUntil : null,
    vouchers: numbered.map(({ application, costTiyn, number }) => ({
      number,
      applicationId: application.id,
      costTiyn,
    })),
  })
  const byApplication = new Map(inserted.map(one => [one.applicationId, one]))
  const vouchers = gifts.map(({ application, costTiyn }) => ({
    ...assertDefined(byApplication.get(application.id), 'a voucher for every gift'),
    application,
    costTiyn,
  }))
  const funded = vouchers.filter(({ costTiyn }) => costTiyn > 0n)
  await reserve(tx, book, funded, at, given.cause)
  await appendToJournal(
    tx,
    setting,
    vouchers.map(({ number, application, costTiyn }) => ({
      kind: 'voucher.targeted' as const,
      facts: {
        voucher: number,
        application: application.number,
        territory: application.territory,
        state: state.is,
        costTiyn: costTiyn.toString(),
      },
    })),
  )
  return vouchers.map(({ id, applicationId, number }) => ({ id, applicationId, number }))
}
