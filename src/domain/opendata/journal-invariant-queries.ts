/** The promises about the journal and its log, as queries that must return no rows. */
import { sql } from 'kysely'

type Row = { readonly what: string }

/** Has its place in the log, or waits for it for less than ten minutes by the machine's own time. */
export const everyFactIsInTheLog = sql<Row>`
  select 'journal entry ' || entry.id as what from journal_entry entry
  left join log_leaf leaf on leaf.entry_id = entry.id
  left join (select unnest(entry_ids) as entry_id, since from journal_outbox) waiting
    on waiting.entry_id = entry.id
  where leaf.entry_id is null
    and (waiting.entry_id is null or waiting.since < clock_timestamp() - interval '10 minutes')`

/** The text of each fact still has the hash under which it was published (RFC 6962: 0x00 before the leaf), and no index is missing. */
export const theLogIsAsWritten = sql<Row>`
  select 'leaf ' || leaf.index as what from log_leaf leaf
  left join journal_entry entry on entry.id = leaf.entry_id
  where sha256('\\x00'::bytea || convert_to(entry.leaf, 'UTF8')) is distinct from leaf.hash
  union all
  select 'index ' || size from (select count(*) as size, max(index) as newest from log_leaf) log
  where newest <> size - 1
  union all
  select 'checkpoint ' || size from log_checkpoint
  where size > (select count(*) from log_leaf)`

/**
 * Gone only where a leaf says that the family was erased (its vouchers belong to its application), and never
 * there for what a mirror gave back. The other way round nothing of an erased family came back.
 */
export const everyFactHasItsSalt = sql<Row>`
  with erased as (
    select about as subject, id from journal_entry where kind = 'person.erased'
    union all
    select voucher.number, entry.id from journal_entry entry
    join application on application.number = entry.about
    join voucher on voucher.application_id = application.id
    where entry.kind = 'person.erased'
  ), restored as (select coalesce(max(size), 0) as size from log_restoration)
  select 'journal entry ' || entry.id as what from journal_entry entry
  left join journal_private closed on closed.entry_id = entry.id
  where closed.entry_id is null
    and not exists (select from erased where erased.subject = entry.about and erased.id > entry.id)
    and not exists (
      select from log_leaf, restored where log_leaf.entry_id = entry.id and log_leaf.index < restored.size)
  union all
  select 'journal entry ' || entry.id from erased
  join journal_entry entry on entry.about = erased.subject and entry.id < erased.id
  join journal_private closed on closed.entry_id = entry.id`
