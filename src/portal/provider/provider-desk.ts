/** Whose desk it is: the kindergarten of the person who signed in. */
import { NotFound } from '../../base/failure.ts'
import { findProviderById } from '../../domain/providers/find-providers.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { getProviderActor, type PageContext } from '../page-context.ts'
import { nameIn } from '../public/providers/provider-name.ts'

type Desk = {
  readonly actor: Extract<Actor, { kind: 'provider' }>
  readonly provider: NonNullable<Awaited<ReturnType<typeof findProviderById>>>
  /** In the reader's language. */
  readonly name: string
}

export async function getDesk(context: PageContext): Promise<Desk> {
  const actor = getProviderActor(context)
  const provider = await findProviderById(context.database, actor.providerId)
  if (provider === undefined) throw new NotFound('provider')
  return { actor, provider, name: nameIn(provider, context.language) }
}
