/** The published files: their bytes, their checksums in the journal, and the child that nobody can find in them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aBudget, aKindergarten, guardianOf, SYSTEM, submit } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { sha256Hex } from '../../base/digest.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { readCsv } from '../../platform/tabular/read-csv.ts'
import type { Application } from '../applications/application.ts'
import { holdIteration } from '../iterations/hold-iteration.ts'
import { confirmVoucher } from '../vouchers/confirm-voucher.ts'
import {
  columnsOf,
  DATASET_NAMES,
  type DataRow,
  type DatasetName,
  type FileFormat,
} from './dataset.ts'
import { findContent, findFiles } from './find-open-data.ts'
import { runNight } from './run-night.ts'

const db = useDatabase()
const setting = aSetting('2026-07-01T09:00')
const folder = mkdtempSync(join(tmpdir(), 'kezek-open-data-'))
let rare: Application

afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function publish(): Promise<Temporal.PlainDate> {
  await runNight(db.app, SYSTEM, setting)
  return setting.clock.today()
}

async function content(dataset: DatasetName, day: Temporal.PlainDate, format: FileFormat) {
  return (await findContent(db.app, dataset, day, format)) ?? ''
}

async function rowsOf(dataset: DatasetName, day: Temporal.PlainDate): Promise<DataRow[]> {
  return JSON.parse(await content(dataset, day, 'json')).rows
}

/** Twelve children of three years, six of two, and one child of two whose parent is in the army. */
beforeAll(async () => {
  await aKindergarten(db.app, setting, { places: { 3: 3 } })
  await aBudget(db.app, setting, { tenge: 9_000_000 })
  for (let index = 0; index < 12; index += 1) await submit(db.app, setting)
  for (let index = 0; index < 6; index += 1)
    await submit(db.app, setting, { childBorn: '2024-01-01' })
  setting.clock.advance({ minutes: 1 })
  rare = await submit(db.app, setting, {
    childBorn: '2024-01-02',
    registeredBenefits: ['military'],
  })
  await submit(db.app, setting, { settlement: 'baizak', childBorn: '2024-01-02' })
})

describe('an edition', () => {
  test('is there in both formats with the columns of the dictionary, and its checksum stands in the journal', async () => {
    await publish()
    const files = await findFiles(db.app, { dataset: null, before: null, days: 1 })
    expect(files.map(file => `${file.dataset}.${file.format}`).sort()).toEqual(
      DATASET_NAMES.flatMap(name => [`${name}.csv`, `${name}.json`]).sort(),
    )
    const leaves = await sql<{ facts: DataRow }>`
      select leaf::jsonb -> 'facts' as facts from journal_entry where kind = 'open-data.published'`.execute(
      db.app,
    )
    for (const { dataset, day, format, sha256, rowCount, sizeBytes } of files) {
      const text = await content(dataset, day, format)
      expect(sha256Hex(text)).toBe(sha256)
      expect(Buffer.byteLength(text)).toBe(sizeBytes)
      expect(leaves.rows.map(row => row.facts)).toContainEqual({
        dataset,
        day: day.toString(),
        format,
        rows: rowCount,
        sha256,
      })
      const columns = columnsOf(dataset).map(([name]) => name)
      if (format === 'json') {
        expect(JSON.parse(text)).toMatchObject({ dataset, columns })
        for (const row of JSON.parse(text).rows) expect(Object.keys(row)).toEqual(columns)
      } else {
        expect(text.startsWith(`\uFEFF${columns.join(',')}\r\n`)).toBe(true)
        expect(text.split('\r\n')).toHaveLength(rowCount + 2)
      }
    }
  })

  test('says the same in CSV as in JSON, also where a name looks like a formula or holds a comma', async () => {
    await sql`update provider set name_kk = '=1+1, "бала"' where territory_code = 'taraz'`.execute(
      db.owner,
    )
    setting.clock.advance({ days: 1 })
    const day = await publish()
    for (const dataset of DATASET_NAMES) {
      const columns = columnsOf(dataset).map(([name]) => name)
      const read: Record<string, string>[] = []
      const path = join(folder, `${dataset}.csv`)
      writeFileSync(path, await content(dataset, day, 'csv'))
      for await (const { cells } of readCsv(path, { required: columns })) read.push({ ...cells })
      const expected = (await rowsOf(dataset, day)).map(row =>
        Object.fromEntries(columns.map(column => [column, String(row[column] ?? '')])),
      )
      expect(read).toEqual(expected)
    }
    expect(await content('providers', day, 'csv')).toContain(`"'=1+1, ""бала"""`)
  })

  test('that did not change has the checksum of the day before, and its bytes are stored once', async () => {
    setting.clock.advance({ days: 1 })
    const day = await publish()
    const [today, before] = await findFiles(db.app, {
      dataset: 'providers',
      before: null,
      days: 2,
    }).then(files => files.filter(file => file.format === 'csv'))
    expect(today?.day.toString()).toBe(day.toString())
    expect(today?.sha256).toBe(before?.sha256)
    const stored = await sql<{ count: number }>`
      select count(*)::integer from open_data_content where sha256 = ${today?.sha256}`.execute(
      db.app,
    )
    expect(stored.rows[0]?.count).toBe(1)
  })
})

describe('the queue', () => {
  test('is split so that no group holds fewer than five, and adds up to the total of its day', async () => {
    const rows = await rowsOf('queues', Temporal.PlainDate.from('2026-07-01'))
    const taraz = rows.filter(row => row.territory === 'taraz')
    expect(taraz.map(row => [row.cohort, row.tier, row.waiting])).toEqual([
      ['all', 'all', 19],
      ['3', 'general', 12],
      ['2', 'all', 7],
    ])
    expect(rows.filter(row => row.territory === 'baizak')).toMatchObject([
      { cohort: 'all', tier: 'all', waiting: 1 },
    ])
  })

  test('keeps its groups within a month and takes the new ones with the next', async () => {
    for (let index = 0; index < 5; index += 1) {
      await submit(db.app, setting, { childBorn: '2024-01-03', registeredBenefits: ['military'] })
    }
    setting.clock.advance({ days: 1 })
    const later = (await rowsOf('queues', await publish())).filter(row => row.territory === 'taraz')
    expect(later.map(row => [row.as_of, row.cohort, row.tier, row.waiting])).toEqual([
      ['2026-07-04', 'all', 'all', 24],
      ['2026-07-01', '3', 'general', 12],
      ['2026-07-01', '2', 'all', 7],
    ])
    setting.clock.advance({ days: 28 })
    const august = (await rowsOf('queues', await publish())).filter(
      row => row.territory === 'taraz',
    )
    expect(august.map(row => [row.as_of, row.cohort, row.tier, row.waiting])).toEqual([
      ['2026-08-01', 'all', 'all', 24],
      ['2026-08-01', '3', 'general', 12],
      ['2026-08-01', '2', 'out-of-turn', 6],
      ['2026-08-01', '2', 'general', 6],
    ])
  })
})

describe('somebody who has all files of all days', () => {
  test('finds neither the child, nor a family, nor its tier', async () => {
    const everything = await sql<{
      content: string
    }>`select content from open_data_content`.execute(db.app)
    const text = everything.rows.map(row => row.content).join('\n')
    const people = await sql<{ iin: string; full_name: string; phone: string | null }>`
      select iin, full_name, phone from person`.execute(db.owner)
    for (const { iin, full_name, phone } of people.rows) {
      for (const secret of [iin, full_name, phone ?? iin]) expect(text).not.toContain(secret)
    }
    expect(text).not.toContain(rare.number)
    expect(text).not.toMatch(/military|2024-01-02/)
    // In July the child was the only one of two years out of turn: no row of that month tells of the tier.
    const july = await sql<{ content: string }>`
      select content from open_data_file join open_data_content using (sha256)
      where dataset = 'queues' and format = 'json' and day < '2026-08-01'`.execute(db.app)
    for (const { content } of july.rows) expect(content).not.toMatch(/out-of-turn|benefit/)
  })

  test('learns nothing of a category from the difference of two days', async () => {
    const groups = async (day: string) =>
      (await rowsOf('queues', Temporal.PlainDate.from(day))).filter(row => row.cohort !== 'all')
    const [first, ...others] = ['2026-07-01', '2026-07-02', '2026-07-03', '2026-07-04']
    for (const day of others) expect(await groups(day)).toEqual(await groups(first ?? ''))
  })
})

test('vouchers are counted on the day of each step, by complete days', async () => {
  await holdIteration(db.app, SYSTEM, setting, { territory: 'taraz', programme: 'preschool' })
  const offered = await sql<{ child_id: bigint; guardian_id: bigint; number: string; id: bigint }>`
    select * from application where state = 'offered' order by number limit 1`.execute(db.app)
  const [first] = offered.rows
  await sql`update voucher set notified_at = offered_at, confirm_until = offered_at + interval '3 days'`.execute(
    db.owner,
  )
  setting.clock.advance({ days: 1 })
  await inTransaction(db.app, tx =>
    confirmVoucher(
      tx,
      guardianOf({ guardianId: first?.guardian_id } as Application),
      setting,
      first?.number ?? '',
    ),
  )
  expect(await rowsOf('vouchers-daily', await publish())).toMatchObject([
    { day: '2026-08-01', territory: 'taraz', cohort: 'all', offered: 3, confirmed: 0 },
  ])
  setting.clock.advance({ days: 1 })
  expect(await rowsOf('vouchers-daily', await publish())).toMatchObject([
    { day: '2026-08-01', offered: 3, confirmed: 0, lapsed: 0, closed: 0 },
    { day: '2026-08-02', offered: 0, confirmed: 1, lapsed: 0, closed: 0 },
  ])
  const [iteration] = await rowsOf('iterations', setting.clock.today())
  expect(iteration).toMatchObject({ number: 1, offered: 3, bundle: '/api/v1/iterations/1/bundle' })
})
