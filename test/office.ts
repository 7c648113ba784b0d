/** An office on the spot: staff by role and territory, signed in, over a portal with a place for files. */

import type { StaffRole } from '../src/platform/access/actor.ts'
import { inTransaction } from '../src/platform/db/database.ts'
import type { TestDatabase } from './database.ts'
import type { ParentPortal } from './parent.ts'
import { signInStaff } from './portal.ts'

export async function aStaffId(
  db: TestDatabase,
  role: StaffRole,
  territory = 'taraz',
): Promise<bigint> {
  const row = await inTransaction(db.owner, tx =>
    tx
      .insertInto('staff')
      .values({
        full_name: `${role} ${territory}`,
        role,
        territory_code: territory,
        created_at: Temporal.Instant.from('2026-01-05T04:00:00Z'),
      })
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
  return row.id
}

/** A member of staff in front of the portal. */
export async function anOfficial(
  db: TestDatabase,
  portal: ParentPortal,
  role: StaffRole,
  territory = 'taraz',
) {
  const visitor = portal.visitor()
  const staffId = await aStaffId(db, role, territory)
  await signInStaff(portal, visitor, staffId)
  return Object.assign(visitor, { staffId })
}

export type Official = Awaited<ReturnType<typeof anOfficial>>

/** Posts a form with a file, with the hidden fields of the page that was seen last. */
export async function upload(
  official: Official,
  url: string,
  fields: Readonly<Record<string, string>>,
  file: { readonly name: string; readonly content: string | Uint8Array },
) {
  const body = new FormData()
  for (const [name, value] of Object.entries({ ...official.hidden(), ...fields })) {
    body.set(name, value)
  }
  const content = typeof file.content === 'string' ? file.content : Buffer.from(file.content)
  body.set('file', new Blob([content]), file.name)
  const request = new Request('http://localhost', { method: 'POST', body })
  return official.send('POST', url, {
    payload: Buffer.from(await request.arrayBuffer()),
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
  })
}
