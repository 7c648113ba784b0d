/** `targeted`: the targeted vouchers that children of a city hold already when it comes to Kezek, in and out. */
import { ok } from '../../base/result.ts'
import { readTakenOver } from '../vouchers/find-taken-over.ts'
import { takeOverTargeted } from '../vouchers/take-over-targeted.ts'
import type { TakenOver } from '../vouchers/taken-over.ts'
import { voucherAccess } from '../vouchers/voucher-access.ts'
import { optional, parseCells, text } from './cell.ts'
import { bin, day, iin, mobilePhone, personName, territoryCode } from './cell-parsers.ts'
import type { TableKind } from './table-kind.ts'

const COLUMNS = [
  'child_iin',
  'child_name',
  'child_birth_date',
  'guardian_iin',
  'guardian_name',
  'phone',
  'settlement',
  'provider_bin',
  'group',
] as const

export const targetedKind: TableKind<(typeof COLUMNS)[number], TakenOver> = {
  name: 'targeted',
  columns: COLUMNS,
  chunkRows: 1000,
  permission: voucherAccess.takeOver,
  personal: { territoryColumn: 'settlement' },
  parse(cells, terms) {
    const parsed = parseCells(
      {
        child_iin: iin(terms),
        child_name: personName,
        child_birth_date: day,
        guardian_iin: iin(terms),
        guardian_name: personName,
        phone: optional(mobilePhone),
        settlement: territoryCode,
        provider_bin: bin(terms),
        group: text(100),
      },
      cells,
    )
    if (!parsed.ok) return parsed
    const row = parsed.value
    return ok({
      childIin: row.child_iin,
      childName: row.child_name,
      childBirthDate: row.child_birth_date,
      guardianIin: row.guardian_iin,
      guardianName: row.guardian_name,
      phone: row.phone,
      settlement: row.settlement,
      // A file of targeted vouchers does not say who needs more: the office keeps that with the family.
      kind: 'general',
      bin: row.provider_bin,
      group: row.group,
    })
  },
  async write(tx, actor, setting, items) {
    const outcomes = await takeOverTargeted(tx, actor, setting, items)
    return outcomes.map(one => {
      if (one.outcome !== 'bad') return one.outcome
      const { column, code, allowed } = one
      return { column, code, ...(allowed !== undefined && { allowed }) }
    })
  },
  async *read(read) {
    for await (const one of readTakenOver(read)) {
      yield {
        child_iin: one.childIin,
        child_name: one.childName,
        child_birth_date: one.childBirthDate.toString(),
        guardian_iin: one.guardianIin,
        guardian_name: one.guardianName,
        phone: one.phone ?? '',
        settlement: one.settlement,
        provider_bin: one.bin,
        group: one.group,
      }
    }
  },
}
