/** Importing a department's old queue: what submitting each would have done, in bulk, told row by row. */
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { aChildIin, aGuardianIin, aPhone, SYSTEM, VISITOR } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { type Database, inTransaction } from '../../platform/db/database.ts'
import { BENEFITS } from '../territories/queue-rules.ts'
import { importApplications } from './import-applications.ts'
import type { ImportedApplication } from './imported-application.ts'
import { submitApplication } from './submit-application.ts'

const one = useDatabase()
const other = useDatabase()
const setting = aSetting('2026-07-01T09:00')

function aRow(given: Partial<ImportedApplication> & { childBorn?: string } = {}) {
  const { childBorn = '2023-03-01', ...rest } = given
  const row: ImportedApplication = {
    programme: 'preschool',
    childIin: aChildIin(childBorn),
    childName: 'Бала Сынақ',
    childBirthDate: Temporal.PlainDate.from(childBorn),
    guardianIin: aGuardianIin(),
    guardianName: 'Ата-ана Сынақ',
    phone: aPhone(),
    settlement: 'taraz',
    submittedAt: Temporal.Instant.from('2026-01-05T09:00:00.123456+05:00'),
    claims: [],
    kind: 'general',
    batch: null,
    ...rest,
  }
  return row
}

async function take(database: Database, rows: readonly ImportedApplication[]) {
  return inTransaction(database, tx => importApplications(tx, SYSTEM, setting, rows))
}

/** Everything that the two ways write, without ids, numbers, salts, sources and messages. */
async function describeTables(database: Database) {
  const rows = async (query: string) => (await sql.raw(query).execute(database)).rows
  return {
    persons: await rows(
      'select iin, full_name, birth_date, phone, phone_verified_at, language, created_at from person order by iin',
    ),
    guardianships: await rows(
      'select child.iin, guardian.iin as guardian, since from guardianship join person child on child.id = child_id join person guardian on guardian.id = guardian_id order by 1, 2',
    ),
    applications: await rows(
      `select child.iin, guardian.iin as guardian, programme, territory_code, settlement_code, submitted_at, birth_year,
         cohort, tier, kind, state, restorations, guardianship_checked, application.created_at, changed_at,
         case when batch_key is null then null else dense_rank() over (order by batch_key) end is null as alone,
         (select min(twin.iin) from application a join person twin on twin.id = a.child_id where a.batch_key = application.batch_key) as batch
       from application join person child on child.id = child_id join person guardian on guardian.id = guardian_id order by child.iin`,
    ),
    claims: await rows(
      `select child.iin, code, claim.state, document_id, claimed_at, due_at, decided_at, decision_reason
       from benefit_claim claim join application on application.id = application_id
       join person child on child.id = child_id order by 1, claim.id`,
    ),
    events: await rows(
      `select child.iin, at, event.facts from application_event event join application on application.id = application_id
       join person child on child.id = child_id order by 1`,
    ),
    movements: await rows(
      `select child.iin, m.territory_code, m.programme, m.cohort, m.tier, m.submitted_at, m.change, m.at
       from queue_movement m join application using (number) join person child on child.id = child_id order by 1`,
    ),
    leaves: await rows(
      `select kind, at, (leaf::jsonb #- '{facts,application}') - 'commitment' as leaf, fields - 'childId' - 'guardianId' as fields
       from journal_entry join journal_private on entry_id = journal_entry.id
       where kind like 'application.%' order by ((leaf::jsonb #- '{facts,application}') - 'commitment')::text, (fields - 'childId' - 'guardianId')::text`,
    ),
  }
}

describe('an import', () => {
  test('writes what submitting each row would have written', async () => {
    const twins = aGuardianIin()
    const phone = aPhone()
    const now = setting.clock.now()
    const rows = [
      aRow(),
      aRow({ kind: 'special', settlement: 'shymkent' }),
      aRow({ guardianIin: twins, phone }),
      aRow({ guardianIin: twins, phone }),
      aRow({ guardianIin: twins, phone, childBorn: '2021-03-01' }),
      ...BENEFITS.flatMap(code => [
        aRow({ claims: [{ code, confirmed: true }] }),
        aRow({ claims: [{ code, confirmed: false }], childBorn: '2022-12-31' }),
      ]),
      aRow({
        claims: [
          { code: 'military', confirmed: false },
          { code: 'orphan', confirmed: true },
        ],
      }),
    ].map(row => ({ ...row, phone: row.phone ?? aPhone(), submittedAt: now }))
    const outcomes = await take(one.app, rows)
    expect(new Set(outcomes.map(row => row.outcome))).toEqual(new Set(['written']))
    for (const row of rows) {
      await inTransaction(other.app, tx =>
        submitApplication(tx, SYSTEM, setting, {
          programme: row.programme,
          settlement: row.settlement,
          child: { iin: row.childIin, fullName: row.childName, birthDate: row.childBirthDate },
          guardian: {
            iin: row.guardianIin,
            fullName: row.guardianName,
            birthDate: Temporal.PlainDate.from('1990-05-05'),
            phone: row.phone ?? aPhone(),
            language: 'kk',
          },
          phoneVerifiedAt: null,
          kind: row.kind,
          claims: row.claims
            .filter(claim => !claim.confirmed)
            .map(({ code }) => ({ code, documentId: null })),
          guardianship: 'yes',
          registeredBenefits: row.claims.filter(claim => claim.confirmed).map(({ code }) => code),
        }),
      )
    }
    const [imported, submitted] = [await describeTables(one.app), await describeTables(other.app)]
    expect(imported.applications).toHaveLength(rows.length)
    expect(imported.leaves).toHaveLength(rows.length)
    expect(imported).toEqual(submitted)
    const messages = await sql<{ n: bigint }>`select count(*) as n from message`.execute(one.app)
    expect(messages.rows).toEqual([{ n: 0n }])
  })

  test('repeated is unchanged, with the numbers of before, also after claims were decided', async () => {
    const rows = [
      aRow({ batch: 'Егіздер' }),
      aRow({ claims: [{ code: 'orphan', confirmed: false }] }),
    ]
    const first = await take(one.app, rows)
    await sql`update benefit_claim set state = 'rejected', decided_at = now() where application_id =
      (select id from application where number = ${(first[1] as { number: string }).number})`.execute(
      one.app,
    )
    expect(await take(one.app, rows)).toEqual(
      first.map(outcome => ({ ...outcome, outcome: 'unchanged' })),
    )
  })

  test('keeps microseconds and the batch', async () => {
    const row = aRow({ batch: 'Егіздер 2' })
    await take(one.app, [row])
    const stored = await sql<{ submitted_at: Temporal.Instant; batch_key: string }>`
      select submitted_at, batch_key from application join person on person.id = child_id
      where iin = ${row.childIin}`.execute(one.app)
    expect(stored.rows[0]?.submitted_at.toString()).toBe('2026-01-05T04:00:00.123456Z')
    expect(stored.rows[0]?.batch_key).toBe('import:Егіздер 2')
  })

  test('never overwrites a known name or a phone that was proved by a code', async () => {
    const row = aRow()
    await take(one.app, [row])
    await sql`update person set phone_verified_at = now() where iin = ${row.guardianIin}`.execute(
      one.app,
    )
    await take(one.app, [aRow({ guardianIin: row.guardianIin, guardianName: 'Басқа Есім' })])
    const person =
      await sql`select full_name, phone from person where iin = ${row.guardianIin}`.execute(one.app)
    expect(person.rows).toEqual([{ full_name: 'Ата-ана Сынақ', phone: row.phone }])
  })

  test.each([
    ['guardian_iin', { guardianIin: aGuardianIin() }],
    ['settlement', { settlement: 'shymkent' }],
    ['submitted_at', { submittedAt: Temporal.Instant.from('2026-01-05T09:00:00.123457+05:00') }],
    ['special', { kind: 'special' }],
    ['batch', { batch: 'басқа' }],
    ['claims', { claims: [] }],
    ['claims', { claims: [{ code: 'military', confirmed: true }] }],
  ] as const)('says that %s contradicts, in the file itself too', async (column, change) => {
    const row = aRow({ claims: [{ code: 'military', confirmed: false }], batch: 'а' })
    const second = { ...row, ...change }
    const bad = { outcome: 'bad', column, code: 'contradicts' }
    expect(await take(one.app, [row, second, row])).toMatchObject([
      { outcome: 'written' },
      bad,
      { outcome: 'unchanged' },
    ])
    expect(await take(one.app, [second])).toEqual([bad])
  })

  test.each([
    ['child_iin', 'bad-iin', { childIin: '230301712345' as ImportedApplication['childIin'] }],
    ['guardian_iin', 'bad-iin', { guardianIin: '1' as ImportedApplication['guardianIin'] }],
    [
      'child_birth_date',
      'birth-date-differs',
      { childBirthDate: Temporal.PlainDate.from('2023-03-02') },
    ],
    ['child_birth_date', 'too-old', { childBorn: '2018-12-31' }],
    ['child_birth_date', 'too-young', { childBorn: '2026-07-02' }],
    ['guardian_iin', 'guardian-too-young', { guardianIin: aChildIin('2012-01-01') }],
    ['settlement', 'unknown-territory', { settlement: 'atlantis' }],
    ['settlement', 'not-a-queue-territory', { settlement: 'zhambyl' }],
    [
      'submitted_at',
      'in-future',
      { submittedAt: Temporal.Instant.from('2026-07-01T09:00:00.000001+05:00') },
    ],
  ])('tells of a bad %s: %s', async (column, code, change) => {
    const good = aRow()
    expect(await take(one.app, [aRow(change), good])).toMatchObject([
      { outcome: 'bad', column, code },
      { outcome: 'written' },
    ])
  })

  test('knows a guardian who is the child', async () => {
    const row = aRow()
    expect(await take(one.app, [{ ...row, guardianIin: row.childIin }])).toMatchObject([
      { outcome: 'bad', column: 'guardian_iin', code: 'guardian-is-child' },
    ])
  })

  test('is for the installation and the offices of the territory', async () => {
    const officer = { kind: 'staff', staffId: 1n, role: 'officer', territory: 'taraz' } as const
    const rows = [aRow(), aRow({ settlement: 'shymkent' })]
    const outcomes = await inTransaction(one.app, tx =>
      importApplications(tx, officer, setting, rows),
    )
    expect(outcomes).toMatchObject([
      { outcome: 'written' },
      { outcome: 'bad', column: 'settlement', code: 'not-allowed' },
    ])
    await expect(
      inTransaction(one.app, tx => importApplications(tx, VISITOR, setting, rows)),
    ).rejects.toThrow('')
  })

  test('two at once write every child once', async () => {
    const rows = Array.from({ length: 300 }, () => aRow())
    const reports = await Promise.all([take(one.app, rows), take(one.app, rows.toReversed())])
    const count = (outcome: string) =>
      reports.map(report => report.filter(row => row.outcome === outcome).length).sort()
    expect(count('written')).toEqual([0, 300])
    expect(count('unchanged')).toEqual([0, 300])
  })
})
