/** A family that left everything a family can leave behind, and the search for it in every table. */
import { sql } from 'kysely'
import { anApplication, VISITOR } from '../../../test/city.ts'
import type { aSetting } from '../../../test/setting.ts'
import { sha256Hex } from '../../base/digest.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { type Database, inTransaction, type Tx } from '../../platform/db/database.ts'
import { countAttempt } from '../../platform/identity/attempt-limit.ts'
import type { Application } from '../applications/application.ts'
import { decideClaim } from '../applications/decide-claim.ts'
import type { DocumentStore } from '../applications/document-store.ts'
import { findClaims } from '../applications/find-application.ts'
import { releaseApplication } from '../applications/release-application.ts'
import { stopApplication } from '../applications/stop-application.ts'
import { type SubmitApplication, submitApplication } from '../applications/submit-application.ts'
import { answerCase } from '../cases/answer-case.ts'
import { openCase } from '../cases/open-case.ts'

const OFFICER: Actor = { kind: 'staff', staffId: 7n, role: 'officer', territory: 'taraz' }

export type Family = { readonly input: SubmitApplication; readonly application: Application }

/** What makes families in one database, with one place for papers. */
export function familiesOf(
  database: () => Database,
  setting: ReturnType<typeof aSetting>,
  store: DocumentStore,
) {
  const act = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(database(), work)
  /** A paper of these bytes, as uploads leave it. */
  async function aPaper(content: string): Promise<bigint> {
    const sha256 = sha256Hex(content)
    await store.put(sha256, Buffer.from(content))
    const row = await database()
      .insertInto('document')
      .values({
        sha256,
        media_type: 'application/pdf',
        size_bytes: content.length,
        file_name: 'anyqtama.pdf',
        uploaded_at: setting.clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return row.id
  }

  async function aFamily(over: Partial<SubmitApplication> = {}): Promise<Family> {
    setting.clock.advance({ seconds: 1 })
    const input = { ...anApplication(), ...over }
    return { input, application: await act(tx => submitApplication(tx, VISITOR, setting, input)) }
  }

  /** Everything that a family can leave behind. */
  async function aLivedFamily(sharedPaper: string): Promise<Family> {
    const base = anApplication()
    const documentId = await aPaper(`құжат ${base.child.iin}`)
    const shared = await aPaper(sharedPaper)
    const family = await aFamily({
      ...base,
      child: { ...base.child, fullName: 'Қабылбекова Айзере Нұрланқызы' },
      guardian: { ...base.guardian, fullName: 'Қабылбеков Нұрлан Сәкенұлы' },
      claims: [
        { code: 'large-family', documentId },
        { code: 'special-needs', documentId: shared },
      ],
    })
    const { application, input } = family
    const { child, guardian } = input
    await act(async tx => {
      await sql`insert into register_person values (${child.iin}, ${child.fullName}, ${child.birthDate}, now())`.execute(
        tx,
      )
      await sql`insert into register_guardianship values (${child.iin}, ${guardian.iin}, now())`.execute(
        tx,
      )
      await sql`insert into register_benefit values (${guardian.iin}, 'large-family', null, now())`.execute(
        tx,
      )
      await sql`insert into session values ('t1', ${application.guardianId}, null, 'c', '{}', now(), now())`.execute(
        tx,
      )
      await sql`insert into session values ('t2', null, null, 'c',
      ${JSON.stringify({ apply: { child: { iin: child.iin, name: child.fullName } } })}::jsonb, now(), now())`.execute(
        tx,
      )
      await sql`insert into phone_code (phone, purpose, code_hash, created_at, expires_at, session_hash)
      values (${guardian.phone}, 'apply', 'h', now(), now(), 's')`.execute(tx)
      await sql`insert into message (phone, template, language, facts, event_key, state, planned_at, send_after, text)
      values (${guardian.phone}, 'phone-code', 'kk', '{}', ${`code:${child.iin.slice(8)}`}, 'sent', now(), now(), 'code')`.execute(
        tx,
      )
      await sql`insert into client_request values (${`request-${application.number}`}, 'application.submit',
      ${sha256Hex(child.iin)}, ${JSON.stringify({ number: application.number })}::jsonb, now())`.execute(
        tx,
      )
    })
    const limit = { most: 3, window: Temporal.Duration.from({ hours: 1 }) }
    await countAttempt(
      database(),
      { ...limit, bucket: `code:iin:${child.iin}` },
      setting.clock.now(),
    )
    const [claim] = await findClaims(database(), application.id)
    if (claim === undefined) throw new Error('a claim')
    const words = `${guardian.fullName} анықтамасы жарамсыз`
    await act(tx =>
      decideClaim(tx, OFFICER, setting, { claimId: claim.id, outcome: 'rejected', reason: words }),
    )
    await act(tx =>
      stopApplication(tx, OFFICER, setting, { number: application.number, days: 3, reason: words }),
    )
    await act(tx => releaseApplication(tx, OFFICER, setting, application.id))
    await database()
      .updateTable('message')
      .set({ text: `${child.fullName}: SMS` })
      .where('application_id', '=', application.id)
      .execute()
    await signSomething(family)
    return family
  }

  /** A contract that came to nothing, a case, a wish: in words and bytes that name the family. */
  async function signSomething({ application, input }: Family): Promise<void> {
    const { child, guardian } = input
    const text = `ШАРТ ${child.fullName} ${child.iin}`
    const sha256 = sha256Hex(text)
    const evidence = JSON.stringify({ phone: guardian.phone, name: guardian.fullName })
    const { id } = application
    await act(async tx => {
      const group = await sql<{ id: bigint; provider_id: bigint }>`
        select id, provider_id from provider_group order by id limit 1`.execute(tx)
      const { id: groupId, provider_id: providerId } = group.rows[0] ?? {}
      const place = await sql<{ id: bigint }>`
        insert into place (group_id, admission, starts_on, state, published_at, changed_at, withdrawal_reason)
        values (${groupId}, 'general', '2026-07-01', 'withdrawn', now(), now(), 'test') returning id`.execute(
        tx,
      )
      const hold = await sql<{ id: bigint }>`
        insert into place_hold (place_id, group_id, application_id, cause, state, released_reason, made_at, changed_at)
        values (${place.rows[0]?.id}, ${groupId}, ${id}, 'referral', 'released', 'missed', now(), now())
        returning id`.execute(tx)
      const contract = await sql<{ id: bigint }>`
        insert into contract (number, hold_id, application_id, child_id, guardian_id, provider_id, group_id, place_id,
          programme, territory_code, template_id, template_version, state, admission, starts_on, document_sha256,
          drafted_at, void_reason, changed_at)
        select ${`C${application.number}`}, ${hold.rows[0]?.id}, ${id}, ${application.childId},
          ${application.guardianId}, ${providerId}, ${groupId}, ${place.rows[0]?.id}, 'preschool', 'taraz',
          template.id, template.version, 'void', 'general', '2026-07-01', ${sha256}, now(), 'missed', now()
        from contract_template template limit 1 returning id`.execute(tx)
      const contractId = contract.rows[0]?.id
      await sql`insert into contract_document values (${contractId}, ${sha256}, ${text})`.execute(
        tx,
      )
      await sql`insert into contract_signature (contract_id, party, method, person_id, signed_at, document_sha256, cms, evidence)
        values (${contractId}, 'guardian', 'eds', ${application.guardianId}, now(), ${sha256}, ${Buffer.from(text)},
          ${evidence}::jsonb)`.execute(tx)
      await sql`insert into wish values (${id}, 1, ${groupId}, '{general}')`.execute(tx)
      await sql`insert into choice_preference (application_id) values (${id})`.execute(tx)
      await sql`insert into swap_wish values (${id}, 1, ${groupId}, now())`.execute(tx)
    })
    const words = `${guardian.fullName}, ${guardian.phone}`
    const asked = { number: application.number, kind: 'complaint', words } as const
    const opened: Actor = { kind: 'guardian', personId: application.guardianId }
    const number = await act(tx => openCase(tx, opened, setting, asked))
    const answer = `${child.fullName}: тексерілді`
    await act(tx => answerCase(tx, OFFICER, setting, { number, outcome: 'dismissed', answer }))
  }

  return { aPaper, aFamily, aLivedFamily }
}

/** Every column of the live catalogue that can hold a text, searched for every word. */
export async function findTraces(
  owner: Database,
  words: readonly string[],
): Promise<readonly string[]> {
  const columns = await sql<{ schema: string; table: string; column: string; type: string }>`
    select n.nspname as schema, c.relname as table, a.attname as column, t.typname as type
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_type t on t.oid = a.atttypid
    where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
      and t.typname in ('text', 'varchar', 'json', 'jsonb', 'bytea', '_text', 'name', 'bpchar')`.execute(
    owner,
  )
  if (columns.rows.length < 150) throw new Error('the catalogue was not read')
  const traces: string[] = []
  for (const { schema, table, column, type } of columns.rows) {
    const holds =
      type === 'bytea'
        ? sql`position(convert_to(word, 'UTF8') in ${sql.ref(column)}) > 0`
        : sql`strpos(${sql.ref(column)}::text, word) > 0`
    const found = await sql<{ word: string }>`
      select distinct word from ${sql.table(`${schema}.${table}`)}
      cross join unnest(${words}::text[]) word where ${holds}`.execute(owner)
    traces.push(...found.rows.map(({ word }) => `${schema}.${table}.${column}: ${word}`))
  }
  return traces
}
