/** Families come back to their numbers with their receipts, a thousand at a time. */

import type { Tx } from '../../platform/db/database.ts'
import { parseLeaf } from '../../platform/journal/parse-leaf.ts'
import {
  findLeavesAbout,
  findLeavesAt,
  keepPrivateParts,
} from '../../platform/journal/restore-log.ts'
import { joinSiblingsOfMany } from '../applications/join-siblings-of-many.ts'
import { claimsDue } from '../applications/submit-application.ts'
import { resendUnreached } from '../notifications/resend-unreached.ts'
import type { RulePack } from '../territories/rule-pack.ts'
import { findRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import {
  type FamilyIdentity,
  type OpenedReceipt,
  type ReceiptSkip,
  readIdentity,
  settleClaims,
} from './read-receipt.ts'
import {
  type Claimable,
  insertRebuiltClaims,
  insertTies,
  lockClaimables,
  mergePersons,
  type NewIdentity,
  type Repointing,
  selectPersonIds,
  selectStandingKeys,
  updateClaimed,
  updateIdentities,
} from './rebuilding-queries.ts'

export type Skipped = { readonly file: string; readonly reason: ReceiptSkip }

type Coming = {
  readonly receipt: OpenedReceipt
  readonly row: Claimable
  readonly identity: FamilyIdentity
}

/** A pack-less queue has no deadline of its own for checking a claim. */
const CHECK_DAYS_WITHOUT_PACK = 14

/**
 * Part of an action. Each receipt must stand in the restored log leaf by leaf; what it keeps closed is put back beside the
 * leaf, and a submission gives its application a family. Repeatable: who is there already is not touched.
 */
export async function claimFamilies(
  tx: Tx,
  setting: Setting,
  restoredSize: number,
  receipts: readonly OpenedReceipt[],
): Promise<readonly Skipped[]> {
  const skipped: Skipped[] = []
  const skip = ({ file }: OpenedReceipt, reason: ReceiptSkip) => void skipped.push({ file, reason })
  const stored = new Map(
    (
      await findLeavesAt(
        tx,
        receipts.map(receipt => receipt.index),
      )
    ).map(leaf => [leaf.index, leaf]),
  )
  const rows = new Map(
    (
      await lockClaimables(
        tx,
        receipts.map(receipt => receipt.application),
      )
    ).map(row => [row.number, row]),
  )
  const standing: { receipt: OpenedReceipt; row: Claimable; entryId: bigint }[] = []
  for (const receipt of receipts) {
    const leaf = stored.get(receipt.index)
    const row = rows.get(receipt.application)
    if (receipt.index >= restoredSize) skip(receipt, 'newer-than-mirror')
    else if (leaf?.leaf !== receipt.leaf) skip(receipt, 'not-in-mirror')
    else if (receipt.application === '') skip(receipt, 'about-nothing-here')
    else if (row === undefined || row.state === 'archived')
      skip(receipt, 'application-not-standing')
    else standing.push({ receipt, row, entryId: leaf.entryId })
  }
  const parts = standing.map(({ entryId, receipt: { salt, fields } }) => ({
    entryId,
    salt,
    fields,
  }))
  await keepPrivateParts(tx, parts)
  const coming = await judge(tx, standing, skip)
  if (coming.length > 0) await write(tx, setting, coming)
  return skipped
}

/** Those whose application nobody claimed yet, each once. */
async function judge(
  tx: Tx,
  standing: readonly { readonly receipt: OpenedReceipt; readonly row: Claimable }[],
  skip: (receipt: OpenedReceipt, reason: ReceiptSkip) => void,
): Promise<readonly Coming[]> {
  const submissions = standing.filter(({ receipt }) => receipt.kind === 'application.submitted')
  const identified = submissions.map(one => ({
    ...one,
    identity: readIdentity(one.receipt.fields),
  }))
  const iins = identified.flatMap(({ identity }) => identity?.child.iin ?? [])
  const taken = new Set(await selectStandingKeys(tx, iins))
  const coming = new Map<bigint, Coming>()
  for (const { receipt, row, identity } of identified) {
    if (identity === undefined) {
      skip(receipt, 'identity-missing')
      continue
    }
    const key = `${row.programme} ${identity.child.iin}`
    if (row.childStanding === 'known') {
      if (row.childIin !== identity.child.iin) skip(receipt, 'claimed-by-another')
    } else if (!coming.has(row.id) && taken.has(key)) skip(receipt, 'child-stands-already')
    else {
      taken.add(key)
      coming.set(row.id, { receipt, row, identity })
    }
  }
  return [...coming.values()]
}

async function write(tx: Tx, setting: Setting, coming: readonly Coming[]): Promise<void> {
  const at = setting.clock.now()
  const ids = await nameFamilies(tx, coming)
  const idOf = (iin: string) => ids.get(iin) ?? 0n
  await insertTies(
    tx,
    coming.map(({ identity }) => ({
      childId: idOf(identity.child.iin),
      guardianId: idOf(identity.guardian.iin),
      source: identity.guardianshipChecked ? ('register' as const) : ('declared' as const),
    })),
    at,
  )
  await updateClaimed(
    tx,
    coming.map(({ row, identity }) => ({
      id: row.id,
      birthYear: identity.child.birthDate.year,
      batchKey: identity.batchKey,
      guardianshipChecked: identity.guardianshipChecked,
    })),
  )
  const packOf = await loadPacks(tx, setting, coming)
  await writeClaims(tx, setting, coming, packOf)
  const byId = new Map(coming.map(one => [one.row.id, one.row]))
  await joinSiblingsOfMany(
    tx,
    coming.map(({ row, identity }) => ({
      id: row.id,
      guardianId: idOf(identity.guardian.iin),
      batchKey: identity.batchKey,
    })),
    ({ id }) => {
      const row = byId.get(id)
      return (row && packOf(row)?.values['queue.siblingsBatchDays'].value) ?? 0
    },
  )
  for (const { row, identity } of coming) {
    if (row.state === 'offered') await resendUnreached(tx, setting, idOf(identity.guardian.iin))
  }
}

/** Ids by IIN. An unclaimed person becomes the named one, or makes room for somebody who is known already. */
async function nameFamilies(
  tx: Tx,
  coming: readonly Coming[],
): Promise<ReadonlyMap<string, bigint>> {
  const wanted = coming.flatMap(({ row, identity }) => [
    { id: row.childId, ...identity.child },
    { id: row.guardianId, ...identity.guardian },
  ])
  const ids = new Map(
    await selectPersonIds(
      tx,
      wanted.map(person => person.iin),
    ),
  )
  const named: NewIdentity[] = []
  const merges: Repointing[] = []
  for (const person of wanted) {
    const known = ids.get(person.iin)
    if (known === undefined) {
      named.push(person)
      ids.set(person.iin, person.id)
    } else if (known !== person.id) merges.push({ from: person.id, to: known })
  }
  await updateIdentities(tx, named)
  await mergePersons(tx, merges)
  return ids
}

async function loadPacks(tx: Tx, setting: Setting, coming: readonly Coming[]) {
  const packs = new Map<string, RulePack | undefined>()
  const keyOf = (row: Claimable) => `${row.programme} ${row.territory}`
  for (const { row } of coming) {
    if (packs.has(keyOf(row))) continue
    const rules = await findRulesInForce(tx, row.territory, row.programme, setting.clock.today())
    packs.set(keyOf(row), rules?.pack)
  }
  return (row: Claimable) => packs.get(keyOf(row))
}

async function writeClaims(
  tx: Tx,
  setting: Setting,
  coming: readonly Coming[],
  packOf: (row: Claimable) => RulePack | undefined,
): Promise<void> {
  const claiming = coming.filter(({ identity }) => identity.claims !== '')
  if (claiming.length === 0) return
  const decided = Map.groupBy(
    await findLeavesAbout(
      tx,
      'application.claim-decided',
      claiming.map(({ row }) => row.number),
    ),
    leaf => leaf.about,
  )
  const now = setting.clock.now()
  const dues = new Map<RulePack | undefined, Temporal.Instant>()
  const dueOf = (pack: RulePack | undefined) => {
    const due =
      dues.get(pack) ??
      (pack ? claimsDue(setting, pack) : now.add({ hours: 24 * CHECK_DAYS_WITHOUT_PACK }))
    dues.set(pack, due)
    return due
  }
  const rows = claiming.flatMap(({ row, identity }) => {
    const decisions = (decided.get(row.number) ?? []).map(({ leaf, fields }) => {
      const code = typeof fields === 'object' && fields !== null && Reflect.get(fields, 'code')
      return {
        outcome: String(parseLeaf(leaf)?.facts.outcome),
        code: typeof code === 'string' ? code : undefined,
      }
    })
    const dueAt = dueOf(packOf(row))
    return settleClaims(identity.claims, decisions).map(claim => ({
      ...claim,
      applicationId: row.id,
      dueAt,
    }))
  })
  await insertRebuiltClaims(tx, rows, now)
}
