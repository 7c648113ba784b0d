/** Acts for those who may read them: a list, one act with its lines, a line down to who marked and who confirmed each day. */
import { NotFound } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { isAllowed, type Relation } from '../../platform/access/permission.ts'
import type { Read } from '../../platform/db/database.ts'
import { type Correction, findCorrections } from '../attendance/find-corrections.ts'
import { findNormsInForce, type Norm } from '../ledger/norm.ts'
import type { RulePack } from '../territories/rule-pack.ts'
import { findLivePacks, findRulesInForce } from '../territories/rules-in-force.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import type { ActPayment } from './act-payment.ts'
import {
  type DayMark,
  type LineDispute,
  type LineOrigin,
  type ReadAct,
  type ReadLine,
  selectAct,
  selectActLines,
  selectDisputesOfLine,
  selectLineOrigin,
  selectMarksOfLine,
  selectStaffNames,
} from './act-reading-queries.ts'
import { findPaymentsOfActs } from './find-payments.ts'
import { readNorms } from './norm-parts-amount.ts'
import { paymentAccess } from './payment-access.ts'

export type { DayMark, LineDispute, LineOrigin, ReadAct, ReadLine } from './act-reading-queries.ts'

export type ShownAct = {
  readonly act: ReadAct
  readonly relation: Relation
  readonly lines: readonly ReadLine[]
  /** Newest first. */
  readonly payments: readonly ActPayment[]
  /** Of whoever prepared, signed and approved it, by the text of records. */
  readonly names: ReadonlyMap<string, string>
}

/** Throws NotFound for an act of others: nobody learns by trying numbers. */
export async function findAct(read: Read, actor: Actor, number: string): Promise<ShownAct> {
  const act = await selectAct(read, number)
  if (act === undefined) throw new NotFound('act')
  const path = await getTerritoryPath(read, act.territory)
  const relation = { providerId: act.providerId, territoryPath: path.map(step => step.code) }
  if (!isAllowed(actor, paymentAccess.viewAct, relation)) throw new NotFound('act')
  const { preparedBy, signedBy, approvedBy } = act
  const people = [preparedBy, signedBy, approvedBy].flatMap(one => one ?? [])
  return {
    act,
    relation,
    lines: await selectActLines(read, act.id),
    payments: await findPaymentsOfActs(read, [act.id]),
    names: await selectStaffNames(read, people),
  }
}

export type NormInForce = Norm & {
  /** The first day of the month, or of the part of it, for which it counted. */
  readonly from: Temporal.PlainDate
  readonly countedTiyn: bigint
}

export type ShownLine = Omit<ShownAct, 'lines'> & {
  readonly line: ReadLine
  readonly origin: LineOrigin
  readonly marks: readonly DayMark[]
  readonly disputes: readonly LineDispute[]
  readonly corrections: readonly Correction[]
  readonly norms: readonly NormInForce[]
  /** Under which the sheet was submitted; undefined when it was replaced since. */
  readonly pack: RulePack | undefined
}

/** Throws NotFound for a line that is not in this act. */
export async function findActLine(
  read: Read,
  actor: Actor,
  number: string,
  lineId: bigint,
): Promise<ShownLine> {
  const { lines, ...shown } = await findAct(read, actor, number)
  const line = lines.find(one => one.lineId === lineId)
  const origin = line && (await selectLineOrigin(read, lineId))
  if (line === undefined || origin === undefined) throw new NotFound('line of an act')
  const marks = await selectMarksOfLine(read, line)
  const actors = [...marks.map(mark => mark.markedBy), origin.submittedBy, origin.answeredBy ?? '']
  const names = await selectStaffNames(read, [...new Set(actors)])
  return {
    ...shown,
    line,
    origin,
    marks,
    disputes: await selectDisputesOfLine(read, lineId),
    corrections: await findCorrections(read, [lineId]),
    norms: await findNorms(read, shown, line, origin),
    pack: await findPack(read, shown.act, line, origin),
    names: new Map([...shown.names, ...names]),
  }
}

/** As the line keeps them, each with the row of the table of norms that says it. */
async function findNorms(
  read: Read,
  { act, relation }: Pick<ShownAct, 'act' | 'relation'>,
  line: ReadLine,
  { cohort, kind }: LineOrigin,
): Promise<readonly NormInForce[]> {
  const found: NormInForce[] = []
  for (const { from, tiyn } of readNorms(line.norms)) {
    const path = relation.territoryPath ?? []
    const norms = await findNormsInForce(read, path, act.programme, from)
    const norm = norms.get(`${cohort}/${kind}`)
    if (norm !== undefined) found.push({ ...norm, from, countedTiyn: tiyn })
  }
  return found
}

async function findPack(
  read: Read,
  act: ReadAct,
  line: ReadLine,
  { packId, packVersion }: LineOrigin,
): Promise<RulePack | undefined> {
  const live = await findLivePacks(read)
  const same = live.find(pack => pack.id === packId && pack.version === packVersion)
  if (same !== undefined) return same
  const rules = await findRulesInForce(read, act.territory, act.programme, line.month)
  return rules?.pack
}
