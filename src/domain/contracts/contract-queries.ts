/** SQL of contracts, their documents and signatures. */
import { type Selectable, sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { ContractRow } from '../../platform/db/tables.ts'
import type { Admission } from '../places/place.ts'
import type { Programme } from '../territories/rollout.ts'
import type {
  Contract,
  ContractParty,
  ContractState,
  EndReason,
  RefusalGround,
  SigningMethod,
} from './contract.ts'

export function asContract(row: Selectable<ContractRow>): Contract {
  return {
    id: row.id,
    number: row.number,
    holdId: row.hold_id,
    applicationId: row.application_id,
    voucherId: row.voucher_id,
    childId: row.child_id,
    guardianId: row.guardian_id,
    providerId: row.provider_id,
    groupId: row.group_id,
    placeId: row.place_id,
    programme: row.programme as Programme,
    territory: row.territory_code,
    state: row.state as ContractState,
    admission: row.admission as Admission,
    startsOn: row.starts_on,
    lastDay: row.last_day,
    previousId: row.previous_id,
    documentSha256: row.document_sha256,
    draftedAt: row.drafted_at,
    inForceAt: row.in_force_at,
    refusalGround: row.refusal_ground as RefusalGround | null,
    voidReason: row.void_reason,
    endReason: row.end_reason as EndReason | null,
  }
}

const one = async (query: ReturnType<typeof sql<Selectable<ContractRow>>>, read: Read) => {
  const row = (await query.execute(read)).rows[0]
  return row && asContract(row)
}

export async function selectContract(read: Read, number: string) {
  return one(sql`select * from contract where number = ${number}`, read)
}

export async function selectContractById(read: Read, id: bigint) {
  return one(sql`select * from contract where id = ${id}`, read)
}

export async function lockContract(tx: Tx, id: bigint) {
  return one(sql`select * from contract where id = ${id} for no key update`, tx)
}

export async function selectContractOfHold(read: Read, holdId: bigint) {
  return one(sql`select * from contract where hold_id = ${holdId}`, read)
}

/** In force on a day or coming after it, the newest first; one, but for the time of a transfer. */
export async function selectRunning(
  read: Read,
  child: { readonly childId: bigint; readonly programme: Programme },
  day: Temporal.PlainDate,
): Promise<readonly Contract[]> {
  const result = await sql<Selectable<ContractRow>>`/* prepare: running-contracts */
    select contract.* from contract join enrolment on enrolment.contract_id = contract.id
    where contract.child_id = ${child.childId} and contract.programme = ${child.programme}
      and contract.state = 'in-force' and not enrolment.never_began
      and (contract.last_day is null or contract.last_day >= ${day})
    order by contract.id desc`.execute(read)
  return result.rows.map(asContract)
}

export async function selectOfApplications(read: Read, applicationIds: readonly bigint[]) {
  const result = await sql<Selectable<ContractRow>>`
    select * from contract where application_id = any(${applicationIds}::bigint[])
    order by id desc`.execute(read)
  return result.rows.map(asContract)
}

export type NewContract = Omit<
  Contract,
  'id' | 'state' | 'inForceAt' | 'refusalGround' | 'voidReason' | 'endReason'
> & { readonly template: { readonly id: string; readonly version: string } }

/** With the document that is to be signed, to the byte. */
export async function insertContract(tx: Tx, contract: NewContract, content: string) {
  const { id } = await tx
    .insertInto('contract')
    .values({
      number: contract.number,
      hold_id: contract.holdId,
      application_id: contract.applicationId,
      voucher_id: contract.voucherId,
      child_id: contract.childId,
      guardian_id: contract.guardianId,
      provider_id: contract.providerId,
      group_id: contract.groupId,
      place_id: contract.placeId,
      programme: contract.programme,
      territory_code: contract.territory,
      template_id: contract.template.id,
      template_version: contract.template.version,
      state: 'drafted',
      admission: contract.admission,
      starts_on: contract.startsOn,
      last_day: contract.lastDay,
      previous_id: contract.previousId,
      document_sha256: contract.documentSha256,
      drafted_at: contract.draftedAt,
      changed_at: contract.draftedAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('contract_document')
    .values({ contract_id: id, sha256: contract.documentSha256, content })
    .execute()
  return id
}

type ContractChange = {
  readonly state?: ContractState
  readonly startsOn?: Temporal.PlainDate
  readonly lastDay?: Temporal.PlainDate | null
  readonly inForceAt?: Temporal.Instant
  readonly refusalGround?: RefusalGround
  readonly voidReason?: string
  readonly endReason?: EndReason
}

export async function updateContract(
  tx: Tx,
  id: bigint,
  at: Temporal.Instant,
  change: ContractChange,
): Promise<void> {
  const { state, startsOn, lastDay, inForceAt, refusalGround, voidReason, endReason } = change
  await tx
    .updateTable('contract')
    .set({
      changed_at: at,
      ...(state && { state }),
      ...(startsOn && { starts_on: startsOn }),
      ...(lastDay !== undefined && { last_day: lastDay }),
      ...(inForceAt && { in_force_at: inForceAt }),
      ...(refusalGround && { refusal_ground: refusalGround }),
      ...(voidReason && { void_reason: voidReason }),
      ...(endReason && { end_reason: endReason }),
    })
    .where('id', '=', id)
    .execute()
}

/** The bytes that are signed; undefined once the family is erased. */
export async function selectDocument(
  read: Read,
  contract: Pick<Contract, 'id' | 'documentSha256'>,
): Promise<string | undefined> {
  const row = await read
    .selectFrom('contract_document')
    .select('content')
    .where('contract_id', '=', contract.id)
    .where('sha256', '=', contract.documentSha256)
    .executeTakeFirst()
  return row?.content
}

export type NewSignature = {
  readonly contractId: bigint
  readonly party: ContractParty
  readonly method: SigningMethod
  readonly personId: bigint | null
  readonly staffId: bigint | null
  readonly signedAt: Temporal.Instant
  readonly documentSha256: string
  /** DER of the signature made elsewhere. */
  readonly cms: Uint8Array | null
  readonly evidence: Readonly<Record<string, unknown>>
}

export async function insertSignature(tx: Tx, signature: NewSignature): Promise<void> {
  await tx
    .insertInto('contract_signature')
    .values({
      contract_id: signature.contractId,
      party: signature.party,
      method: signature.method,
      person_id: signature.personId,
      staff_id: signature.staffId,
      signed_at: signature.signedAt,
      document_sha256: signature.documentSha256,
      cms: signature.cms === null ? null : Buffer.from(signature.cms),
      evidence: JSON.stringify(signature.evidence),
    })
    .execute()
}

/** Of the current document, in the order in which they came. */
export async function selectSignatures(
  read: Read,
  contract: Pick<Contract, 'id' | 'documentSha256'>,
) {
  const rows = await read
    .selectFrom('contract_signature')
    .select(['party', 'method', 'person_id', 'staff_id', 'signed_at', 'cms', 'evidence'])
    .where('contract_id', '=', contract.id)
    .where('document_sha256', '=', contract.documentSha256)
    .orderBy('id')
    .execute()
  return rows.map(row => ({
    party: row.party as ContractParty,
    method: row.method as SigningMethod,
    personId: row.person_id,
    staffId: row.staff_id,
    signedAt: row.signed_at,
    cms: row.cms,
    evidence: row.evidence,
  }))
}
