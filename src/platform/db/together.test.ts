/** Statements that go out together keep their order and their faults, and a connection outlives them. */
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { ahead, createPool, inTransaction, sqlState, together } from './database.ts'

const db = useDatabase()
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => sqlState(error),
  )

describe('statements together', () => {
  test('run one after the other, each seeing what was done before it', async () => {
    const [made, , read] = await inTransaction(db.owner, tx =>
      together(
        tx,
        sql<{ n: number }>`create temp table pair (n integer)`,
        sql`insert into pair select 7`,
        sql<{ n: number }>`select n from pair`,
      ),
    )
    expect(made).toEqual([])
    expect(read).toEqual([{ n: 7 }])
  })

  test('fail with the fault of the first that failed, and nothing of the transaction stays', async () => {
    const name = `gone_${process.pid}`
    const work = inTransaction(db.owner, async tx => {
      await sql`create table ${sql.table(name)} (n integer)`.execute(tx)
      await together(tx, sql`select 1 / 0`, sql`insert into ${sql.table(name)} values (1)`)
    })
    expect(await codeOf(work)).toBe('22012')
    const found = await sql<{ there: boolean }>`select to_regclass(${name}) is not null as there`
      .execute(db.owner)
      .then(result => result.rows[0]?.there)
    expect(found).toBe(false)
  })

  test('of many transactions at once on few connections keep to their own', async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        inTransaction(db.app, async tx => {
          if (index % 3 === 0) return codeOf(together(tx, sql`select ${index} / 0`))
          const [one, other] = await together(
            tx,
            sql<{ n: number }>`select ${index}::integer as n`,
            sql<{ n: number }>`select ${index}::integer + 1 as n`,
          )
          return [one?.[0]?.n, other?.[0]?.n]
        }).catch((error: unknown) => sqlState(error) ?? 'aborted'),
      ),
    )
    for (const [index, answer] of answers.entries()) {
      if (index % 3 !== 0) expect(answer).toEqual([index, index + 1])
      else expect(['22012', 'aborted']).toContain(answer)
    }
  })
})

describe('a statement that is sent ahead', () => {
  test('is seen by what follows, and by everybody after the commit', async () => {
    const name = `ahead_${process.pid}`
    const seen = await inTransaction(db.owner, async tx => {
      await ahead(tx, sql`create table ${sql.table(name)} (n integer)`)
      await ahead(tx, sql`insert into ${sql.table(name)} values (3)`)
      return sql<{ n: number }>`select n from ${sql.table(name)}`.execute(tx)
    })
    expect(seen.rows).toEqual([{ n: 3 }])
    const after = await sql<{ n: number }>`select n from ${sql.table(name)}`.execute(db.owner)
    expect(after.rows).toEqual([{ n: 3 }])
    await sql`drop table ${sql.table(name)}`.execute(db.owner)
  })

  test('and fails gives its fault to the next that is waited for', async () => {
    const work = inTransaction(db.app, async tx => {
      await ahead(tx, sql`select 1 / 0`)
      await sql`select 1`.execute(tx)
    })
    expect(await codeOf(work)).toBe('22012')
  })

  test('and fails as the last of all gives its fault to the commit, and nothing stays', async () => {
    const name = `lost_${process.pid}`
    const work = inTransaction(db.owner, async tx => {
      await sql`create table ${sql.table(name)} (n integer)`.execute(tx)
      await ahead(tx, sql`select 1 / 0`)
    })
    expect(await codeOf(work)).toBe('22012')
    const found = await sql<{ there: boolean }>`
      select to_regclass(${name}) is not null as there`.execute(db.owner)
    expect(found.rows).toEqual([{ there: false }])
    // The connection is as good as before.
    expect(await codeOf(inTransaction(db.owner, tx => sql`select 1`.execute(tx)))).toBe('done')
  })
})

test('what is asked for in one turn leaves in one packet', async () => {
  const pool = createPool({ url: db.url, maxConnections: 1, applicationName: 'packets' })
  const client = await pool.connect()
  const { stream } = client.connection
  let packets = 0
  const send = { one: stream._write, many: stream._writev }
  stream._write = (...given) => {
    packets += 1
    send.one.apply(stream, given)
  }
  stream._writev = (...given) => {
    packets += 1
    send.many?.apply(stream, given)
  }
  try {
    await client.query('begin')
    const answers = [1, 2, 3].map(n => client.query('select $1::integer as n', [n]))
    const rows = (await Promise.all(answers)).map(answer => answer.rows)
    expect(rows).toEqual([[{ n: 1 }], [{ n: 2 }], [{ n: 3 }]])
    expect(packets).toBe(1)
    await client.query('commit')
    expect(packets).toBe(2)
  } finally {
    client.release()
    await pool.end()
  }
})

test('a statement whose fault was caught does not let its transaction seem committed', async () => {
  const work = inTransaction(db.app, async tx => {
    await sql`select 1 / 0`.execute(tx).catch(() => undefined)
  })
  expect(await codeOf(work)).toBe('22012')
})

test('a transaction on a connection that was cut says so, and the next one has another', async () => {
  const cut = inTransaction(db.app, async tx => {
    await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx)
  })
  expect(await codeOf(cut)).not.toBe('done')
  const { rows } = await inTransaction(db.app, tx => sql`select 1 as n`.execute(tx))
  expect(rows).toEqual([{ n: 1 }])
})
