/** `applications`: the old queue of a department, in and out. */
import { err, ok } from '../../base/result.ts'
import { ALMATY } from '../../base/time-zone.ts'
import { applicationAccess } from '../applications/application-access.ts'
import { readStandingApplications } from '../applications/export-applications.ts'
import { importApplications } from '../applications/import-applications.ts'
import { batchTextOf, type ImportedApplication } from '../applications/imported-application.ts'
import { optional, parseCells, text } from './cell.ts'
import {
  claims,
  day,
  iin,
  mobilePhone,
  moment,
  personName,
  territoryCode,
  yesNo,
} from './cell-parsers.ts'
import type { TableKind } from './table-kind.ts'

const COLUMNS = [
  'child_iin',
  'child_name',
  'child_birth_date',
  'guardian_iin',
  'guardian_name',
  'phone',
  'settlement',
  'submitted_at',
  'claims',
  'special',
  'batch',
] as const

export const applicationsKind: TableKind<(typeof COLUMNS)[number], ImportedApplication> = {
  name: 'applications',
  columns: COLUMNS,
  chunkRows: 2000,
  permission: applicationAccess.import,
  personal: { territoryColumn: 'settlement' },
  parse(cells, terms) {
    const number = iin(terms)
    const parsed = parseCells(
      {
        child_iin: number,
        child_name: personName,
        child_birth_date: day,
        guardian_iin: number,
        guardian_name: personName,
        phone: optional(mobilePhone),
        settlement: territoryCode,
        submitted_at: moment,
        claims,
        special: yesNo,
        batch: optional(text(100)),
      },
      cells,
    )
    if (!parsed.ok) return err(parsed.error)
    const row = parsed.value
    return ok({
      programme: terms.programme,
      childIin: row.child_iin,
      childName: row.child_name,
      childBirthDate: row.child_birth_date,
      guardianIin: row.guardian_iin,
      guardianName: row.guardian_name,
      phone: row.phone,
      settlement: row.settlement,
      submittedAt: row.submitted_at,
      claims: row.claims,
      kind: row.special ? 'special' : 'general',
      batch: row.batch,
    })
  },
  async write(tx, actor, setting, items) {
    const outcomes = await importApplications(tx, actor, setting, items)
    return outcomes.map(one =>
      one.outcome === 'bad' ? { column: one.column, code: one.code } : one.outcome,
    )
  },
  async *read(read, { programme }) {
    for await (const one of readStandingApplications(read, programme)) {
      const live = one.claims.filter(({ state }) => state === 'claimed' || state === 'confirmed')
      yield {
        child_iin: one.childIin,
        child_name: one.childName,
        child_birth_date: one.childBirthDate.toString(),
        guardian_iin: one.guardianIin,
        guardian_name: one.guardianName,
        phone: one.phone ?? '',
        settlement: one.settlement,
        submitted_at: one.submittedAt.toString({ timeZone: ALMATY }),
        claims: live.map(({ code, state }) => code + (state === 'confirmed' ? '!' : '')).join(';'),
        special: one.kind === 'special' ? 'yes' : 'no',
        batch: batchTextOf(one.batchKey),
      }
    }
  },
}
