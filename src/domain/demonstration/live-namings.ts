/** Schools of the demonstration's Aktobe name children; most families accept and sign, one refuses, one has not answered. */
import { assertDefined } from '../../base/assert.ts'
import type { Phone } from '../../base/phone.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { inTransaction } from '../../platform/db/database.ts'
import { birthDateOf, type ImportedApplication } from '../applications/imported-application.ts'
import { reservationTiyn } from '../ledger/ledger.ts'
import { acceptNaming } from '../namings/accept-naming.ts'
import { refuseNaming } from '../namings/close-naming.ts'
import { nameChildren } from '../namings/name-children.ts'
import { introduceFamily } from '../people/introduce-family.ts'
import { publishPlaces } from '../places/publish-places.ts'
import { selectOpenNamings } from './aktobe-queries.ts'
import { allotMore } from './allot-exactly.ts'
import { reservedTiyn } from './club-norms.ts'
import { selectHeads } from './demonstration-queries.ts'
import { signAsHeads, signAsParents } from './live-choice.ts'
import type { AktobeScene } from './live-universal.ts'
import type { OpenedClub, OpenedGroup } from './open-clubs.ts'

const SYSTEM: Actor = { kind: 'system', name: 'demonstration' }
const VISITOR: Actor = { kind: 'visitor' }
/** Children of one list. */
const OF_A_GROUP = 8
/** Of those who were named: one refuses, one is silent. */
export const NOT_ACCEPTED = 2

type Listed = {
  readonly club: OpenedClub
  readonly group: OpenedGroup
  readonly families: readonly ImportedApplication[]
}

/** Returns the clubs with what is free in their groups besides. The families have a phone. */
export async function liveNamings(
  scene: AktobeScene,
  clubs: readonly OpenedClub[],
  families: readonly ImportedApplication[],
): Promise<readonly OpenedClub[]> {
  const { database, runPending, story, now } = scene
  const begin = story.clock.now().toZonedDateTimeISO(now.timeZoneId)
  const lists = listFamilies(clubs, families, now.year)
  const accepted = BigInt(families.length - NOT_ACCEPTED)
  await allotMore(scene, accepted * reservationTiyn(reservedTiyn('general'), story.clock.today()))
  for (const list of lists) await nameList(scene, list)
  await runPending()
  await story.goTo(begin.add({ hours: 2 }))
  for (const [index, { number, guardianId }] of (
    await selectOpenNamings(database, scene.town.territory)
  ).entries()) {
    const guardian: Actor = { kind: 'guardian', personId: guardianId }
    if (index === 1) continue
    await inTransaction<unknown>(database, tx =>
      index === 0
        ? refuseNaming(tx, guardian, story, { number, words: 'Балам басқа үйірмеге барады.' })
        : acceptNaming(tx, guardian, story, { number }),
    )
  }
  await runPending()
  await story.goTo(begin.add({ hours: 4 }))
  await signAsParents(scene, 0)
  await story.goTo(begin.add({ hours: 6 }))
  await signAsHeads(scene, { refuse: 0, leaveOut: 0 })
  await runPending()
  return clubs.map(club => ({
    ...club,
    groups: club.groups.map(group => ({
      ...group,
      free: group.free + (lists.find(one => one.group.id === group.id)?.families.length ?? 0),
    })),
  }))
}

/** One list a group, of children of its age, at clubs whose gates are open. */
function listFamilies(
  clubs: readonly OpenedClub[],
  families: readonly ImportedApplication[],
  year: number,
): readonly Listed[] {
  const waiting = new Set(families)
  const lists: Listed[] = []
  const open = clubs.filter(
    ({ club }) => !club.isShut && ['school-club', 'state-club'].includes(club.provider.clubKind),
  )
  for (const group of open.flatMap(club => club.groups.map(group => ({ club, group })))) {
    const { cohort, lessons, capacity, free } = group.group
    const fitting = [...waiting].filter(({ childBirthDate }) => {
      const age = year - childBirthDate.year
      return cohort <= age && age <= (lessons?.cohortTo ?? cohort)
    })
    const some = fitting.slice(0, Math.min(OF_A_GROUP, capacity - free))
    for (const family of some) waiting.delete(family)
    if (some.length > 0) lists.push({ ...group, families: some })
    if (waiting.size === 0) return lists
  }
  throw new Error('more children to name than groups of their age')
}

/** The families make themselves known, the school has places for them and sends its list. */
async function nameList(
  { database, story, town }: AktobeScene,
  { club, group, families }: Listed,
): Promise<void> {
  const heads = await selectHeads(database, town.territory, story.clock.today())
  const head = assertDefined(
    heads.find(one => one.providerId === club.id),
    'a head of the club',
  )
  await inTransaction(database, async tx => {
    for (const family of families) await introduce(tx, story, family)
    await publishPlaces(tx, SYSTEM, story, {
      groupId: group.id,
      free: group.free + families.length,
      startsOn: story.clock.today(),
      withdrawalReason: 'other',
    })
    const children = families.map(({ childIin, guardianIin }) => ({ childIin, guardianIin }))
    const answers = await nameChildren(tx, head, story, { groupId: group.id, children })
    const wrong = answers.find(answer => answer !== 'named')
    if (wrong !== undefined) throw new Error(`not named: ${wrong}`)
  })
}

async function introduce(
  tx: Parameters<typeof introduceFamily>[0],
  story: AktobeScene['story'],
  family: ImportedApplication,
): Promise<void> {
  const { childIin, childName, childBirthDate, guardianIin, guardianName, phone } = family
  await introduceFamily(tx, VISITOR, story, {
    child: { iin: childIin, fullName: childName, birthDate: childBirthDate },
    guardian: {
      iin: guardianIin,
      fullName: guardianName,
      birthDate: birthDateOf(guardianIin),
      phone: assertDefined<Phone>(phone ?? undefined, 'a phone'),
      language: 'kk',
    },
    phoneVerifiedAt: story.clock.now(),
    guardianship: 'yes',
  })
}
