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

/** Undefined before the day's hour. */
export async function findBulletinLines<Kind extends BulletinKind>(
  read: Read,
  scope: BulletinScope,
  kind: Kind,
): Promise<{ readonly rows: BulletinLines[Kind]; readonly sha256: string } | undefined> {
  const row = await selectBulletin(read, scope, kind)
  if (row === undefined) return undefined
  // Our own text, as sealed: its shape is the one that this version or an earlier one wrote.
  const { rows } = JSON.parse(row.content) as SealedBulletin<Kind>
  return { rows, sha256: row.sha256 }
}
