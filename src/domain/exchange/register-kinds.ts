/** `register-persons`, `register-guardianships`, `register-benefits`: the registers that a department loads. */
import { parseIin } from '../../base/iin.ts'
import { err, ok } from '../../base/result.ts'
import { BENEFITS } from '../territories/queue-rules.ts'
import { oneOf, optional, parseCells } from './cell.ts'
import { day, iin, personName } from './cell-parsers.ts'
import { exchangeAccess } from './exchange-access.ts'
import type { RegisterBenefit, RegisterGuardianship, RegisterPerson } from './register.ts'
import {
  selectBenefits,
  selectGuardianships,
  selectPersons,
  upsertBenefits,
  upsertGuardianships,
  upsertPersons,
} from './register-queries.ts'
import type { TableKind } from './table-kind.ts'

const PAGE = 5000
const shared = {
  chunkRows: 5000,
  permission: exchangeAccess.keepRegister,
  personal: { territoryColumn: null },
} as const

export const registerPersonsKind: TableKind<'iin' | 'full_name' | 'birth_date', RegisterPerson> = {
  ...shared,
  name: 'register-persons',
  columns: ['iin', 'full_name', 'birth_date'],
  parse(cells, terms) {
    const parsers = { iin: iin(terms), full_name: personName, birth_date: day }
    const parsed = parseCells(parsers, cells)
    if (!parsed.ok) return parsed
    const { full_name: fullName, birth_date: birthDate, ...row } = parsed.value
    const said = parseIin(row.iin, terms)
    return said.ok && said.value.birthDate.equals(birthDate)
      ? ok({ ...row, fullName, birthDate })
      : err([{ column: 'birth_date', code: 'birth-date-differs' }])
  },
  keyOf: row => row.iin,
  async write(tx, _actor, setting, items) {
    const changed = await upsertPersons(tx, items, setting.clock.now())
    return items.map(item => (changed.has(item.iin) ? 'written' : 'unchanged'))
  },
  async *read(read) {
    let after = ''
    for (;;) {
      const page = await selectPersons(read, after, PAGE)
      for (const { iin, full_name, birth_date } of page) {
        yield { iin, full_name, birth_date: birth_date.toString() }
      }
      const last = page.at(-1)
      if (last === undefined) return
      after = last.iin
    }
  },
}

export const registerGuardianshipsKind: TableKind<
  'child_iin' | 'guardian_iin',
  RegisterGuardianship
> = {
  ...shared,
  name: 'register-guardianships',
  columns: ['child_iin', 'guardian_iin'],
  parse(cells, terms) {
    const parsed = parseCells({ child_iin: iin(terms), guardian_iin: iin(terms) }, cells)
    if (!parsed.ok) return parsed
    const { child_iin: childIin, guardian_iin: guardianIin } = parsed.value
    return childIin === guardianIin
      ? err([{ column: 'guardian_iin', code: 'guardian-is-child' }])
      : ok({ childIin, guardianIin })
  },
  keyOf: row => `${row.childIin} ${row.guardianIin}`,
  async write(tx, _actor, setting, items) {
    const changed = await upsertGuardianships(tx, items, setting.clock.now())
    return items.map(item =>
      changed.has(`${item.childIin} ${item.guardianIin}`) ? 'written' : 'unchanged',
    )
  },
  async *read(read) {
    let after = { childIin: '', guardianIin: '' }
    for (;;) {
      const page = await selectGuardianships(read, after, PAGE)
      yield* page
      const last = page.at(-1)
      if (last === undefined) return
      after = { childIin: last.child_iin, guardianIin: last.guardian_iin }
    }
  },
}

export const registerBenefitsKind: TableKind<'iin' | 'code' | 'valid_to', RegisterBenefit> = {
  ...shared,
  name: 'register-benefits',
  columns: ['iin', 'code', 'valid_to'],
  parse(cells, terms) {
    const parsers = { iin: iin(terms), code: oneOf(BENEFITS), valid_to: optional(day) }
    const parsed = parseCells(parsers, cells)
    if (!parsed.ok) return parsed
    const { valid_to: validTo, ...row } = parsed.value
    return ok({ ...row, validTo })
  },
  keyOf: row => `${row.iin} ${row.code}`,
  async write(tx, _actor, setting, items) {
    const changed = await upsertBenefits(tx, items, setting.clock.now())
    return items.map(item => (changed.has(`${item.iin} ${item.code}`) ? 'written' : 'unchanged'))
  },
  async *read(read) {
    let after = { iin: '', code: '' }
    for (;;) {
      const page = await selectBenefits(read, after, PAGE)
      for (const { iin, code, valid_to } of page) {
        yield { iin, code, valid_to: valid_to?.toString() ?? '' }
      }
      const last = page.at(-1)
      if (last === undefined) return
      after = last
    }
  },
}
