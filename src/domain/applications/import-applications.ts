/** Takes very many applications of a department's old queue: the same effect as submitting each, but no SMS. */
import { assertDefined } from '../../base/assert.ts'
import { drawBusinessNumber } from '../../base/business-number.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { byteSource } from '../../platform/entropy.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import type { Setting } from '../territories/setting.ts'
import { tierOf } from './application.ts'
import { applicationAccess } from './application-access.ts'
import { insertEvents, type NewApplication } from './application-queries.ts'
import {
  insertApplications,
  insertClaimsOfMany,
  selectStanding,
} from './bulk-application-queries.ts'
import type { NewClaim } from './claim-queries.ts'
import { type ImportPlace, loadImportPlaces } from './import-places.ts'
import {
  batchKeyOf,
  birthDateOf,
  decideImport,
  findContradiction,
  findImportMistake,
  type ImportedApplication,
  type ImportOutcome,
  type StandingApplication,
} from './imported-application.ts'
import { joinSiblingsOfMany } from './join-siblings-of-many.ts'
import { composeSubmission } from './submission-leaf.ts'
import { claimsDue } from './submit-application.ts'
import { idOf, writeFamilies } from './write-families.ts'

export type { ImportedApplication } from './imported-application.ts'

/** A row that nothing contradicts and that stands nowhere yet. */
type Fresh = {
  readonly index: number
  readonly row: ImportedApplication
  readonly place: ImportPlace
  readonly cohort: number
}

const ATTEMPTS = 5

/**
 * One outcome a row, in the order of the rows; bad rows write nothing. Give a thousand or two at a time.
 * Children that stand already are `unchanged` or bad; a row given twice is told apart in a second round, as
 * is a child whose application came in from elsewhere meanwhile.
 */
export async function importApplications(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  rows: readonly ImportedApplication[],
): Promise<readonly ImportOutcome[]> {
  const ownPost = actor.kind === 'staff' ? { territoryPath: [actor.territory] } : {}
  authorize(actor, applicationAccess.import, ownPost)
  const moment = { now: setting.clock.now(), today: setting.clock.today() }
  const placeOf = await loadImportPlaces(tx, actor, moment.today)
  const outcomes = new Map<number, ImportOutcome>()
  let open = rows.map((row, index) => ({ row, index }))
  for (let attempt = 0; open.length > 0; attempt += 1) {
    if (attempt === ATTEMPTS) throw new Error('five numbers in a row were taken')
    const standing = await loadStanding(tx, open)
    const fresh = new Map<string, Fresh>()
    for (const { row, index } of open) {
      if (fresh.has(keyOf(row))) continue
      const judged = judge(row, placeOf(row), standing.get(keyOf(row)) ?? [], moment)
      if ('outcome' in judged) outcomes.set(index, judged)
      else fresh.set(keyOf(row), { row, index, ...judged })
    }
    for (const { index, number } of await write(tx, actor, setting, [...fresh.values()])) {
      outcomes.set(index, { outcome: 'written', number })
    }
    open = open.filter(({ index }) => !outcomes.has(index))
  }
  return rows.map((_, index) => assertDefined(outcomes.get(index), 'every row has an outcome'))
}

function keyOf(row: { readonly programme: string; readonly childIin: string }): string {
  return `${row.programme} ${row.childIin}`
}

async function loadStanding(tx: Tx, open: readonly { readonly row: ImportedApplication }[]) {
  const rows = await selectStanding(
    tx,
    open.map(({ row }) => row.childIin),
  )
  return Map.groupBy(rows, keyOf)
}

function judge(
  row: ImportedApplication,
  place: ReturnType<Awaited<ReturnType<typeof loadImportPlaces>>>,
  standing: readonly StandingApplication[],
  moment: Parameters<typeof findImportMistake>[1],
): ImportOutcome | { readonly place: ImportPlace; readonly cohort: number } {
  const mistake = findImportMistake(row, moment)
  if (mistake) return mistake
  if ('outcome' in place) return place
  // One that was archived since is the same application when its time is the same; else the child may apply anew.
  const found =
    standing.find(one => one.state !== 'archived') ??
    standing.find(one => one.submittedAt.equals(row.submittedAt))
  if (found) {
    return findContradiction(row, found) ?? { outcome: 'unchanged', number: found.number }
  }
  const decided = decideImport(place, row, birthDateOf(row.guardianIin), moment)
  return 'outcome' in decided ? decided : { place, cohort: decided.cohort }
}

async function write(tx: Tx, actor: Actor, setting: Setting, fresh: readonly Fresh[]) {
  if (fresh.length === 0) return []
  const at = setting.clock.now()
  const ids = await writeFamilies(
    tx,
    fresh.map(({ row }) => row),
    at,
  )
  const applications = await insertApplications(
    tx,
    composeApplications(setting, fresh, ids, at),
    at,
  )
  const byChild = new Map(
    fresh.map(one => [`${one.row.programme} ${ids.get(one.row.childIin)}`, one]),
  )
  const written = applications.map(application => {
    const key = `${application.programme} ${application.childId}`
    const { index, row, place } = assertDefined(byChild.get(key), 'a row that was given')
    const claims = composeClaims(row)
    return { index, number: application.number, application, row, place, claims }
  })
  const packs = new Map(written.map(({ application, place }) => [application.id, place.pack]))
  await joinSiblingsOfMany(
    tx,
    applications,
    ({ id }) => packs.get(id)?.values['queue.siblingsBatchDays'].value ?? 0,
  )
  const dues = new Map([...new Set(packs.values())].map(pack => [pack, claimsDue(setting, pack)]))
  const claims = written.flatMap(({ application, place, claims }) => {
    const dueAt = assertDefined(dues.get(place.pack), 'a deadline for each pack')
    return claims.map(claim => ({ ...claim, applicationId: application.id, dueAt }))
  })
  await insertClaimsOfMany(tx, claims, at)
  await insertEvents(
    tx,
    actorText(actor),
    at,
    applications.map(({ id, settlement, tier, cohort, kind }) => ({
      applicationId: id,
      kind: 'imported',
      facts: { settlement, tier, cohort, kind },
    })),
  )
  const leaves = written.map(({ application, row, claims }) =>
    composeSubmission(application, row, claims),
  )
  await appendToJournal(tx, setting, leaves)
  return written
}

function composeApplications(
  setting: Setting,
  fresh: readonly Fresh[],
  ids: ReadonlyMap<string, bigint>,
  at: Temporal.Instant,
): NewApplication[] {
  const nextByte = byteSource(setting.entropy)
  return fresh.map(({ row, place, cohort }) => ({
    number: drawBusinessNumber(nextByte),
    programme: row.programme,
    territory: place.territory,
    settlement: row.settlement,
    childId: idOf(ids, row.childIin),
    guardianId: idOf(ids, row.guardianIin),
    submittedAt: row.submittedAt,
    birthYear: row.childBirthDate.year,
    cohort,
    tier: tierOf(
      place.pack,
      row.claims.flatMap(claim => (claim.confirmed ? claim.code : [])),
    ),
    kind: row.kind,
    batchKey: batchKeyOf(row.batch),
    lastChange: 'imported',
    // The department that gives its own queue has checked who the family is.
    guardianshipChecked: true,
    at,
  }))
}

function composeClaims(row: ImportedApplication): NewClaim[] {
  const compose = (state: NewClaim['state']) =>
    row.claims
      .filter(claim => claim.confirmed === (state === 'confirmed'))
      .map(({ code }): NewClaim => ({ code, state, source: 'imported', documentId: null }))
  return [...compose('confirmed'), ...compose('claimed')]
}
