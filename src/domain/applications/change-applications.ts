/** Moves applications through their life, one or fifteen thousand at a time: the only way to do so. */
import { Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal, type JournalFact } from '../../platform/journal/append.ts'
import type { JournalKind } from '../../platform/journal/journal-kind.ts'
import type { LeafFields } from '../../platform/journal/leaf.ts'
import type { Setting } from '../territories/setting.ts'
import { type Application, type ApplicationRefusal, categoryCode } from './application.ts'
import { type ApplicationEvent, archiveReasonOf, nextState } from './application-life.ts'
import { type ApplicationUpdate, insertEvents, updateStates } from './application-queries.ts'

type ApplicationChange = {
  /** As read under a lock, or as the decision rests on it: the database compares the state. */
  readonly application: Application
  readonly event: ApplicationEvent
  readonly restoreUntil?: Temporal.Instant
  readonly stop?: { readonly until: Temporal.Instant; readonly reason: string }
  /** Public facts of the record and the leaf besides number and category. */
  readonly facts?: LeafFields & Readonly<Record<string, string | number | boolean | null>>
  /** An officer's own words may name a person: the leaf keeps them closed, the record beside itself. */
  readonly closedFacts?: { readonly reason: string }
}

/**
 * Part of an action (which authorizes). Refuses `application/event-not-allowed` when the life has no
 * such step, and `application/state-changed` when somebody was faster; then nothing is written.
 */
export async function changeApplications(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  changes: readonly ApplicationChange[],
): Promise<void> {
  if (changes.length === 0) return
  const at = setting.clock.now()
  const updates = changes.map(decideUpdate)
  const updated = await updateStates(tx, updates, at)
  if (updated !== changes.length) {
    throw new Refusal<ApplicationRefusal>('application/state-changed')
  }
  const records = changes.map(change => ({
    applicationId: change.application.id,
    kind: change.event,
    facts: { ...change.facts },
    note: change.closedFacts?.reason ?? null,
  }))
  await insertEvents(tx, actorText(actor), at, records)
  await appendToJournal(tx, setting, changes.map(composeFact))
}

function decideUpdate(change: ApplicationChange): ApplicationUpdate {
  const { application, event } = change
  const to = nextState(application.state, event, application.form)
  if (to === undefined) {
    throw new Refusal<ApplicationRefusal>('application/event-not-allowed', {
      state: application.state,
      event,
    })
  }
  return {
    id: application.id,
    tier: application.tier,
    cohort: application.cohort,
    from: application.state,
    to,
    lastChange: event,
    archivedReason: archiveReasonOf(event) ?? null,
    restored: event === 'restored',
    restoreUntil: change.restoreUntil ?? null,
    stoppedUntil: change.stop?.until ?? null,
    stopReason: change.stop?.reason ?? null,
  }
}

const LEAF_KIND: Readonly<Record<ApplicationEvent, JournalKind>> = {
  offered: 'application.offered',
  'confirmation-missed': 'application.inactive',
  'choice-missed': 'application.inactive',
  restored: 'application.restored',
  'offer-cancelled': 'application.queued',
  referred: 'application.offered',
  'referral-returned': 'application.queued',
  'referral-unused': 'application.stopped',
  stopped: 'application.stopped',
  released: 'application.released',
  served: 'application.archived',
  refused: 'application.archived',
  withdrawn: 'application.archived',
  'not-restored': 'application.archived',
  'aged-out': 'application.archived',
  moved: 'application.archived',
  duplicate: 'application.archived',
  'false-claim': 'application.archived',
  replaced: 'application.archived',
  'place-unused': 'application.archived',
}

function composeFact({ application, event, facts, closedFacts }: ApplicationChange): JournalFact {
  return {
    kind: LEAF_KIND[event],
    facts: {
      application: application.number,
      programme: application.programme,
      territory: application.territory,
      category: categoryCode(application.tier, application.cohort),
      event,
      ...facts,
    },
    ...(closedFacts === undefined ? {} : { privateFields: closedFacts }),
  }
}
