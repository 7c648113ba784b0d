/** What a parent's page weighs over the wire with its style and script: a cheap phone pays for every byte. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { walk } from '../../../test/parent.ts'
import { signInGuardian, type Visitor } from '../../../test/portal.ts'
import { aServedPortal } from '../../../test/served-portal.ts'

const MOST_BYTES = 60_000

const db = useDatabase()
let portal: Awaited<ReturnType<typeof aServedPortal>>

beforeAll(async () => {
  portal = await aServedPortal(db.app)
}, 120_000)
afterAll(() => portal?.close())
// Every visitor here has the same address.
beforeEach(() => db.owner.deleteFrom('attempt_counter').execute())

/** Compressed bytes of a page with its stylesheets and scripts; fonts are kept for a year and come apart. */
async function weigh(visitor: Visitor, path: string): Promise<number> {
  const page = await visitor.get(path)
  expect([path, page.statusCode]).toEqual([path, 200])
  const linked = [
    ...page.body.matchAll(/<(?:link rel="stylesheet" href|script [^>]*src)="([^"]+)"/g),
  ]
  expect(linked.length).toBeGreaterThanOrEqual(2)
  let bytes = 0
  for (const url of [path, ...linked.map(match => match[1] ?? '')]) {
    const part = await visitor.send('GET', url, { headers: { 'accept-encoding': 'br, gzip' } })
    expect([url, part.statusCode, part.headers['content-encoding']]).toEqual([url, 200, 'br'])
    bytes += part.rawPayload.length
  }
  return bytes
}

test.each([
  'child',
  'child-name',
  'guardian',
  'guardian-name',
  'phone',
  'code',
  'region',
  'settlement',
  'benefits',
  'group',
])('the question %s weighs at most 60 kB', async step => {
  const visitor = portal.visitor()
  const path = await walk(db, visitor, { until: step })
  expect(path).toBe(`/kk/apply/${step}`)
  expect(await weigh(visitor, path)).toBeLessThanOrEqual(MOST_BYTES)
})

test('so do the first page, the start, the check, the confirmation and the cabinet', async () => {
  const visitor = portal.visitor()
  expect(await weigh(visitor, '/kk')).toBeLessThanOrEqual(MOST_BYTES)
  expect(await weigh(visitor, '/kk/apply')).toBeLessThanOrEqual(MOST_BYTES)
  const check = await walk(db, visitor)
  expect(await weigh(visitor, check)).toBeLessThanOrEqual(MOST_BYTES)
  await visitor.get(check)
  await visitor.post(check, {})
  expect(await weigh(visitor, '/kk/apply/done')).toBeLessThanOrEqual(MOST_BYTES)
  const { guardian_id } = await db.owner
    .selectFrom('application')
    .select('guardian_id')
    .executeTakeFirstOrThrow()
  await signInGuardian(portal, visitor, guardian_id)
  expect(await weigh(visitor, '/kk/cabinet')).toBeLessThanOrEqual(MOST_BYTES)
})
