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

export const everyFactHasItsSalt = sql<Row>`
  select 'journal entry ' || journal_entry.id as what from journal_entry
  left join journal_private on journal_private.entry_id = journal_entry.id
  where journal_private.entry_id is null`
