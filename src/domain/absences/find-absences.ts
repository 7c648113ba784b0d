/** Reading long absences: what waits in a territory, the one of a family, with the time to object. */
import { NotFound } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize, isAllowed, type Relation } from '../../platform/access/permission.ts'
import type { Read, Tx } from '../../platform/db/database.ts'
import { findApplication } from '../applications/find-application.ts'
import { recordLook } from '../applications/look-at-application.ts'
import { findRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import type { LongAbsence } from './absence.ts'
import { absenceAccess } from './absence-access.ts'
import {
  countWaiting,
  selectAbsence,
  selectOfApplication,
  selectWaiting,
} from './absence-queries.ts'
import { type AbsenceTerms, absenceTerms } from './absence-terms.ts'
import { objectionEnds } from './objection-time.ts'

const MOST_SHOWN = 200

type AbsenceScope = Pick<LongAbsence, 'territory' | 'programme'>

export type TimedAbsence = {
  readonly absence: LongAbsence
  /** The first moment that is too late to object; undefined while the notice is not delivered. */
  readonly objectUntil: Temporal.Instant | undefined
}

export async function withTime(
  read: Read,
  setting: Setting,
  absence: LongAbsence,
): Promise<TimedAbsence> {
  return timed(setting, absence, await findTerms(read, setting, absence))
}

async function findTerms(read: Read, setting: Setting, { territory, programme }: AbsenceScope) {
  const rules = await findRulesInForce(read, territory, programme, setting.clock.today())
  return absenceTerms(rules?.pack)
}

function timed(
  { calendar }: Setting,
  absence: LongAbsence,
  terms: AbsenceTerms | undefined,
): TimedAbsence {
  const objectUntil =
    terms && objectionEnds(calendar, absence.notifiedAt, terms.objectionWorkingDays)
  return { absence, objectUntil }
}

/** Of a family's own application; whoever asks has shown that it is. */
export async function findAbsenceOf(
  read: Read,
  setting: Setting,
  applicationNumber: string,
): Promise<TimedAbsence | undefined> {
  const absence = await selectOfApplication(read, applicationNumber)
  return absence && withTime(read, setting, absence)
}

export async function findWaitingAbsences(
  read: Read,
  actor: Actor,
  relation: Relation,
  setting: Setting,
  scope: AbsenceScope,
): Promise<readonly TimedAbsence[]> {
  authorize(actor, absenceAccess.read, relation)
  const waiting = await selectWaiting(read, scope, MOST_SHOWN)
  const terms = await findTerms(read, setting, scope)
  return waiting.map(absence => timed(setting, absence, terms))
}

export async function countWaitingAbsences(
  read: Read,
  actor: Actor,
  relation: Relation,
  scope: AbsenceScope,
): Promise<number> {
  authorize(actor, absenceAccess.read, relation)
  return countWaiting(read, scope)
}

/** Never without a trace of who looked. One of another territory is not there. */
export async function lookAtAbsence(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  id: bigint,
): Promise<{ readonly found: TimedAbsence; readonly relation: Relation }> {
  const absence = await selectAbsence(tx, id)
  if (absence === undefined) throw new NotFound('long absence')
  const path = await getTerritoryPath(tx, absence.territory)
  const relation = { territoryPath: path.map(step => step.code) }
  if (!isAllowed(actor, absenceAccess.read, relation)) throw new NotFound('long absence')
  const application = await findApplication(tx, absence.application)
  await recordLook(tx, actor, setting, application?.application.id ?? null, 'sheet')
  return { found: await withTime(tx, setting, absence), relation }
}
