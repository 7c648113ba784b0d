/** SQL of the texts of contracts. */
import type { Read, Tx } from '../../platform/db/database.ts'
import type { Programme, Regime } from '../territories/rollout.ts'
import type { ContractTemplate } from './contract-template.ts'

export async function selectTemplateNames(read: Read) {
  return read
    .selectFrom('contract_template')
    .select(['id', 'version', 'content_hash', 'retired_at'])
    .execute()
}

export async function retireTemplate(tx: Tx, id: string, at: Temporal.Instant): Promise<void> {
  await tx
    .updateTable('contract_template')
    .set({ retired_at: at })
    .where('id', '=', id)
    .where('retired_at', 'is', null)
    .execute()
}

export async function insertTemplate(
  tx: Tx,
  template: ContractTemplate,
  hash: string,
  at: Temporal.Instant,
): Promise<void> {
  await tx
    .insertInto('contract_template')
    .values({
      id: template.id,
      version: template.version,
      programme: template.programme,
      regime: template.regime,
      valid_from: Temporal.PlainDate.from(template.validFrom),
      valid_to: template.validTo === null ? null : Temporal.PlainDate.from(template.validTo),
      content: JSON.stringify(template),
      content_hash: hash,
      loaded_at: at,
    })
    .execute()
}

/** The live one for the day; the latest to begin when several hold. */
export async function selectTemplate(
  read: Read,
  given: {
    readonly programme: Programme
    readonly regime: Regime
    readonly day: Temporal.PlainDate
  },
): Promise<ContractTemplate | undefined> {
  const row = await read
    .selectFrom('contract_template')
    .select('content')
    .where('programme', '=', given.programme)
    .where('regime', '=', given.regime)
    .where('retired_at', 'is', null)
    .where('valid_from', '<=', given.day)
    .where(eb => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', given.day)]))
    .orderBy('valid_from', 'desc')
    .executeTakeFirst()
  return row?.content as ContractTemplate | undefined
}
