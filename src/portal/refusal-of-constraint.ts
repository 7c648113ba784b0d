/** What a broken constraint of the database means in words: the maps of all rooms together. */
import { applicationConstraints } from '../domain/applications/application.ts'
import { ledgerConstraints } from '../domain/ledger/ledger.ts'
import { providerConstraints } from '../domain/providers/provider.ts'
import { voucherConstraints } from '../domain/vouchers/voucher.ts'
import type { RefusalCode } from '../locales/refusal-code.ts'

export const refusalOfConstraint: Readonly<Record<string, RefusalCode>> = {
  ...applicationConstraints,
  ...ledgerConstraints,
  ...providerConstraints,
  ...voucherConstraints,
}
