/** Erases a family on a lawful request: a child, its applications, and the guardians who have no other child here. */
import { NotFound, Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize, isAllowed } from '../../platform/access/permission.ts'
import type { Read, Tx } from '../../platform/db/database.ts'
import type { DocumentStore } from '../applications/document-store.ts'
import { findApplication } from '../applications/find-application.ts'
import type { Setting } from '../territories/setting.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import { type ErasureReport, eraseFamily } from './erase-family.ts'
import {
  decideErasure,
  type ErasureRefusal,
  type FamilyStanding,
  type OFFICIAL_GROUNDS,
} from './erasure.ts'
import { erasureAccess } from './erasure-access.ts'
import {
  type FamilyApplication,
  lockFamily,
  selectFamily,
  selectVouchers,
} from './erasure-queries.ts'

export type ErasePerson = {
  /** Any application of the child, as stored. */
  readonly number: string
  readonly ground: (typeof OFFICIAL_GROUNDS)[number]
  readonly reason: string
}

/**
 * What the post does not reach stays, and the people with it. Refuses while an application is active, a voucher
 * lives or money stands reserved, when all is erased already, and a reason that names the family.
 */
export async function erasePerson(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  store: DocumentStore,
  input: ErasePerson,
): Promise<ErasureReport> {
  const found = await findApplication(tx, input.number)
  if (found === undefined) throw new NotFound('application')
  authorize(actor, erasureAccess.erase, found.relation)
  const { childId } = found.application
  const family = await lockFamily(tx, childId)
  const { standing, reached, vouchers } = await weigh(tx, actor, family)
  const refusal = decideErasure(standing)
  if (refusal !== undefined) throw new Refusal<ErasureRefusal>(refusal)
  const chosen = reached.filter(application => !application.isErased)
  const { ground, reason } = input
  return eraseFamily(tx, actor, setting, store, {
    childId,
    family,
    chosen,
    vouchers,
    ground,
    reason,
  })
}

export type ErasurePreview = {
  readonly number: string
  readonly applications: readonly string[]
  /** Of the same child where the post does not reach: then the people stay known. */
  readonly elsewhere: number
  readonly refusal: ErasureRefusal | undefined
}

/** What the action would do now. Throws NotFound where the post does not reach: nobody learns by trying numbers. */
export async function previewErasure(
  read: Read,
  actor: Actor,
  number: string,
): Promise<ErasurePreview> {
  const found = await findApplication(read, number)
  if (found === undefined || !isAllowed(actor, erasureAccess.erase, found.relation)) {
    throw new NotFound('application')
  }
  const family = await selectFamily(read, found.application.childId)
  const { standing, reached } = await weigh(read, actor, family)
  return {
    number,
    applications: reached.flatMap(one => (one.isErased ? [] : [one.number])),
    elsewhere: family.length - reached.length,
    refusal: decideErasure(standing),
  }
}

async function weigh(read: Read, actor: Actor, family: readonly FamilyApplication[]) {
  const reached: FamilyApplication[] = []
  for (const application of family) {
    const path = await getTerritoryPath(read, application.territory)
    const relation = { territoryPath: path.map(step => step.code) }
    if (isAllowed(actor, erasureAccess.erase, relation)) reached.push(application)
  }
  const vouchers = await selectVouchers(
    read,
    reached.map(application => application.id),
  )
  const standing: FamilyStanding = {
    hasActive: reached.some(application => application.state !== 'archived'),
    hasLiveVoucher: vouchers.hasLive,
    reservedTiyn: vouchers.reservedTiyn,
    erasableCount: reached.filter(application => !application.isErased).length,
  }
  return { standing, reached, vouchers: vouchers.numbers }
}
