/** Reading bulletins: open to everybody, exactly as they were published. */
import type { Read } from '../../platform/db/database.ts'
import type { BulletinKind, BulletinLines, BulletinScope, SealedBulletin } from './bulletin.ts'
import { selectBulletin } from './bulletin-queries.ts'

export {
  type BulletinDay,
  type BulletinHeading,
  selectBulletin as findBulletin,
  selectBulletinDays as findBulletinDays,
  selectBulletinHeadings as findBulletinHeadings,
  selectBulletinQueues as findBulletinQueues,
} from './bulletin-queries.ts'

export type BulletinText<Kind extends BulletinKind> = {
  readonly rows: BulletinLines[Kind]
  /** What it tells of: from the first moment to the one that is the next bulletin's. */
  readonly from: Temporal.Instant
  readonly until: Temporal.Instant
  readonly sha256: string
}

/** Undefined before the day's hour. */
export async function findBulletinLines<Kind extends BulletinKind>(
  read: Read,
  scope: BulletinScope,
  kind: Kind,
): Promise<BulletinText<Kind> | undefined> {
  const row = await selectBulletin(read, scope, kind)
  if (row === undefined) return undefined
  // Our own text, as sealed: its shape is the one that this version or an earlier one wrote.
  const { rows, from, until } = JSON.parse(row.content) as SealedBulletin<Kind>
  const instant = (text: string) => Temporal.Instant.from(text)
  return { rows, from: instant(from), until: instant(until), sha256: row.sha256 }
}
