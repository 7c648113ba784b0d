/** A child of a kindergarten that also goes to a club: the same hours are never marked, and so never paid, in both. */
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { aKindergarten } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { violatedConstraint } from '../../platform/db/database.ts'
import { attendedClub } from './attended-club.fixture.ts'
import type { GivenMark } from './decide-marks.ts'
import { markGroups } from './mark-groups.ts'

const db = useDatabase()
const town = attendedClub(db)
const time = (text: string) => Temporal.PlainTime.from(text)
let group: Awaited<ReturnType<typeof town.aGroup>>
let kindergarten: { readonly groupId: bigint; readonly enrolmentId: bigint; readonly actor: Actor }

/** The kindergarten of the club's first child: the rows of its enrolment under the other programme. */
beforeAll(async () => {
  group = await town.aGroup(2)
  const groups = await aKindergarten(db.app, town.setting, { places: { 3: 1 } })
  const groupId = groups.get(3) ?? 0n
  const providerId = (
    await sql<{
      id: bigint
    }>`select provider_id as id from provider_group where id = ${groupId}`.execute(db.app)
  ).rows[0]?.id
  const added = await db.owner.transaction().execute(async tx => {
    await sql`set local session_replication_role = replica`.execute(tx)
    return sql<{ id: bigint }>`
      insert into enrolment (contract_id, application_id, child_id, programme, provider_id, group_id, place_id,
        territory_code, starts_on, seated, never_began, created_at)
      select -id, application_id, child_id, 'preschool', ${providerId}, ${groupId}, -id, 'taraz', starts_on, false, false,
        created_at from enrolment where id = ${group.first.enrolmentId} returning id`.execute(tx)
  })
  const actor: Actor = {
    kind: 'provider',
    staffId: 1n,
    providerId: providerId ?? 0n,
    territory: 'taraz',
  }
  kindergarten = { groupId, enrolmentId: added.rows[0]?.id ?? 0n, actor }
})

const present: Omit<GivenMark, 'enrolmentId'> = {
  state: 'present',
  reason: null,
  arrivedAt: null,
  leftAt: null,
  seenRevision: 0,
  words: null,
}

const keep = async (number: number, content: Partial<GivenMark> = {}) => {
  const { actor, enrolmentId, groupId } = kindergarten
  const marks = [{ ...present, enrolmentId, ...content }]
  const input = { day: town.day(number), groupIds: [groupId], deviceAt: null, marks }
  const [outcome] = await town.act(tx => markGroups(tx, actor, town.setting, input))
  return outcome
}
const dayLong = { arrivedAt: time('08:30'), leftAt: time('18:00') }
const kindsOf = (outcomes: readonly { readonly kind: string }[]) => outcomes.map(one => one.kind)
const hoursOf = async (number: number) => {
  const { rows } = await sql<{ text: string }>`
    select programme || ' ' || attended_time.starts_at::text || '-' || ends_at::text as text
    from attended_time join enrolment on enrolment.id = enrolment_id
    where day = ${town.day(number)} order by 1`.execute(db.app)
  return rows.map(row => row.text)
}

test('a lesson while the kindergarten has the child is not taken; the other child’s is', async () => {
  town.goTo(town.day(3).toString())
  expect((await keep(3, dayLong))?.kind).toBe('written')
  const outcomes = await town.mark(group, 3)
  expect(kindsOf(outcomes)).toEqual(['two-places', 'written'])
  expect(outcomes[0]).toMatchObject({
    current: undefined,
    there: { startsAt: time('08:30'), endsAt: time('18:00') },
  })
  expect(await hoursOf(3)).toEqual(['preschool 08:30:00-18:00:00'])
})

test('once the kindergarten notes when the child really left, the lesson is taken', async () => {
  const left = { ...dayLong, leftAt: time('14:30'), seenRevision: 1 }
  expect((await keep(3, left))?.kind).toBe('changed')
  expect(kindsOf(await town.mark(group, 3, {}, [group.first]))).toEqual(['written'])
  expect(await hoursOf(3)).toEqual(['club 15:00:00-16:00:00', 'preschool 08:30:00-14:30:00'])
  // And it cannot be lengthened over the lesson afterwards.
  expect(await keep(3, { ...dayLong, seenRevision: 2 })).toMatchObject({
    kind: 'two-places',
    current: { revision: 2, leftAt: time('14:30') },
    there: { startsAt: time('15:00'), endsAt: time('16:00') },
  })
})

test('whoever was absent after all has no hours, and leaves room for the other', async () => {
  town.goTo(town.day(10).toString())
  expect(kindsOf(await town.mark(group, 10, {}, [group.first]))).toEqual(['written'])
  expect((await keep(10, dayLong))?.kind).toBe('two-places')
  const absent = { state: 'absent', seenRevision: 1, words: 'Қате басылған' } as const
  expect(kindsOf(await town.mark(group, 10, absent, [group.first]))).toEqual(['changed'])
  expect(await hoursOf(10)).toEqual([])
  expect((await keep(10, dayLong))?.kind).toBe('written')
})

test('a kindergarten that notes no times stands in nobody’s way', async () => {
  town.goTo(town.day(17).toString())
  expect((await keep(17))?.kind).toBe('written')
  expect(kindsOf(await town.mark(group, 17))).toEqual(['written', 'written'])
  expect(await hoursOf(17)).toEqual(['club 15:00:00-16:00:00'])
})

test('both in one moment: the database lets one of them through, whoever asks it', async () => {
  town.goTo(town.day(24).toString())
  const race = await Promise.allSettled([
    keep(24, dayLong),
    town.mark(group, 24, {}, [group.first]).then(([outcome]) => outcome),
  ])
  const taken = race.filter(one => one.status === 'fulfilled' && one.value?.kind === 'written')
  expect(taken).toHaveLength(1)
  for (const one of race.filter(each => each.status === 'rejected')) {
    expect(violatedConstraint(one.reason)).toBe('attended_time_one_place')
  }
  expect(await hoursOf(24)).toHaveLength(1)
  const forced = sql`
    insert into attended_time (enrolment_id, day, child_id, starts_at, ends_at)
    select case enrolment_id when ${kindergarten.enrolmentId} then ${group.first.enrolmentId}::bigint
      else ${kindergarten.enrolmentId}::bigint end, day, child_id, '15:30', '15:40'
    from attended_time where day = ${town.day(24)}`.execute(db.owner)
  await expect(forced).rejects.toSatisfy(
    error => violatedConstraint(error) === 'attended_time_one_place',
  )
})
