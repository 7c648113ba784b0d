/** From which account a territory is paid; each change is a new row, journaled without the number. */
import { parseBin } from '../../base/bin.ts'
import { BadInput } from '../../base/failure.ts'
import { parseBic, parseIban } from '../../base/iban.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Read, Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import type { Setting } from '../territories/setting.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import { insertPayerAccount, type PayerAccount, selectPayerAccount } from './account-queries.ts'
import type { BankAccount, Payer } from './payment.ts'
import { paymentAccess } from './payment-access.ts'

export async function keepPayer(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: Payer & BankAccount & { readonly knp: string },
): Promise<void> {
  const path = await getTerritoryPath(tx, input.territory)
  authorize(actor, paymentAccess.keepPayer, { territoryPath: path.map(step => step.code) })
  const iban = parseIban(input.iban)
  const bic = parseBic(input.bic)
  const name = input.name.trim()
  const fields = {
    ...(iban === undefined ? { iban: 'wrong' } : {}),
    ...(bic === undefined ? { bic: 'wrong' } : {}),
    ...(name.length >= 2 && name.length <= 140 ? {} : { name: 'wrong' }),
    ...(parseBin(input.bin, { demonstrationAllowed: true }).ok ? {} : { bin: 'wrong' }),
    ...(/^\d{3}$/.test(input.knp) ? {} : { knp: 'wrong' }),
  }
  if (iban === undefined || bic === undefined || Object.keys(fields).length > 0) {
    throw new BadInput(fields)
  }
  const account = { iban, bic, name, bin: input.bin, knp: input.knp }
  const by = { keptAt: setting.clock.now(), keptBy: actorText(actor) }
  await insertPayerAccount(tx, input, { ...account, ...by })
  const { programme, territory } = input
  await appendToJournal(tx, setting, [
    {
      kind: 'payment.payer-changed',
      facts: { programme, territory, payer: input.bin },
      privateFields: { iban, bic },
      about: `payer:${territory}`,
    },
  ])
}

export async function findPayerAccount(
  read: Read,
  payer: Payer,
): Promise<PayerAccount | undefined> {
  return selectPayerAccount(read, payer)
}
