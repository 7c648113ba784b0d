/** Applications of targeted vouchers (seed 002): entered in bulk, they stand in no queue. */
import { assertDefined } from '../../base/assert.ts'
import { drawBusinessNumber } from '../../base/business-number.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { byteSource } from '../../platform/entropy.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import type { Setting } from '../territories/setting.ts'
import { type Application, categoryCode } from './application.ts'
import { insertEvents } from './application-queries.ts'
import { insertNamed, type NewNamed } from './named-queries.ts'

export type NamedChild = Omit<NewNamed, 'number'> & {
  /** Of the record, besides settlement and cohort. */
  readonly facts: Readonly<Record<string, string>>
}

const ATTEMPTS = 5

/**
 * Part of an action (which authorizes). `named`: accepted just now, `offered` until its contract is signed; `taken-over`: it
 * held a voucher when its territory came, `served`. In the order given. Refuses `application/already-active` when a child has one of this form.
 */
export async function enterNamed(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  cause: 'named' | 'taken-over',
  children: readonly NamedChild[],
): Promise<readonly Application[]> {
  const at = setting.clock.now()
  const nextByte = byteSource(setting.entropy)
  const entered = new Map<bigint, Application>()
  for (let attempt = 0; entered.size < children.length; attempt += 1) {
    if (attempt === ATTEMPTS) throw new Error('five numbers in a row were taken')
    const rows = children
      .filter(child => !entered.has(child.childId))
      .map(child => ({ ...child, number: drawBusinessNumber(nextByte) }))
    for (const one of await insertNamed(tx, rows, cause, at)) entered.set(one.childId, one)
  }
  const applications = children.map(child =>
    assertDefined(entered.get(child.childId), 'an application for every child'),
  )
  await record(tx, actor, setting, cause, applications, children)
  return applications
}

async function record(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  cause: string,
  applications: readonly Application[],
  children: readonly NamedChild[],
): Promise<void> {
  const events = applications.map((one, index) => ({
    applicationId: one.id,
    kind: cause,
    facts: { settlement: one.settlement, cohort: one.cohort, ...children[index]?.facts },
  }))
  await insertEvents(tx, actorText(actor), setting.clock.now(), events)
  await appendToJournal(
    tx,
    setting,
    applications.map(one => ({
      kind: 'application.named' as const,
      facts: {
        application: one.number,
        programme: one.programme,
        territory: one.territory,
        settlement: one.settlement,
        category: categoryCode(one.tier, one.cohort),
        kind: one.kind,
        cause,
      },
    })),
  )
}
