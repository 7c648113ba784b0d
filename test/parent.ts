/** A portal with registers and a place for documents, and a parent who walks through its pages. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDocumentStore } from '../src/domain/applications/document-store.ts'
import { openImportFiles } from '../src/domain/exchange/import-files.ts'
import type { Registers } from '../src/domain/people/register.ts'
import type { SignatureCheck } from '../src/platform/eds/signature-check.ts'
import type { DepartmentDeps } from '../src/portal/department/department-deps.ts'
import { loadAssets } from '../src/portal/layout/assets.ts'
import { createWeb } from '../src/web.ts'
import { aChildIin, aGuardianIin } from './city.ts'
import type { TestDatabase } from './database.ts'
import { aPortal, aVisitor, type PortalOptions } from './portal.ts'

export async function aParentPortal(
  db: TestDatabase,
  options: PortalOptions & {
    readonly registers?: Registers
    /** A finished client build, for pages that are looked at in a browser. */
    readonly clientFolder?: string
    readonly eds?: SignatureCheck
  } = {},
) {
  const portal = await aPortal(db.app, options)
  const folder = mkdtempSync(join(tmpdir(), 'kezek-uploads-'))
  const deps: DepartmentDeps = {
    ...portal.deps,
    documents: openDocumentStore(join(folder, 'uploads')),
    imports: openImportFiles(join(folder, 'imports')),
    registers: options.registers,
    eds: options.eds,
    ...(options.clientFolder === undefined
      ? {}
      : {
          assets: loadAssets(join(options.clientFolder, 'manifest.json')),
          config: { ...portal.deps.config, clientFolder: options.clientFolder },
        }),
  }
  const app = await createWeb(deps)
  await app.ready()
  return {
    ...portal,
    deps,
    app,
    visitor: () => aVisitor(app),
    async close() {
      await Promise.all([app.close(), portal.app.close()])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type ParentPortal = Awaited<ReturnType<typeof aParentPortal>>
export type Parent = ReturnType<ParentPortal['visitor']>

/** The newest code that was sent to anybody. */
export async function newestCode(db: TestDatabase): Promise<string> {
  const row = await db.owner
    .selectFrom('message')
    .select('facts')
    .where('template', '=', 'phone-code')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return String((row.facts as { code: string }).code)
}

export type Answers = Readonly<Record<string, Readonly<Record<string, string>>>>

let phoneSerial = 1_000_000

/** Every question of the journey with an answer, in order; `code` is filled in when it is reached. */
export function answersOf(changes: Answers = {}): Record<string, Record<string, string>> {
  phoneSerial += 1
  const answers: Record<string, Record<string, string>> = {
    child: { iin: aChildIin('2023-03-01') },
    'child-name': { name: 'Сынақова Айсұлу Бекқызы' },
    guardian: { iin: aGuardianIin() },
    'guardian-name': { name: 'Сынақова Гүлнәр Ерікқызы' },
    phone: { phone: `8 702 ${phoneSerial}` },
    code: {},
    region: { place: 'zhambyl' },
    settlement: { place: 'taraz' },
    benefits: {},
    group: { kind: 'general' },
  }
  for (const [step, fields] of Object.entries(changes)) answers[step] = { ...fields }
  return answers
}

/** Answers the questions up to (not with) `until`; the journey itself says which is next. */
export async function walk(
  db: TestDatabase,
  parent: Parent,
  options: { readonly language?: string; readonly answers?: Answers; readonly until?: string } = {},
): Promise<string> {
  const root = `/${options.language ?? 'kk'}/apply`
  const answers = answersOf(options.answers)
  let location = `${root}/child`
  for (let count = 0; count < 20; count += 1) {
    const step = location.slice(root.length + 1)
    if (step === (options.until ?? 'check') || answers[step] === undefined) return location
    const page = await parent.get(location)
    if (page.statusCode !== 200) throw new Error(`${location} answered ${page.statusCode}`)
    const fields = step === 'code' ? { code: await newestCode(db) } : answers[step]
    const answer = await parent.post(location, fields)
    if (answer.statusCode !== 303)
      throw new Error(`${location}: ${answer.statusCode} ${answer.body}`)
    location = String(answer.headers.location)
  }
  throw new Error('the journey does not end')
}
