/** SQL of the published files of open data. */
import { sql } from 'kysely'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { DatasetName, FileFormat } from './dataset.ts'

/** One publisher at a time; the lock ends with the transaction. */
export async function lockPublishing(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('kezek-open-data', 0))`.execute(tx)
}

export async function selectPublishedOn(
  read: Read,
  day: Temporal.PlainDate,
): Promise<readonly string[]> {
  const rows = await read
    .selectFrom('open_data_file')
    .select('dataset')
    .distinct()
    .where('day', '=', day)
    .execute()
  return rows.map(row => row.dataset)
}

export async function insertFile(
  tx: Tx,
  file: {
    readonly dataset: DatasetName
    readonly day: Temporal.PlainDate
    readonly format: FileFormat
    readonly rowCount: number
    readonly sha256: string
    readonly content: string
    readonly at: Temporal.Instant
  },
): Promise<void> {
  await tx
    .insertInto('open_data_content')
    .values({ sha256: file.sha256, content: file.content })
    .onConflict(conflict => conflict.column('sha256').doNothing())
    .execute()
  await tx
    .insertInto('open_data_file')
    .values({
      dataset: file.dataset,
      day: file.day,
      format: file.format,
      row_count: file.rowCount,
      size_bytes: Buffer.byteLength(file.content),
      sha256: file.sha256,
      published_at: file.at,
    })
    .execute()
}

export async function selectContent(
  read: Read,
  dataset: DatasetName,
  day: Temporal.PlainDate,
  format: FileFormat,
): Promise<string | undefined> {
  const row = await read
    .selectFrom('open_data_file')
    .innerJoin('open_data_content', 'open_data_content.sha256', 'open_data_file.sha256')
    .select('open_data_content.content')
    .where('dataset', '=', dataset)
    .where('day', '=', day)
    .where('format', '=', format)
    .executeTakeFirst()
  return row?.content
}

/** The first edition within a month, which its later ones take the groups of queues from. */
export async function selectFirstDay(
  read: Read,
  dataset: DatasetName,
  from: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Promise<Temporal.PlainDate | undefined> {
  const row = await read
    .selectFrom('open_data_file')
    .select('day')
    .where('dataset', '=', dataset)
    .where('day', '>=', from)
    .where('day', '<', until)
    .orderBy('day')
    .executeTakeFirst()
  return row?.day
}

export type PublishedFile = {
  readonly dataset: DatasetName
  readonly day: Temporal.PlainDate
  readonly format: FileFormat
  readonly rowCount: number
  readonly sha256: string
  readonly sizeBytes: number
  readonly publishedAt: Temporal.Instant
  /** Of its leaf in the log; null while it waits for its place. */
  readonly leafIndex: bigint | null
}

/** Files of one dataset (or of all), the newest first. */
export async function selectFiles(
  read: Read,
  filter: {
    readonly dataset: DatasetName | null
    readonly before: Temporal.PlainDate | null
    readonly days: number
  },
): Promise<readonly PublishedFile[]> {
  const { dataset, before, days } = filter
  const result = await sql<PublishedFile>`
    select file.dataset, file.day, file.format, file.row_count as "rowCount", file.sha256,
           file.size_bytes as "sizeBytes", file.published_at as "publishedAt",
           leaf.index as "leafIndex"
    from (
      select *, dense_rank() over (partition by dataset order by day desc) as age
      from open_data_file
      where (${dataset}::text is null or dataset = ${dataset})
        and (${before}::date is null or day < ${before}::date)
    ) file
    left join journal_entry entry
      on entry.about = '/open-data/' || file.dataset || '/' || file.day || '.' || file.format
      and entry.kind = 'open-data.published'
    left join log_leaf leaf on leaf.entry_id = entry.id
    where file.age <= ${days}
    order by file.dataset, file.day desc, file.format`.execute(read)
  return result.rows
}

export async function selectLatestDay(
  read: Read,
  dataset: DatasetName,
): Promise<Temporal.PlainDate | undefined> {
  const row = await read
    .selectFrom('open_data_file')
    .select('day')
    .where('dataset', '=', dataset)
    .orderBy('day', 'desc')
    .executeTakeFirst()
  return row?.day
}
