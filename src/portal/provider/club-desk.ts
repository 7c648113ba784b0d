/** Whose desk it is, where the desk is a club's. */
import { NotFound } from '../../base/failure.ts'
import type { PageContext } from '../page-context.ts'
import { getDesk } from './provider-desk.ts'

/** Throws NotFound for a kindergarten. */
export async function getClubDesk(context: PageContext) {
  const desk = await getDesk(context)
  if (desk.provider.programme !== 'club') throw new NotFound('club')
  return desk
}
