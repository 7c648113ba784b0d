/** The promise about targeted vouchers, as a query that must return no rows. */
import { sql } from 'kysely'

type Row = { readonly what: string }

/**
 * Nobody has a targeted voucher whose family did not accept it, but for those that came with their territory; and what
 * was accepted is a voucher, for the child that was named.
 */
export const targetedVouchersWereAccepted = sql<Row>`
  select application.number as what from application
  where application.form = 'targeted' and not exists (
      select from naming where naming.application_id = application.id
        and naming.state = 'accepted' and naming.child_id = application.child_id)
    and not exists (select from application_event event
      where event.application_id = application.id and event.kind = 'taken-over')
  union all
  select naming.number from naming
  where naming.state = 'accepted' and not exists (
    select from voucher where voucher.application_id = naming.application_id and voucher.form = 'targeted')`
