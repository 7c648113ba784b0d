/** Writes a city into the tables, a statement a table: marks, days, papers, sheets, answers, checks. */
import { sql } from 'kysely'
import type { TestDatabase } from '../../../test/database.ts'
import { sha256Hex } from '../../base/digest.ts'
import { inTransaction, type Tx } from '../../platform/db/database.ts'
import { type Child, DAYS, type Kindergarten, MONTH } from './honest-city.fixture.ts'

const FIRST = MONTH.toPlainDate({ day: 1 })
const BEFORE = FIRST.subtract({ months: 1 })
/** A Saturday. */
const DAY_OFF = MONTH.toPlainDate({ day: 10 })

const at = (day: Temporal.PlainDate, second: number) =>
  day.toZonedDateTime('Asia/Almaty').add({ seconds: second }).toInstant().toString()
const dayAt = (index: number) => (DAYS[index] ?? FIRST).toString()

/** Rows as JSON: what the columns are, the statement says. */
export async function write(tx: Tx, table: string, columns: string, rows: readonly object[]) {
  const names = columns.split(', ').map(column => column.split(' ')[0] ?? '')
  await sql`insert into ${sql.raw(table)} (${sql.raw(names.join(', '))}) overriding system value
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) given (${sql.raw(columns)})`.execute(
    tx,
  )
}

/** Foreign keys are not asked: families, applications and contracts are not looked at here. */
export async function writeCity(db: TestDatabase, city: readonly Kindergarten[]): Promise<void> {
  const groups = city.flatMap(one => one.groups)
  const children = groups.flatMap(group => group.children)
  await inTransaction(db.owner, async tx => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`select open_attendance_month(${FIRST}::date)`.execute(tx)
    await writePlaces(tx, city)
    await writeChildren(tx, children)
    await writeMarks(tx, children)
    await sql`
      insert into attendance_day (group_id, day, present, absent, first_marked_at, marked_at, marked_by)
      select group_id, day, count(*) filter (where state = 'present'), count(*) filter (where state = 'absent'),
             min(marked_at), max(marked_at), 'provider:1'
      from attendance_mark join enrolment on enrolment.id = enrolment_id group by 1, 2`.execute(tx)
    await writeSheets(tx, city)
    await sql`analyze`.execute(tx)
  })
}

async function writePlaces(tx: Tx, city: readonly Kindergarten[]): Promise<void> {
  await write(
    tx,
    'provider',
    'id bigint, bin text, programme text, territory_code text, settlement_code text, name_kk text, name_ru text, ownership text, address text, capacity integer, listed_from date, created_at timestamptz',
    city.map(({ id }) => ({
      id,
      bin: String(id).padStart(12, '0'),
      programme: 'preschool',
      territory_code: 'taraz',
      settlement_code: 'taraz',
      name_kk: `№ ${id} балабақша`,
      name_ru: `Детский сад № ${id}`,
      ownership: 'private',
      address: '',
      capacity: 100,
      listed_from: '2024-01-01',
      created_at: at(BEFORE, 0),
    })),
  )
  await write(
    tx,
    'provider_group',
    'id bigint, provider_id bigint, name text, cohort smallint, language text, kind text, regime text, capacity integer, enrolled integer, away integer',
    city.flatMap(({ groups, id }) =>
      groups.map(group => ({
        id: group.id,
        provider_id: id,
        name: `${group.id}-топ`,
        cohort: 3,
        language: 'kk',
        kind: 'general',
        regime: 'full-day',
        capacity: group.capacity,
        enrolled: 0,
        away: 0,
      })),
    ),
  )
  const checked = city.filter(one => one.check !== undefined)
  await write(
    tx,
    'provider_inspection',
    'id bigint, provider_id bigint, held_on date, outcome text, summary_kk text, summary_ru text, recorded_at timestamptz, recorded_by text',
    checked.map(({ id, check }) => ({
      id,
      provider_id: id,
      held_on: dayAt(check ?? 0),
      outcome: 'passed',
      summary_kk: '',
      summary_ru: '',
      recorded_at: at(FIRST, 0),
      recorded_by: 'staff:1',
    })),
  )
}

async function writeChildren(tx: Tx, children: readonly Child[]): Promise<void> {
  await write(
    tx,
    'enrolment',
    'id bigint, contract_id bigint, application_id bigint, child_id bigint, programme text, provider_id bigint, group_id bigint, place_id bigint, territory_code text, starts_on date, last_day date, seated boolean, never_began boolean, created_at timestamptz',
    children.map(child => ({
      id: child.id,
      contract_id: child.id,
      application_id: child.id,
      child_id: child.sameAs,
      programme: 'preschool',
      provider_id: child.group.provider.id,
      group_id: child.group.id,
      place_id: child.id,
      territory_code: 'taraz',
      starts_on: child.firstDay === 0 ? '2026-01-05' : dayAt(child.firstDay),
      last_day: child.lastDay === undefined ? null : dayAt(child.lastDay),
      seated: true,
      never_began: false,
      created_at: at(BEFORE, 0),
    })),
  )
  await write(
    tx,
    'absence_paper',
    'id bigint, enrolment_id bigint, reason text, first_day date, last_day date, document_id bigint, added_at timestamptz, added_by text',
    children.flatMap(({ id, paper }) =>
      paper === undefined
        ? []
        : [
            {
              id,
              enrolment_id: id,
              reason: 'illness',
              first_day: dayAt(paper[0]),
              last_day: dayAt(paper[1]),
              document_id: 1,
              added_at: at(FIRST, 0),
              added_by: 'guardian',
            },
          ],
    ),
  )
}

async function writeMarks(tx: Tx, children: readonly Child[]): Promise<void> {
  const columns =
    'enrolment_id bigint, day date, state text, marked_at timestamptz, device_at timestamptz, marked_by text, revision smallint'
  const rest = { marked_by: 'provider:1', revision: 1 }
  const rows = children.flatMap(child => {
    const { deviceSecond, serverSecond } = child.group
    const marked = DAYS.flatMap((day, index) =>
      index < child.firstDay || index > child.markedTo
        ? []
        : [
            {
              enrolment_id: child.id,
              day: day.toString(),
              state: child.present[index] ? 'present' : 'absent',
              marked_at: at(day, serverSecond[index] ?? 0),
              device_at: at(day, deviceSecond[index] ?? 0),
              ...rest,
            },
          ],
    )
    if (!child.dayOff) return marked
    const off = { enrolment_id: child.id, day: DAY_OFF.toString(), state: 'present' }
    return [...marked, { ...off, marked_at: at(DAY_OFF, 1), device_at: null, ...rest }]
  })
  await write(tx, 'attendance_mark', columns, rows)
}

function lettersOf(child: Child, month: Temporal.PlainDate): string {
  const ofMonth = month.equals(FIRST) ? child.present : child.presentBefore
  const days = month.equals(FIRST) ? DAYS : undefined
  let working = 0
  return Array.from({ length: month.daysInMonth }, (_, number) => {
    const day = month.add({ days: number })
    const works = days === undefined ? day.dayOfWeek < 6 : days.some(one => one.equals(day))
    if (!works) return '-'
    const index = working
    working += 1
    if (days !== undefined && (index < child.firstDay || index > (child.lastDay ?? 99))) return '.'
    if (ofMonth[index]) return 'p'
    const { paper } = child
    return days !== undefined && paper && paper[0] <= index && index <= paper[1] ? 'i' : 'a'
  }).join('')
}

async function writeSheets(tx: Tx, city: readonly Kindergarten[]): Promise<void> {
  const groups = city.flatMap(one => one.groups)
  const sheets = [FIRST, BEFORE].flatMap((month, which) =>
    groups.map(group => ({ id: which * 10_000 + group.id, group, month })),
  )
  await write(
    tx,
    'sheet',
    'id bigint, group_id bigint, provider_id bigint, month date, rule_pack_id text, rule_pack_version text, working_days smallint, submitted_at timestamptz, submitted_by text',
    sheets.map(({ id, group, month }) => ({
      id,
      group_id: group.id,
      provider_id: group.provider.id,
      month: month.toString(),
      rule_pack_id: 'x',
      rule_pack_version: '1',
      working_days: DAYS.length,
      submitted_at: at(FIRST, 0),
      submitted_by: 'provider:1',
    })),
  )
  const lines = sheets.flatMap(({ id, group, month }) =>
    group.children.map(child => ({
      id: id * 100 + (child.id % 100),
      sheet_id: id,
      enrolment_id: child.id,
      month: month.toString(),
      state: 'confirmed',
      days: lettersOf(child, month),
      answer_until: at(FIRST, 0),
      answered_at: at(FIRST, 0),
      answered_by: 'guardian',
      person_id: child.person,
      changed_at: at(FIRST, 0),
      carried: 0,
      must_decide: false,
    })),
  )
  await write(
    tx,
    'sheet_line',
    'id bigint, sheet_id bigint, enrolment_id bigint, month date, state text, days text, answer_until timestamptz, answered_at timestamptz, answered_by text, person_id bigint, changed_at timestamptz, carried smallint, must_decide boolean',
    lines,
  )
  const byId = new Map(groups.flatMap(group => group.children).map(child => [child.id, child]))
  await write(
    tx,
    'answer_trace',
    'enrolment_id bigint, person_id bigint, month date, device text, address text, at timestamptz',
    lines.flatMap(line => {
      const child = byId.get(line.enrolment_id)
      if (child === undefined || line.month !== FIRST.toString()) return []
      const answered = at(FIRST.add({ months: 1 }), child.answeredMinute * 60)
      const hashes = { device: sha256Hex(child.device), address: sha256Hex(child.address) }
      const { enrolment_id, person_id, month } = line
      return [{ enrolment_id, person_id, month, ...hashes, at: answered }]
    }),
  )
}
