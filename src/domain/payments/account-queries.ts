/** SQL of bank accounts: those of kindergartens and of payers. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { AccountState, BankAccount, Payer } from './payment.ts'

export type ProviderAccount = {
  readonly id: bigint
  readonly providerId: bigint
  readonly iban: string
  readonly bic: string
  readonly holder: string
  readonly validFrom: Temporal.PlainDate
  readonly state: AccountState
  readonly enteredAt: Temporal.Instant
  readonly enteredBy: string
  readonly decidedAt: Temporal.Instant | null
  readonly decidedBy: string | null
}

const COLUMNS = sql`
  provider_account.id, provider_id as "providerId", iban, bic, holder, valid_from as "validFrom", provider_account.state,
  entered_at as "enteredAt", entered_by as "enteredBy", decided_at as "decidedAt", decided_by as "decidedBy"`

/** Newest first. */
export async function selectAccountsOfProvider(
  read: Read,
  providerId: bigint,
): Promise<readonly ProviderAccount[]> {
  const result = await sql<ProviderAccount>`
    select ${COLUMNS} from provider_account where provider_id = ${providerId} order by id desc`.execute(
    read,
  )
  return result.rows
}

export type ProposedAccount = ProviderAccount & {
  readonly bin: string
  readonly nameKk: string
  readonly nameRu: string
  /** The confirmed one that it would replace. */
  readonly replaces: string | null
}

/** Of one territory, oldest first. */
export async function selectProposedAccounts(
  read: Read,
  { territory, programme }: Payer,
): Promise<readonly ProposedAccount[]> {
  const result = await sql<ProposedAccount>`
    select ${COLUMNS}, bin, name_kk as "nameKk", name_ru as "nameRu",
           (select before.iban from provider_account before
            where before.provider_id = provider_account.provider_id and before.state = 'confirmed'
            order by before.valid_from desc, before.id desc limit 1) as replaces
    from provider_account join provider on provider.id = provider_id
    where provider_account.state = 'proposed' and territory_code = ${territory} and programme = ${programme}
    order by provider_account.id`.execute(read)
  return result.rows
}

export type AccountProvider = {
  readonly id: bigint
  readonly bin: string
  readonly territory: string
}

export async function lockProviderOfAccount(
  tx: Tx,
  providerId: bigint,
): Promise<AccountProvider | undefined> {
  const result = await sql<AccountProvider>`
    select id, bin, territory_code as territory from provider where id = ${providerId} for no key update`.execute(
    tx,
  )
  return result.rows[0]
}

export async function lockAccount(
  tx: Tx,
  id: bigint,
): Promise<(ProviderAccount & { readonly bin: string; readonly territory: string }) | undefined> {
  const result = await sql<ProviderAccount & { bin: string; territory: string }>`
    select ${COLUMNS}, bin, territory_code as territory
    from provider_account join provider on provider.id = provider_id
    where provider_account.id = ${id} for no key update of provider_account`.execute(tx)
  return result.rows[0]
}

export async function insertAccount(
  tx: Tx,
  account: Omit<ProviderAccount, 'id' | 'state' | 'decidedAt' | 'decidedBy'>,
): Promise<bigint> {
  const row = await tx
    .insertInto('provider_account')
    .values({
      provider_id: account.providerId,
      iban: account.iban,
      bic: account.bic,
      holder: account.holder,
      valid_from: account.validFrom,
      state: 'proposed' satisfies AccountState,
      entered_at: account.enteredAt,
      entered_by: account.enteredBy,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function updateDecided(
  tx: Tx,
  id: bigint,
  state: Exclude<AccountState, 'proposed'>,
  at: Temporal.Instant,
  by: string,
): Promise<void> {
  await tx
    .updateTable('provider_account')
    .set({ state, decided_at: at, decided_by: by })
    .where('id', '=', id)
    .execute()
}

export type PayerAccount = BankAccount & {
  readonly id: bigint
  readonly knp: string
  readonly keptAt: Temporal.Instant
  readonly keptBy: string
}

/** The newest; undefined where nobody has said from which account is paid. */
export async function selectPayerAccount(
  read: Read,
  { territory, programme }: Payer,
): Promise<PayerAccount | undefined> {
  const result = await sql<PayerAccount>`
    select id, iban, bic, name, bin, knp, kept_at as "keptAt", kept_by as "keptBy" from payer_account
    where territory_code = ${territory} and programme = ${programme} order by id desc limit 1`.execute(
    read,
  )
  return result.rows[0]
}

export async function selectPayerAccountById(
  read: Read,
  id: bigint,
): Promise<PayerAccount | undefined> {
  const result = await sql<PayerAccount>`
    select id, iban, bic, name, bin, knp, kept_at as "keptAt", kept_by as "keptBy" from payer_account
    where id = ${id}`.execute(read)
  return result.rows[0]
}

export async function insertPayerAccount(
  tx: Tx,
  { territory, programme }: Payer,
  account: Omit<PayerAccount, 'id'>,
): Promise<void> {
  await tx
    .insertInto('payer_account')
    .values({
      territory_code: territory,
      programme,
      iban: account.iban,
      bic: account.bic,
      name: account.name,
      bin: account.bin,
      knp: account.knp,
      kept_at: account.keptAt,
      kept_by: account.keptBy,
    })
    .execute()
}
