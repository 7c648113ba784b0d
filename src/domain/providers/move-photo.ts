/** A provider puts a photograph one place earlier or later; the first one stands in lists. */
import { NotFound } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { getProviderOf } from './get-provider.ts'
import { lockPhotos, selectProviderOfPhoto, updatePositions } from './photo-queries.ts'
import { providerAccess } from './provider-access.ts'

/** Nothing happens at either end. Throws NotFound for one that is not shown. */
export async function movePhoto(
  tx: Tx,
  actor: Actor,
  input: { readonly photoId: bigint; readonly direction: 'earlier' | 'later' },
): Promise<void> {
  const owner = await selectProviderOfPhoto(tx, input.photoId)
  if (owner === undefined) throw new NotFound('photo')
  const { relation } = await getProviderOf(tx, owner.providerId)
  authorize(actor, providerAccess.keepPhotos, relation)
  const ids = (await lockPhotos(tx, owner.providerId)).map(({ id }) => id)
  const from = ids.indexOf(input.photoId)
  if (from < 0) throw new NotFound('photo')
  const to = input.direction === 'earlier' ? from - 1 : from + 1
  if (to < 0 || to >= ids.length) return
  await updatePositions(tx, ids.with(from, ids[to] ?? 0n).with(to, input.photoId))
}
