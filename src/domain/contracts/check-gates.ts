/** A contract with a club is signed by nobody while one of its gates is shut (rules of clubs, `club.providerGates`). */
import type { Read } from '../../platform/db/database.ts'
import { requireOpenGates } from '../activities/find-closed-gates.ts'
import type { RulePack } from '../territories/rule-pack.ts'
import type { Contract } from './contract.ts'

type Asked = Pick<Contract, 'groupId' | 'startsOn'>

/** Refuses `gate/...`, in words for the family as well as for the club. */
export async function checkGates(
  read: Read,
  pack: RulePack,
  { groupId, startsOn }: Asked,
): Promise<void> {
  if (pack.programme !== 'club') return
  const gates = pack.values['club.providerGates'].value
  await requireOpenGates(read, { groupId, day: startsOn, gates })
}

/** For a child that sits in the group: it needs no other seat. */
export async function checkGatesOfSeated(
  read: Read,
  pack: RulePack,
  { groupId, startsOn }: Asked,
): Promise<void> {
  if (pack.programme !== 'club') return
  const gates = pack.values['club.providerGates'].value.filter(gate => gate !== 'capacity')
  await requireOpenGates(read, { groupId, day: startsOn, gates })
}
