/** An import of twenty thousand applications whose process is killed leaves nothing; a repeat takes all. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { aFolder, applicationLines, importFile } from './table-files.fixture.ts'

const db = useDatabase()
const files = aFolder()
afterAll(() => files.remove())

const ROWS = 20_000
const TABLES = ['person', 'application', 'benefit_claim', 'application_event', 'queue_movement']

async function countRows(): Promise<Record<string, number>> {
  const counts = TABLES.map(async table => {
    const result = await sql<{ n: number }>`
      select count(*)::integer as n from ${sql.table(table)}`.execute(db.app)
    return [table, result.rows[0]?.n ?? -1] as const
  })
  return Object.fromEntries(await Promise.all(counts))
}

test('killed in the middle it left nothing, and the same file is taken whole afterwards', async () => {
  const path = files.write([...applicationLines(ROWS)].join(''))
  const fixture = join(import.meta.dirname, 'killed-import.fixture.ts')
  const child = spawn(process.execPath, [fixture, db.url, path, '2026-07-01T09:00'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  for await (const line of createInterface(child.stdout)) {
    if (Number(line) < ROWS / 2) continue
    child.kill('SIGKILL')
    break
  }
  expect(await ended).toEqual([null, 'SIGKILL'])
  expect(await countRows()).toEqual(Object.fromEntries(TABLES.map(table => [table, 0])))
  const setting = aSetting('2026-07-01T09:00')
  const report = await importFile(db.app, setting, 'applications', path)
  expect(report).toMatchObject({ rows: ROWS, written: ROWS, unchanged: 0, bad: [] })
  expect(await countRows()).toMatchObject({
    person: 2 * ROWS,
    application: ROWS,
    queue_movement: ROWS,
  })
}, 180_000)
