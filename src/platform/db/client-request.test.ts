/** A repeated request returns the first answer; another input under the same id is refused. */
import { expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { onceOnly } from './client-request.ts'
import { inTransaction } from './database.ts'

const db = useDatabase()
const now = Temporal.Instant.from('2026-07-01T04:00:00Z')
let done = 0

const run = (id: string, input: string, action = 'test.act') =>
  inTransaction(db.app, tx =>
    onceOnly(tx, now, { id, action, input }, async () => {
      done += 1
      return { number: done }
    }),
  )

test('twenty at once do the thing once and all hear the same', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => run('request-a', 'x')))
  expect(answers).toEqual(Array(20).fill({ number: 1 }))
  expect(done).toBe(1)
})

test('the same id with another input or for another action is refused', async () => {
  await expect(run('request-a', 'y')).rejects.toMatchObject({ code: 'request/reused' })
  await expect(run('request-a', 'x', 'test.other')).rejects.toMatchObject({
    code: 'request/reused',
  })
})

test('what failed may be tried again under its id', async () => {
  const failing = inTransaction(db.app, tx =>
    onceOnly(tx, now, { id: 'request-b', action: 'test.act', input: 'x' }, async () => {
      throw new Error('not this time')
    }),
  )
  await expect(failing).rejects.toThrow('not this time')
  expect(await run('request-b', 'x')).toEqual({ number: 2 })
})
