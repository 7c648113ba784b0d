/** A family names the groups it wants, best first, at any time while its application lives. */
import { NotFound, Refusal } from '../../base/failure.ts'
import { type Actor, actorText } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import type { Application } from '../applications/application.ts'
import { lockWithRelation } from '../applications/find-application.ts'
import { recordEvent } from '../applications/record-event.ts'
import { type RulePack, universalClubsOf } from '../territories/rule-pack.ts'
import { findRulesInForce } from '../territories/rules-in-force.ts'
import type { Setting } from '../territories/setting.ts'
import { findVoucherOfApplication } from '../vouchers/find-vouchers.ts'
import { choiceAccess } from './choice-access.ts'
import type { ChoiceRefusal } from './hold.ts'
import {
  type GroupAbout,
  replaceWishes,
  selectGroups,
  selectWishes,
  type Wish,
} from './wish-queries.ts'

/** Where no rules hold there is nobody to ask; the law's form has ten lines. */
const MOST_WISHES = 10

/**
 * Repeatable: the same wishes again change nothing. Refuses `choice/application-ended`,
 * `choice/too-many-wishes`, `choice/group-not-suitable`.
 */
export async function setWishes(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: { readonly number: string; readonly wishes: readonly Wish[] },
): Promise<void> {
  const found = await lockWithRelation(tx, input.number)
  if (found === undefined) throw new NotFound('application')
  const { application, relation } = found
  authorize(actor, choiceAccess.wish, relation)
  if (application.state === 'archived') {
    throw new Refusal<ChoiceRefusal>('choice/application-ended')
  }
  const { wishes } = input
  const { territory, programme } = application
  const rules = await findRulesInForce(tx, territory, programme, setting.clock.today())
  const most = rules?.pack?.values['choice.mostWishes'].value ?? MOST_WISHES
  if (wishes.length > most) throw new Refusal<ChoiceRefusal>('choice/too-many-wishes', { most })
  const groups = await findSuitableGroups(tx, application, wishes, rules?.pack)
  const before = await selectWishes(tx, application.id)
  if (textOf(before) === textOf(wishes)) return
  await replaceWishes(tx, application.id, wishes)
  const at = setting.clock.now()
  const ranks = wishes
    .map(
      ({ groupId, admissions }) => `${groups.get(groupId)?.bin}/${groupId} ${admissions.join('+')}`,
    )
    .join(', ')
  await recordEvent(tx, actorText(actor), at, application.id, 'wished', { count: wishes.length })
  await appendToJournal(tx, setting, [
    {
      kind: 'choice.wished',
      facts: { application: application.number, territory: application.territory, ranks },
    },
  ])
}

async function findSuitableGroups(
  tx: Tx,
  application: Application,
  wishes: readonly Wish[],
  pack: RulePack | undefined,
): Promise<ReadonlyMap<bigint, GroupAbout>> {
  const ids = wishes.map(({ groupId }) => groupId)
  const groups = new Map((await selectGroups(tx, ids)).map(group => [group.id, group]))
  const child = { ...application, cohort: await cohortOfChild(tx, application) }
  const suits = (id: bigint) => {
    const group = groups.get(id)
    return group !== undefined && isSuitable(group, child, pack)
  }
  const twice = new Set(ids).size !== ids.length
  const empty = wishes.some(({ admissions }) => admissions.length === 0)
  if (twice || empty || !ids.every(suits)) {
    throw new Refusal<ChoiceRefusal>('choice/group-not-suitable')
  }
  return groups
}

/** A voucher keeps the age for which it was issued. */
export async function cohortOfChild(tx: Tx, application: Application): Promise<number> {
  const voucher = await findVoucherOfApplication(tx, application.id)
  const live = voucher !== undefined && voucher.state !== 'lapsed' && voucher.state !== 'closed'
  return live ? voucher.cohort : application.cohort
}

type Suiting = Pick<
  GroupAbout,
  'programme' | 'territory' | 'cohort' | 'cohortTo' | 'clubKind' | 'kind'
>

/** A child with special needs may choose any club; a universal voucher is for the clubs that the rules name. */
export function isSuitable(
  group: Suiting,
  child: Pick<Application, 'programme' | 'territory' | 'cohort' | 'kind'>,
  pack: RulePack | undefined,
): boolean {
  const { clubKind } = group
  const ofSort =
    clubKind === null
      ? group.kind === child.kind
      : pack !== undefined && universalClubsOf(pack)?.includes(clubKind) === true
  return (
    group.programme === child.programme &&
    group.territory === child.territory &&
    group.cohort <= child.cohort &&
    child.cohort <= (group.cohortTo ?? group.cohort) &&
    ofSort
  )
}

function textOf(wishes: readonly Wish[]): string {
  return wishes.map(({ groupId, admissions }) => `${groupId} ${admissions.join('+')}`).join('\n')
}
