/** Families of the demonstration choose, sign, move on and complain, so that every state of a place has somebody in it. */
import type { Phone } from '../../base/phone.ts'
import { type Database, inTransaction, type Tx } from '../../platform/db/database.ts'
import { answerCase } from '../cases/answer-case.ts'
import { openCase } from '../cases/open-case.ts'
import { findWaiting } from '../choice/find-waiting.ts'
import { joinList } from '../choice/join-list.ts'
import { setPreferences } from '../choice/set-preferences.ts'
import { setWishes } from '../choice/set-wishes.ts'
import { endContract } from '../contracts/end-contract.ts'
import { refuseContract } from '../contracts/refuse-contract.ts'
import { signByCode } from '../contracts/sign-by-code.ts'
import { signInCabinet } from '../contracts/sign-in-cabinet.ts'
import { startLeave } from '../contracts/start-leave.ts'
import type { Setting } from '../territories/setting.ts'
import {
  type Chooser,
  type StoryContract,
  selectChoosers,
  selectGroupsFor,
  selectStoryContracts,
} from './choice-story-queries.ts'
import type { Draw } from './draw.ts'
import { guardianOf, headOf, type Town } from './town.ts'

export type ChoiceStory = {
  readonly town: Town
  readonly database: Database
  readonly story: Setting & { goTo(moment: Temporal.ZonedDateTime): Promise<void> }
  readonly draw: Draw
  readonly runPending: () => Promise<void>
  /** Kindergartens that have a story of their own (live-months.ts): nobody leaves them here. */
  readonly attended: ReadonlySet<bigint>
}

const WISHES = 3
/** Which the city's story tells of, too. */
const DISTRICTS: Readonly<Record<string, string>> = { taraz: 'baizak' }

function territoriesOf({ town: { territory } }: ChoiceStory): readonly string[] {
  const district = DISTRICTS[territory]
  return district === undefined ? [territory] : [territory, district]
}

/** All who confirmed, but some: those choose later, or never. Everybody likes the same few groups best. */
export async function wishAll(scene: ChoiceStory, leaveOut: number): Promise<void> {
  const { database } = scene
  const choosers = await selectChoosers(database, scene.town.territory, 'confirmed')
  const known = new Map<string, Groups>()
  const groupsOf = async (chooser: Chooser): Promise<Groups> => {
    const key = `${chooser.kind} ${chooser.cohort}`
    const groups = known.get(key) ?? {
      free: await selectGroupsFor(database, scene.town.territory, chooser, true),
      full: await selectGroupsFor(database, scene.town.territory, chooser, false),
    }
    known.set(key, groups)
    return groups
  }
  await act(scene, async tx => {
    for (const [index, chooser] of choosers.entries()) {
      if (leaveOut > 0 && index % leaveOut === leaveOut - 1) continue
      await wish(tx, scene, await groupsOf(chooser), chooser, index)
    }
  })
}

type Groups = { readonly free: readonly bigint[]; readonly full: readonly bigint[] }

async function wish(
  tx: Tx,
  { story, draw }: ChoiceStory,
  { free, full }: Groups,
  chooser: Chooser,
  index: number,
): Promise<void> {
  const popular = full.slice(0, 4)
  const wanted = new Set<bigint>()
  if (popular.length > 0 && draw.chance(40)) wanted.add(draw.pick(popular))
  for (let more = 0; more < WISHES && free.length > 0; more += 1) wanted.add(draw.pick(free))
  if (wanted.size === 0) return
  const { number } = chooser
  const wishes = [...wanted].map(groupId => ({ groupId, admissions: ['general'] as const }))
  await setWishes(tx, guardianOf(chooser), story, { number, wishes })
  if (index % 10 === 0) {
    const any = { number, together: true, anyPlace: true, consent: true }
    await setPreferences(tx, guardianOf(chooser), story, any)
  }
}

/** Parents sign what was drawn up, but every so manieth, and one family of the district with a referral. */
export async function signAsParents(scene: ChoiceStory, leaveOut: number): Promise<void> {
  const drafted = await selectStoryContracts(scene.database, territoriesOf(scene), 'drafted')
  const referred = drafted.find(contract => contract.territory !== scene.town.territory)
  await act(scene, async tx => {
    for (const [index, contract] of drafted.entries()) {
      if (leaveOut > 0 && (index % leaveOut === leaveOut - 1 || contract === referred)) continue
      const { number, documentSha256 } = contract
      const signing = { number, documentSha256, phone: contract.phone as Phone }
      await signByCode(tx, guardianOf(contract), scene.story, signing)
    }
  })
}

/** Kindergartens sign; two refuse for want of papers, every so manieth waits. */
export async function signAsHeads(
  scene: ChoiceStory,
  options: { readonly refuse: number; readonly leaveOut: number },
): Promise<void> {
  const signed = await selectStoryContracts(
    scene.database,
    territoriesOf(scene),
    'signed-by-guardian',
  )
  await act(scene, async tx => {
    for (const [index, contract] of signed.entries()) {
      const { number, documentSha256 } = contract
      if (index < options.refuse) {
        const ground = 'incomplete-papers' as const
        await refuseContract(tx, headOf(scene.town, contract), scene.story, { number, ground })
        continue
      }
      if (options.leaveOut > 0 && index % options.leaveOut === options.leaveOut - 1) continue
      await signInCabinet(tx, headOf(scene.town, contract), scene.story, { number, documentSha256 })
    }
  })
}

/** Two weeks after: some are away, some leave, some would rather be elsewhere, two write to the department. */
export async function liveOn(scene: ChoiceStory): Promise<void> {
  const { story, database } = scene
  const inForce = await selectStoryContracts(database, territoriesOf(scene), 'in-force')
  // The district writes to an office of its own.
  const enrolled = inForce.filter(
    contract =>
      contract.territory === scene.town.territory && !scene.attended.has(contract.providerId),
  )
  const today = story.clock.today()
  const [away, leaving, disputed, refusedLate, ...others] = enrolled
  if (away !== undefined) {
    const days = { startsOn: today.add({ days: 1 }), lastDay: today.add({ days: 60 }) }
    await act(scene, tx =>
      startLeave(tx, headOf(scene.town, away), story, { number: away.number, ...days }),
    )
  }
  if (leaving !== undefined) {
    const end = { number: leaving.number, reason: 'guardian', lastDay: today } as const
    await act(scene, tx => endContract(tx, guardianOf(leaving), story, end))
  }
  if (disputed !== undefined) {
    const words = 'Балам бұл балабақшаға бармайды, шартқа мен қол қойған жоқпын.'
    const input = { number: disputed.application, kind: 'not-my-child', words } as const
    await act(scene, tx => openCase(tx, guardianOf(disputed), story, input))
  }
  if (refusedLate !== undefined) await askAndAnswer(scene, refusedLate)
  for (const contract of others.slice(0, 6)) await wantToMove(scene, contract)
}

async function askAndAnswer(scene: ChoiceStory, contract: StoryContract): Promise<void> {
  const { story } = scene
  const words = 'Ас мәзірі ілінбейді.'
  const number = await act(scene, tx =>
    openCase(tx, guardianOf(contract), story, {
      number: contract.application,
      kind: 'complaint',
      words,
    }),
  )
  const answer = 'Тексерілді: ас мәзірі қазір кіреберісте ілулі тұр. Балабақшаға ескерту жасалды.'
  await act(scene, tx =>
    answerCase(tx, scene.town.officer, story, { number, outcome: 'upheld', answer }),
  )
}

async function wantToMove(scene: ChoiceStory, contract: StoryContract): Promise<void> {
  const { database, story } = scene
  const choosers = await selectChoosers(database, scene.town.territory, 'enrolled')
  const child = choosers.find(one => one.number === contract.application)
  if (child === undefined) return
  const waiting = await findWaiting(database, child.applicationId)
  const taken = [contract.groupId, ...waiting.map(entry => entry.group_id)]
  const groups = await selectGroupsFor(database, scene.town.territory, child, false)
  const groupId = groups.find(id => !taken.includes(id))
  if (groupId === undefined) return
  const list = { number: contract.application, groupId, admissions: ['general'] as const }
  await act(scene, tx => joinList(tx, guardianOf(contract), story, list))
}

function act<Result>(
  { database }: ChoiceStory,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return inTransaction(database, work)
}
