/** The promises about enrolled children and seats, as queries that must return no rows. */
import { sql } from 'kysely'

type Row = { readonly what: string }

/**
 * An enrolled voucher has a contract in force that no transfer ends; a contract in force has its enrolment, both
 * signatures over its text, and a voucher that is enrolled. Two at once cannot be written (enrolment_no_overlap).
 */
export const enrolledHasContract = sql<Row>`
  select voucher.number as what from voucher
  where voucher.state in ('enrolled', 'suspended') and not exists (
    select from contract where contract.voucher_id = voucher.id and contract.state = 'in-force'
      and (contract.end_reason is null or contract.end_reason not in ('transfer', 'swap')))
  union
  select contract.number from contract
  left join voucher on voucher.id = contract.voucher_id
  where contract.state = 'in-force' and (
    not exists (select from enrolment where enrolment.contract_id = contract.id)
    or (select count(distinct party) from contract_signature signature
        where signature.contract_id = contract.id and party in ('guardian', 'provider')
          and signature.document_sha256 = contract.document_sha256) < 2
    or voucher.state not in ('enrolled', 'suspended'))`

/** A group counts every child that has a seat, and as away exactly those whose seat is lent. */
export const seatsAddUp = sql<Row>`
  select provider.bin || '/' || provider_group.name as what
  from provider_group join provider on provider.id = provider_group.provider_id
  left join (
    select enrolment.group_id, count(distinct enrolment.id) as seated, count(leave_of_absence.id) as away
    from enrolment
    left join leave_of_absence on leave_of_absence.enrolment_id = enrolment.id and ended_at is null
    where enrolment.seated group by enrolment.group_id
  ) counted on counted.group_id = provider_group.id
  where provider_group.enrolled < coalesce(counted.seated, 0)
    or provider_group.away <> coalesce(counted.away, 0)`
