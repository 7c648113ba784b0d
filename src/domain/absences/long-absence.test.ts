/** A child away for 30 days: found once, the family heard, an officer decides; what becomes of place, voucher and money. */
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { useDatabase } from '../../../test/database.ts'
import { NotAllowed } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { addAbsencePaper } from '../attendance/add-absence-paper.ts'
import { guardianOf } from '../attendance/submitted-month.fixture.ts'
import { awaySince } from './away-child.fixture.ts'

function awayFor(
  sentence: string,
  prove: (away: Awaited<ReturnType<typeof awaySince>>) => Promise<void>,
): void {
  describe('a long absence', () => {
    const db = useDatabase()
    test(sentence, async () => prove(await awaySince(db)))
  })
}

awayFor('is found on its 31st day, once; every legal representative is told', async away => {
  away.town.goTo('2026-10-02')
  expect(await away.find()).toBe(0)
  away.town.goTo('2026-10-03')
  expect(await Promise.all([away.find(), away.find()])).toEqual(expect.arrayContaining([1, 0]))
  const found = await away.absence()
  expect(found?.absence).toMatchObject({ state: 'open', bin: expect.any(String) })
  expect(found?.absence.since.toString()).toBe('2026-09-03')
  expect(found?.objectUntil).toBeUndefined()
  const told = await sql<{ count: number }>`
    select count(*)::integer as count from message where template = 'absence-long'`.execute(
    away.db.app,
  )
  expect(told.rows[0]?.count).toBe(1)
})

awayFor(
  'ends nothing before the family could speak: five working days after the notice arrived',
  async away => {
    away.town.goTo('2026-10-05')
    await away.find()
    expect(await away.decide('ended')).toBe('absence/family-may-object')
    away.town.goTo('2026-10-30')
    expect(await away.decide('ended')).toBe('absence/family-may-object')
    await away.deliver()
    away.town.goTo('2026-11-06', '23:59')
    expect(await away.decide('ended')).toBe('absence/family-may-object')
    away.town.goTo('2026-11-07', '00:00')
    await expect(away.decide('ended', guardianOf(away.other))).rejects.toBeInstanceOf(NotAllowed)
    const far: Actor = { kind: 'staff', staffId: 1n, role: 'officer', territory: 'almaty' }
    await expect(away.decide('ended', far)).rejects.toBeInstanceOf(NotAllowed)
    expect(await away.decide('ended')).toBeUndefined()
    expect(await away.decide('kept')).toBe('absence/decided')
    away.town.goTo('2026-11-09')
    await away.town.sweep()
    expect(await away.voucherState()).toBe('closed')
  },
)

awayFor(
  "is decided at once when the family has spoken; its own words and nobody else's",
  async away => {
    away.town.goTo('2026-10-05')
    await away.find()
    await expect(away.object(guardianOf(away.one))).rejects.toBeInstanceOf(NotAllowed)
    expect(await away.object()).toBeUndefined()
    expect((await away.absence())?.absence).toMatchObject({
      state: 'objected',
      objection: 'Емделіп жүр',
    })
    expect(await away.decide('kept')).toBeUndefined()
    expect(await away.object()).toBe('absence/decided')
    expect(await away.voucherState()).toBe('enrolled')
    // The reason was good: the days up to the decision are not counted again.
    away.town.goTo('2026-10-06')
    expect(await away.find()).toBe(0)
    await away.mark('2026-10-07', [away.other])
    await away.mark('2026-11-06', [away.other])
    away.town.goTo('2026-11-07')
    expect(await away.find()).toBe(1)
  },
)

awayFor('rests the voucher until the child comes again', async away => {
  away.town.goTo('2026-10-05')
  await away.find()
  expect(await away.decide('suspended')).toBeUndefined()
  expect(await away.voucherState()).toBe('suspended')
  expect(await away.town.brokenPromises()).toEqual([])
  await away.mark('2026-10-12', [])
  await away.find()
  expect(await away.voucherState()).toBe('enrolled')
})

awayFor(
  'is none with a paper, in a quarantine, or when the child came; a kindergarten that stopped marking proves nothing',
  async away => {
    const { town, other } = away
    await away.mark('2026-10-02', [other], 'quarantine')
    town.goTo('2026-10-05')
    expect(await away.find()).toBe(0)
    for (const day of ['2026-10-05', '2026-10-20', '2026-11-05']) await away.mark(day, [other])
    town.goTo('2026-11-20')
    // Nothing was marked for two weeks.
    expect(await away.find()).toBe(0)
    await away.mark('2026-11-20', [other])
    await town.act(tx =>
      addAbsencePaper(tx, guardianOf(other), town.setting, {
        enrolmentId: other.enrolmentId,
        reason: 'leave',
        firstDay: Temporal.PlainDate.from('2026-11-01'),
        lastDay: Temporal.PlainDate.from('2026-11-10'),
        documentId: null,
      }),
    )
    expect(await away.find()).toBe(0)
  },
)

awayFor('that waits is over when the child comes again', async away => {
  away.town.goTo('2026-10-05')
  await away.find()
  await away.mark('2026-10-06', [])
  await away.find()
  expect((await away.absence())?.absence.state).toBe('returned')
  expect(await away.decide('ended')).toBe('absence/decided')
})
