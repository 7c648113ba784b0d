/** Publishes the day's edition of every dataset, and writes each file's checksum into the journal with it. */
import { sha256Hex } from '../../base/digest.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize, type Permission, system } from '../../platform/access/permission.ts'
import { type Database, inTransaction, type Read, type Tx } from '../../platform/db/database.ts'
import { appendToJournal, type JournalFact } from '../../platform/journal/append.ts'
import type { Setting } from '../territories/setting.ts'
import { COMPOSE } from './compose-datasets.ts'
import { composeFile } from './compose-file.ts'
import { DATASET_NAMES, type DataRow, type DatasetName, FILE_FORMATS, filePath } from './dataset.ts'
import {
  insertFile,
  lockPublishing,
  selectContent,
  selectFirstDay,
  selectPublishedOn,
} from './open-data-queries.ts'

export const publishOpenDataPermission: Permission = { name: 'open-data.publish', rules: [system] }

/** Repeatable: an edition that is there is never made again. Each dataset is one transaction with its leaves. */
export async function publishOpenData(
  database: Database,
  actor: Actor,
  setting: Setting,
  day: Temporal.PlainDate,
): Promise<void> {
  authorize(actor, publishOpenDataPermission)
  const done = await selectPublishedOn(database, day)
  for (const dataset of DATASET_NAMES.filter(name => !done.includes(name))) {
    await inTransaction(database, tx => publishDataset(tx, setting, dataset, day))
  }
}

async function publishDataset(
  tx: Tx,
  setting: Setting,
  dataset: DatasetName,
  day: Temporal.PlainDate,
): Promise<void> {
  await lockPublishing(tx)
  if ((await selectPublishedOn(tx, day)).includes(dataset)) return
  const monthsFirstQueues = dataset === 'queues' ? await findMonthsFirst(tx, day) : undefined
  const rows = await COMPOSE[dataset](tx, { day, monthsFirstQueues })
  const facts: JournalFact[] = []
  for (const format of FILE_FORMATS) {
    const content = await composeFile(dataset, format, rows)
    const sha256 = sha256Hex(content)
    const at = setting.clock.now()
    await insertFile(tx, { dataset, day, format, rowCount: rows.length, sha256, content, at })
    facts.push({
      kind: 'open-data.published',
      facts: { dataset, day: day.toString(), format, rows: rows.length, sha256 },
      about: filePath(dataset, day.toString(), format),
    })
  }
  await appendToJournal(tx, setting, facts)
}

async function findMonthsFirst(
  read: Read,
  day: Temporal.PlainDate,
): Promise<readonly DataRow[] | undefined> {
  const first = await selectFirstDay(read, 'queues', day.with({ day: 1 }), day)
  const content = first && (await selectContent(read, 'queues', first, 'json'))
  return content === undefined ? undefined : (JSON.parse(content) as { rows: DataRow[] }).rows
}
