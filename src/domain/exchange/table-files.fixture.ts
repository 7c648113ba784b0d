/** Files made on the spot, and the import of one: what the tests of this room share. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { composeDemonstrationBin } from '../../base/bin.ts'
import { composeIin } from '../../base/iin.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Database } from '../../platform/db/database.ts'
import { readTable } from '../../platform/tabular/read-table.ts'
import type { Setting } from '../territories/setting.ts'
import { type ImportOptions, type ImportReport, importTable } from './import-table.ts'
import { columnsOf } from './table-kind.ts'
import { findTableKind } from './table-kinds.ts'

export const SYSTEM: Actor = { kind: 'system', name: 'test' }

export const OPTIONS: ImportOptions = {
  programme: 'preschool',
  demonstrationAllowed: true,
  dryRun: false,
  skipBadRows: false,
  language: 'en',
}

export function aFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'kezek-exchange-'))
  let count = 0
  return {
    path: (name: string) => join(folder, name),
    write(content: string | Buffer): string {
      count += 1
      const path = join(folder, `${count}.csv`)
      writeFileSync(path, content)
      return path
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export function kindNamed(name: string) {
  const kind = findTableKind(name)
  if (kind === undefined) throw new Error(`no kind ${name}`)
  return kind
}

export async function importFile(
  database: Database,
  setting: Setting,
  name: string,
  path: string,
  options: Partial<ImportOptions> = {},
): Promise<ImportReport> {
  const kind = kindNamed(name)
  const rows = readTable(path, columnsOf(kind))
  return importTable(database, SYSTEM, setting, kind, rows, { ...OPTIONS, ...options })
}

/** The n-th valid number from a serial on. */
export function binOf(serial: number): string {
  return composeDemonstrationBin(serial) ?? binOf(serial + 50_000)
}

export function iinOf(birthDate: string, century: 7 | 9, serial: number): string {
  const born = Temporal.PlainDate.from(birthDate)
  return composeIin(born, century, serial) ?? iinOf(birthDate, century, serial + 5000)
}

/** So many lines of `applications`, each of a family of its own, in the order of their times. */
export function* applicationLines(count: number): Generator<string> {
  yield 'child_iin,child_name,child_birth_date,guardian_iin,guardian_name,phone,settlement,submitted_at,claims,special,batch\n'
  const start = Temporal.Instant.from('2024-01-05T04:00:00.000001Z')
  const first = Temporal.PlainDate.from('2021-01-01')
  const elder = Temporal.PlainDate.from('1985-01-01')
  for (let made = 0, day = 0; made < count; day += 1) {
    const born = first.add({ days: day % 1800 })
    const guardianBorn = elder.add({ days: day % 5000 })
    const round = Math.floor(day / 1800) * 40
    for (let serial = round; serial < round + 40 && made < count; serial += 1) {
      const child = composeIin(born, 7, serial)
      const guardian = composeIin(guardianBorn, 9, serial)
      if (child === undefined || guardian === undefined) continue
      const time = start.add({ microseconds: made * 1_000_003 })
      const claim = made % 7 === 0 ? 'military!;large-family' : ''
      const phone = `+7701${String(made).padStart(7, '0')}`
      yield `${child},Бала Сынақ,${born},${guardian},Ата-ана Сынақ,${phone},taraz,${time},${claim},no,\n`
      made += 1
    }
  }
}
