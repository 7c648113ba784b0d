/** One tap to renew: before the end both sides agree and there is no gap; after it a free place, or the nearest clubs. */
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { aBudget, guardianOf } from '../../../test/city.ts'
import { useDatabase } from '../../../test/database.ts'
import { aSetting } from '../../../test/setting.ts'
import { aTaughtClub } from '../activities/taught-club.fixture.ts'
import type { Application } from '../applications/application.ts'
import { markGroups } from '../attendance/mark-groups.ts'
import { findPlacesAgain } from '../choice/find-places-again.ts'
import { takeAgain } from '../choice/take-again.ts'
import { namingsOf } from '../namings/named-child.fixture.ts'
import { findVoucherOfApplication } from '../vouchers/find-vouchers.ts'
import { answerRenewal } from './answer-renewal.ts'
import { askRenewal } from './ask-renewal.ts'
import type { Contract } from './contract.ts'
import { outcomeOf } from './enrolled-child.fixture.ts'
import { findEndingOfApplication, findRenewalsOfProvider } from './find-renewals.ts'

const db = useDatabase()
const setting = aSetting('2026-09-10T09:00')
const made = namingsOf(() => db.app, setting)
const { act } = made
type Club = Awaited<ReturnType<typeof aTaughtClub>>
type Child = { readonly application: Application; readonly contract: Contract }

beforeAll(() => aBudget(db.app, setting, { programme: 'club', tenge: 90_000_000 }))

const aSchool = (places = 10) => aTaughtClub(db.app, setting, { clubKind: 'school-club', places })

async function endsOn(child: Child, day: string): Promise<Child> {
  const { id } = child.contract
  await sql`update contract set last_day = ${day}::date where id = ${id}`.execute(db.owner)
  await sql`update enrolment set last_day = ${day}::date where contract_id = ${id}`.execute(
    db.owner,
  )
  return child
}

const forms: Readonly<Record<string, () => Promise<Child & { readonly club: Club }>>> = {
  targeted: async () => {
    const club = await aSchool()
    return { club, ...(await made.aNamedChild(club)) }
  },
  universal: async () => {
    const club = await aTaughtClub(db.app, setting)
    const application = await made.aConfirmedChild({ programme: 'club' })
    return {
      club,
      application,
      contract: await made.anEnrolled(application, { groupId: club.groupId }),
    }
  },
}
const each = Object.entries(forms)

const ask = ({ application, contract }: Child) =>
  act(tx => askRenewal(tx, guardianOf(application), setting, { number: contract.number }))
const answer = async ({ contract }: Child, club: Club, given: 'agreed' | 'refused') => {
  const actor = await made.staffOf(club)
  return act(tx => answerRenewal(tx, actor, setting, { number: contract.number, answer: given }))
}
const take = ({ application }: Child, groupId: bigint) =>
  act(tx =>
    takeAgain(tx, guardianOf(application), setting, { number: application.number, groupId }),
  )
const placesOf = async ({ application }: Child) =>
  findPlacesAgain(
    db.app,
    setting,
    application,
    await findVoucherOfApplication(db.app, application.id),
    10,
  )
const voucherState = async ({ application }: Child) =>
  (await findVoucherOfApplication(db.app, application.id))?.state
const lastDayNow = async ({ contract }: Child) =>
  `${(await made.contractOf(contract.number)).lastDay}`

/** Moves on day by day, as the worker's nights do. */
async function moveTo(day: string) {
  const days = setting.clock.today().until(Temporal.PlainDate.from(day)).days
  setting.clock.advance({ days })
  await made.sweep()
  await made.sweep()
}

test.each(each)(
  '%s: asked in the last thirty days, agreed by the club, there is no gap',
  async (_, make) => {
    const today = setting.clock.today()
    const child = await make()
    const early = await endsOn(child, `${today.add({ days: 31 })}`)
    expect(await outcomeOf(ask(early))).toBe('contract/renewal-early')
    const last = today.add({ days: 30 })
    await endsOn(child, `${last}`)
    expect(await findEndingOfApplication(db.app, child.application.id, today)).toMatchObject({
      number: child.contract.number,
      renewal: null,
    })
    expect(await outcomeOf(answer(child, child.club, 'agreed'))).toBe('contract/renewal-not-asked')
    await ask(child)
    await expect(ask(child)).rejects.toThrow(/renewal_once_a_term/)
    const actor = await made.staffOf(child.club)
    const asked = await findRenewalsOfProvider(db.app, actor, child.club.providerId)
    expect(asked.map(one => one.number)).toEqual([child.contract.number])
    const stranger = await made.staffOf(await aSchool())
    const { number } = child.contract
    expect(
      await outcomeOf(
        act(tx => answerRenewal(tx, stranger, setting, { number, answer: 'agreed' })),
      ),
    ).toBe('NotAllowed')
    await answer(child, child.club, 'agreed')
    expect(await outcomeOf(answer(child, child.club, 'agreed'))).toBe('contract/renewal-not-asked')
    expect(await lastDayNow(child)).toBe(`${last.add({ years: 1 })}`)
    await moveTo(`${last.add({ days: 4 })}`)
    expect(await made.contractOf(number)).toMatchObject({ state: 'in-force' })
    expect(await voucherState(child)).toBe('enrolled')
    expect(await made.groupNow(child.club.groupId)).toMatchObject({ enrolled: 1, places: '' })
    // The next lesson is marked as if there had been no end.
    const monday = nextMonday(setting.clock.today())
    setting.clock.advance({ days: setting.clock.today().until(monday).days })
    const { rows } = await sql<{ id: bigint }>`
    select id from enrolment where contract_id = ${child.contract.id}`.execute(db.app)
    const outcomes = await act(tx =>
      markGroups(tx, actor, setting, {
        day: monday,
        groupIds: [child.club.groupId],
        deviceAt: null,
        marks: [
          {
            enrolmentId: rows[0]?.id ?? 0n,
            state: 'present',
            reason: null,
            arrivedAt: null,
            leftAt: null,
            seenRevision: 0,
            words: null,
          },
        ],
      }),
    )
    expect(outcomes.map(one => one.kind)).toEqual(['written'])
    expect(await made.brokenPromises()).toEqual([])
  },
)

function nextMonday(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.add({ days: (8 - day.dayOfWeek) % 7 })
}

test.each(each)(
  '%s: after the end the voucher waits, and the old group is one tap away while a place is free',
  async (_, make) => {
    const child = await make()
    const last = setting.clock.today().add({ days: 2 })
    await endsOn(child, `${last}`)
    expect(await outcomeOf(take(child, child.club.groupId))).toBe('choice/no-voucher')
    await moveTo(`${last.add({ days: 1 })}`)
    expect(await voucherState(child)).toBe('held')
    expect(await outcomeOf(ask(child))).toBe('contract/not-in-force')
    const [first] = await placesOf(child)
    expect(first).toMatchObject({ groupId: child.club.groupId, old: true })
    expect(first?.free).toBeGreaterThan(0)
    await take(child, child.club.groupId)
    expect(await voucherState(child)).toBe('place-held')
    const draft = await made.draftOf(child.application)
    await made.signAsGuardian(draft)
    await made.signAsProvider(draft)
    expect(await made.contractOf(draft.number)).toMatchObject({ state: 'in-force' })
    expect(await voucherState(child)).toBe('enrolled')
    expect(await made.brokenPromises()).toEqual([])
  },
)

test('a place taken again and not signed for is given back, and the voucher waits as before', async () => {
  const child = await (forms.targeted as () => Promise<Child & { readonly club: Club }>)()
  const last = setting.clock.today().add({ days: 1 })
  await endsOn(child, `${last}`)
  await moveTo(`${last.add({ days: 1 })}`)
  await take(child, child.club.groupId)
  await made.releaseOf(child.application, 'missed')
  expect(await voucherState(child)).toBe('held')
  expect((await made.applicationOf(child.application.number)).state).toBe('served')
})

test('a full group: nothing is taken, other clubs with a place are shown; a place that a list waits for is the list’s', async () => {
  const club = await aTaughtClub(db.app, setting, { places: 1 })
  const near = await aTaughtClub(db.app, setting)
  const application = await made.aConfirmedChild({ programme: 'club' })
  const contract = await made.anEnrolled(application, { groupId: club.groupId })
  const child = await endsOn({ application, contract }, `${setting.clock.today().add({ days: 1 })}`)
  await moveTo(`${setting.clock.today().add({ days: 2 })}`)
  await sql`update place set state = 'withdrawn', withdrawal_reason = 'other'
    where group_id = ${club.groupId} and state = 'published'`.execute(db.owner)
  expect(await outcomeOf(take(child, club.groupId))).toBe('choice/no-place')
  const places = await placesOf(child)
  expect(places[0]).toMatchObject({ groupId: club.groupId, free: 0, old: true })
  expect(places.map(one => one.groupId)).toContain(near.groupId)
  const waiter = await made.aConfirmedChild({ programme: 'club' })
  await sql`insert into waiting_entry (application_id, group_id, admissions, state, joined_at, changed_at)
    values (${waiter.id}, ${near.groupId}, '{general}', 'waiting', now(), now())`.execute(db.owner)
  expect(await outcomeOf(take(child, near.groupId))).toBe('choice/no-place')
  expect((await placesOf(child)).map(one => one.groupId)).not.toContain(near.groupId)
})

test('a targeted voucher is for schools and the state’s clubs, a universal one for the others', async () => {
  const school = await aSchool()
  const swimming = await aTaughtClub(db.app, setting)
  const child = await (forms.targeted as () => Promise<Child & { readonly club: Club }>)()
  await endsOn(child, `${setting.clock.today().add({ days: 1 })}`)
  await moveTo(`${setting.clock.today().add({ days: 2 })}`)
  expect(await outcomeOf(take(child, swimming.groupId))).toBe('choice/group-not-suitable')
  const stranger = await made.aFamily()
  const { number } = child.application
  expect(
    await outcomeOf(
      act(tx => takeAgain(tx, stranger.guardian, setting, { number, groupId: school.groupId })),
    ),
  ).toBe('NotAllowed')
  await take(child, school.groupId)
  expect(await voucherState(child)).toBe('place-held')
})

test('a shut gate keeps a renewal away, a full group does not: the child sits in it', async () => {
  const child = await (forms.targeted as () => Promise<Child & { readonly club: Club }>)()
  await endsOn(child, `${setting.clock.today().add({ days: 5 })}`)
  await ask(child)
  await sql`update provider_group set capacity = enrolled where id = ${child.club.groupId}`.execute(
    db.owner,
  )
  await sql`alter table coach_evidence disable trigger coach_evidence_only_grows`.execute(db.owner)
  const evidence = (validTo: string | null) =>
    sql`update coach_evidence set valid_to = ${validTo}::date where coach_id = ${child.club.coachId}`.execute(
      db.owner,
    )
  await evidence('2026-08-01')
  expect(await outcomeOf(answer(child, child.club, 'agreed'))).toBe('gate/staff-evidence')
  await evidence(null)
  await answer(child, child.club, 'agreed')
  expect(await lastDayNow(child)).toBe(
    `${setting.clock.today().add({ days: 5 }).add({ years: 1 })}`,
  )
})

test('a club that says no says so at once; the family keeps the voucher and is told', async () => {
  const child = await (forms.universal as () => Promise<Child & { readonly club: Club }>)()
  await endsOn(child, `${setting.clock.today().add({ days: 5 })}`)
  await ask(child)
  await answer(child, child.club, 'refused')
  const { rows } = await sql`select from message where template = 'renewal-refused'
    and application_id = ${child.application.id}`.execute(db.app)
  expect(rows).toHaveLength(1)
  await expect(ask(child)).rejects.toThrow(/renewal_once_a_term/)
})

test('a club that is excluded: the voucher is kept with its money, the nearest clubs that suit come first', async () => {
  const child = await (forms.universal as () => Promise<Child & { readonly club: Club }>)()
  const [near, far] = [await aTaughtClub(db.app, setting), await aTaughtClub(db.app, setting)]
  const at = (club: Club, latitude: number) =>
    sql`update provider set latitude = ${latitude}, longitude = 57.16 where id = ${club.providerId}`.execute(
      db.owner,
    )
  await at(child.club, 50.28)
  await at(near, 50.29)
  await at(far, 50.39)
  const yesterday = setting.clock.today().subtract({ days: 1 })
  await sql`update provider set listed_to = ${yesterday} where id = ${child.club.providerId}`.execute(
    db.owner,
  )
  await made.sweep()
  await moveTo(`${setting.clock.today().add({ days: 2 })}`)
  expect(await voucherState(child)).toBe('held')
  const places = await placesOf(child)
  const ids = places.map(one => one.groupId)
  expect(ids).not.toContain(child.club.groupId)
  expect(ids.slice(0, 2)).toEqual([near.groupId, far.groupId])
  expect(places[0]?.metres).toBeGreaterThan(1000)
  expect(places[0]?.metres).toBeLessThan(1300)
  await take(child, near.groupId)
  expect(await voucherState(child)).toBe('place-held')
})
