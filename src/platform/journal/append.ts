/** Appends facts to the journal's outbox, in the transaction of the facts themselves. */
import { type RawBuilder, sql } from 'kysely'
import { assert } from '../../base/assert.ts'
import type { Clock } from '../clock.ts'
import { ahead, type Tx } from '../db/database.ts'
import type { Entropy } from '../entropy.ts'
import type { JournalKind } from './journal-kind.ts'
import { commitTo, composeLeaf, type LeafFields } from './leaf.ts'

export type JournalFact = {
  readonly kind: JournalKind
  /** Published for ever: numbers, categories, places, times, amounts. Never an IIN, nor a hash of one. */
  readonly facts: LeafFields
  /** Kept beside the log under a salt; erasing a person deletes them and the tree still proves. */
  readonly privateFields?: LeafFields
  /** The public number by which its receipt is found; the facts' application or voucher when absent. */
  readonly about?: string
}

const SALT_LENGTH = 32
const FEW = 8
/** Entries of a bundle have a length of two bytes (C2SP tlog-tiles). */
const LARGEST_LEAF_BYTES = 65_535

/** One leaf a fact, in the order given. Bulk: 15 000 facts are two statements. */
export async function appendToJournal(
  tx: Tx,
  world: { readonly clock: Clock; readonly entropy: Entropy },
  facts: readonly JournalFact[],
): Promise<void> {
  if (facts.length > 0) await ahead(tx, composeAppend(world, facts))
}

/** Of one fact at least. */
function composeAppend(
  world: { readonly clock: Clock; readonly entropy: Entropy },
  facts: readonly JournalFact[],
): RawBuilder<unknown> {
  const at = world.clock.now()
  const atMicros = (at.epochNanoseconds / 1000n).toString()
  const salts: Buffer[] = []
  const randomness = world.entropy.bytes(facts.length * SALT_LENGTH)
  const leaves = facts.map((fact, index) => {
    const salt = randomness.subarray(index * SALT_LENGTH, (index + 1) * SALT_LENGTH)
    salts.push(salt)
    const commitment = commitTo(salt, fact.privateFields ?? {})
    const leaf = composeLeaf({ kind: fact.kind, atMicros, facts: fact.facts, commitment })
    assert(Buffer.byteLength(leaf) <= LARGEST_LEAF_BYTES, 'a leaf fits an entry of the log')
    return leaf
  })
  const kinds = facts.map(fact => fact.kind)
  const fields = facts.map(fact => JSON.stringify(fact.privateFields ?? {}))
  const subjects = facts.map(subjectOf)
  const rows = sql`
    with given as (
      select * from unnest(${kinds}::text[], ${leaves}::text[], ${subjects}::text[], ${salts}::bytea[],
        ${fields}::text[]) with ordinality given (kind, leaf, about, salt, fields, place)
    ), inserted as (
      insert into journal_entry (at, kind, leaf, about)
      select ${at}::timestamptz, kind, leaf, about from given order by place
      returning id
    ), placed as (
      -- Identities are drawn in the order of the rows, so the n-th smallest id belongs to the n-th fact.
      select id, row_number() over (order by id) as place from inserted
    ), kept as (
      insert into journal_private (entry_id, salt, fields)
      select placed.id, given.salt, given.fields::jsonb from placed join given using (place)
    )
    insert into journal_outbox (entry_ids) select array_agg(id order by id) from placed`
  // Few facts come by the thousand times: planned once a connection. Many come together: planned for their number.
  const prepared = facts.length <= FEW
  return prepared ? sql`/* prepare: journal-append */ ${rows}` : rows
}

function subjectOf({ about, facts }: JournalFact): string | null {
  const subject = about ?? facts.application ?? facts.voucher
  return typeof subject === 'string' ? subject : null
}
