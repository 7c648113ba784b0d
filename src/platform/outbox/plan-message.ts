/** Plans messages to people: rows of the outbox, written with what they tell of. */
import { sql } from 'kysely'
import type { Language } from '../../base/language.ts'
import { ahead, type Tx } from '../db/database.ts'
import { planJob } from '../jobs/plan-job.ts'

type PlannedMessage = {
  /** Whom: a person (the phone is looked up when sending), or a phone that is nobody's yet. */
  readonly to:
    | { readonly personId: bigint }
    | { readonly phone: string; readonly language: Language }
  readonly template: string
  /** Numbers, dates, counts; never a name, an IIN or a reason of a benefit. */
  readonly facts: Readonly<Record<string, string | number>>
  readonly applicationId?: bigint
  /** One message an event, however often it is planned. */
  readonly eventKey: string
  readonly sendAfter?: Temporal.Instant
}

export const DELIVER_MESSAGES = 'deliver-messages'

/** `with-the-sweep`: sent by the worker's next minute. Nobody waits for the rows: they go out with what follows. */
export async function planMessages(
  tx: Tx,
  now: Temporal.Instant,
  messages: readonly PlannedMessage[],
  when: 'now' | 'with-the-sweep' = 'now',
): Promise<void> {
  if (messages.length === 0) return
  await ahead(tx, composeInsert(now, messages))
  // Its one row and its notice make all who plan it wait for each other's commit: a morning of thousands does without.
  if (when === 'now') await planJob(tx, DELIVER_MESSAGES, {}, { key: DELIVER_MESSAGES })
}

/**
 * As `planMessages`, for what is kept beside its message: the ids in the order given; null where the event had its message
 * already.
 */
export async function insertMessages(
  tx: Tx,
  now: Temporal.Instant,
  messages: readonly PlannedMessage[],
): Promise<readonly (bigint | null)[]> {
  if (messages.length === 0) return []
  const inserted = await composeInsert(now, messages).execute(tx)
  await planJob(tx, DELIVER_MESSAGES, {}, { key: DELIVER_MESSAGES })
  const ids = new Map(inserted.rows.map(row => [row.event_key, row.id]))
  return messages.map(message => ids.get(message.eventKey) ?? null)
}

function composeInsert(now: Temporal.Instant, messages: readonly PlannedMessage[]) {
  const rows = messages.map(message => ({
    person_id: 'personId' in message.to ? message.to.personId.toString() : null,
    phone: 'phone' in message.to ? message.to.phone : null,
    language: 'phone' in message.to ? message.to.language : null,
    template: message.template,
    facts: message.facts,
    application_id: message.applicationId?.toString() ?? null,
    event_key: message.eventKey,
    send_after: (message.sendAfter ?? now).toString(),
  }))
  return sql<{ id: bigint; event_key: string }>`/* prepare: plan-messages */
    insert into message (person_id, phone, application_id, template, language, facts, event_key,
                         state, planned_at, send_after)
    select given.person_id, given.phone, given.application_id, given.template,
           coalesce(person.language, given.language, 'kk'), given.facts, given.event_key,
           'planned', ${now}, given.send_after
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) given (
      person_id bigint, phone text, application_id bigint, template text, language text,
      facts jsonb, event_key text, send_after timestamptz)
    left join person on person.id = given.person_id
    on conflict (event_key) do nothing
    returning id, event_key`
}
