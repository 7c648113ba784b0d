/** The contract of an address, for its own family only, with what its pages show. */
import { NotFound } from '../../../base/failure.ts'
import { findGroupChoices } from '../../../domain/choice/find-group-choices.ts'
import { findHold } from '../../../domain/choice/find-holds.ts'
import { viewContract } from '../../../domain/contracts/find-contracts.ts'
import { getPerson } from '../../../domain/people/ensure-family.ts'
import { getGuardian, type PageContext } from '../../page-context.ts'
import { countDown } from '../cabinet/open-deadline.ts'
import { getOwnApplication } from '../cabinet/own-application.ts'

/** Throws NotFound when the contract is of another child of the same family, too: the address is wrong. */
export async function getOwnContract(context: PageContext) {
  const guardian = getGuardian(context)
  const application = await getOwnApplication(context)
  const number = context.params.contract ?? ''
  const view = await viewContract(context.database, guardian, number)
  if (view.contract.applicationId !== application.id) throw new NotFound('contract')
  return { guardian, application, view, root: `/cabinet/${application.number}/contract/${number}` }
}

export async function loadContractPage(
  context: PageContext,
  own: Awaited<ReturnType<typeof getOwnContract>>,
) {
  const { database, setting } = context
  const { contract } = own.view
  const child = await getPerson(database, contract.childId)
  const reader = await getPerson(database, own.guardian.personId)
  const [group] = await findGroupChoices(database, [contract.groupId])
  const open = contract.state === 'drafted' || contract.state === 'signed-by-guardian'
  const hold = open ? await findHold(database, contract.holdId) : undefined
  const until = hold?.state === 'held' ? hold.until : null
  return {
    number: own.application.number,
    childName: child.full_name,
    view: own.view,
    group,
    deadline:
      until === null
        ? undefined
        : countDown({ now: setting.clock.now(), calendar: setting.calendar }, until),
    phone: reader.phone,
    edsReady: context.deps.eds !== undefined,
  }
}
