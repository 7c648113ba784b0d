/** Invitations of a family's children with what the pages say of them: deadline, lessons. */
import { type FamilyNaming, findNamingsOfFamily } from '../../../domain/namings/find-namings.ts'
import type { PageContext } from '../../page-context.ts'
import { type CountDown, countDown } from '../cabinet/open-deadline.ts'

export type OpenNaming = FamilyNaming & { readonly deadline: CountDown | undefined }

export async function loadOpenNamings(
  context: PageContext,
  guardianId: bigint,
): Promise<readonly OpenNaming[]> {
  const { database, setting } = context
  const now = setting.clock.now()
  const namings = await findNamingsOfFamily(database, guardianId, now)
  return namings
    .filter(({ state }) => state === 'proposed')
    .map(naming => ({ ...naming, deadline: deadlineOf(context, naming) }))
}

export function deadlineOf(
  { setting: { clock, calendar } }: PageContext,
  { replyUntil }: Pick<FamilyNaming, 'replyUntil'>,
): CountDown | undefined {
  return replyUntil === null ? undefined : countDown({ now: clock.now(), calendar }, replyUntil)
}
