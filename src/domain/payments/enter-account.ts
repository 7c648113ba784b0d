/** Somebody of a kindergarten, or an officer, says to which account it is paid; another person of the department confirms. */
import { BadInput, NotFound, Refusal } from '../../base/failure.ts'
import { parseBic, parseIban } from '../../base/iban.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import type { Setting } from '../territories/setting.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import {
  insertAccount,
  lockAccount,
  lockProviderOfAccount,
  updateDecided,
} from './account-queries.ts'
import type { BankRefusal } from './payment.ts'
import { paymentAccess } from './payment-access.ts'

export type GivenAccount = {
  readonly providerId: bigint
  readonly iban: string
  readonly bic: string
  readonly holder: string
  readonly validFrom: Temporal.PlainDate
}

/** Throws BadInput with `iban`, `bic`, `holder`; refuses `payment/account-waits` while another one waits. */
export async function enterAccount(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  given: GivenAccount,
): Promise<bigint> {
  const provider = await lockProviderOfAccount(tx, given.providerId)
  if (provider === undefined) throw new NotFound('provider')
  authorize(actor, paymentAccess.enterAccount, {
    providerId: provider.id,
    territoryPath: await codesOf(tx, provider.territory),
  })
  const { iban, bic, holder } = parseAccount(given)
  const enteredAt = setting.clock.now()
  const by = { enteredAt, enteredBy: actorText(actor) }
  const id = await insertAccount(tx, { ...given, iban, bic, holder, ...by })
  await appendToJournal(tx, setting, [
    {
      kind: 'payment.account-entered',
      facts: { provider: provider.bin, from: given.validFrom.toString(), by: kindOf(actor) },
      // An account number is nobody's business but its holder's and the payer's.
      privateFields: { iban, bic, holder },
      about: `provider:${provider.bin}`,
    },
  ])
  return id
}

/** Refuses `payment/own-account` to whoever entered it, `payment/not-now` when it was decided before. */
export async function decideAccount(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly accountId: bigint; readonly confirm: boolean },
): Promise<void> {
  const account = await lockAccount(tx, input.accountId)
  if (account === undefined) throw new NotFound('account')
  authorize(actor, paymentAccess.decideAccount, {
    providerId: account.providerId,
    territoryPath: await codesOf(tx, account.territory),
  })
  const by = actorText(actor)
  if (account.state !== 'proposed') throw new Refusal<BankRefusal>('payment/not-now')
  if (by === account.enteredBy) throw new Refusal<BankRefusal>('payment/own-account')
  const state = input.confirm ? 'confirmed' : 'refused'
  await updateDecided(tx, account.id, state, setting.clock.now(), by)
  await appendToJournal(tx, setting, [
    {
      kind: input.confirm ? 'payment.account-confirmed' : 'payment.account-refused',
      facts: { provider: account.bin, from: account.validFrom.toString() },
      privateFields: { iban: account.iban },
      about: `provider:${account.bin}`,
    },
  ])
}

function parseAccount(given: GivenAccount) {
  const iban = parseIban(given.iban)
  const bic = parseBic(given.bic)
  const holder = given.holder.replace(/\s+/g, ' ').trim()
  const holderFits = holder.length >= 2 && holder.length <= 140
  if (iban === undefined || bic === undefined || !holderFits) {
    throw new BadInput({
      ...(iban === undefined ? { iban: 'wrong' } : {}),
      ...(bic === undefined ? { bic: 'wrong' } : {}),
      ...(holderFits ? {} : { holder: 'wrong' }),
    })
  }
  return { iban, bic, holder }
}

/** Public words: which side entered it, not who. */
function kindOf(actor: Actor): string {
  return actor.kind === 'provider' ? 'provider' : 'department'
}

async function codesOf(tx: Tx, territory: string): Promise<readonly string[]> {
  return (await getTerritoryPath(tx, territory)).map(step => step.code)
}
