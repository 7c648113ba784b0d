/** A provider takes a photograph away: nobody sees it any more, and its files go when no other photo is the same. */
import { NotFound } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { ContentStore } from '../../platform/files/content-store.ts'
import type { Setting } from '../territories/setting.ts'
import { getProviderOf } from './get-provider.ts'
import {
  isPhotoLive,
  lockPhotoContent,
  lockPhotos,
  markPhotoRemoved,
  selectProviderOfPhoto,
} from './photo-queries.ts'
import { providerAccess } from './provider-access.ts'

/** Throws NotFound for one that is not shown. */
export async function removePhoto(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  store: ContentStore,
  photoId: bigint,
): Promise<void> {
  const owner = await selectProviderOfPhoto(tx, photoId)
  if (owner === undefined) throw new NotFound('photo')
  const { relation } = await getProviderOf(tx, owner.providerId)
  authorize(actor, providerAccess.keepPhotos, relation)
  const photo = (await lockPhotos(tx, owner.providerId)).find(({ id }) => id === photoId)
  if (photo === undefined) throw new NotFound('photo')
  const hashes = [photo.sha256, photo.smallSha256]
  await lockPhotoContent(tx, hashes)
  await markPhotoRemoved(tx, photoId, setting.clock.now())
  for (const sha256 of hashes) {
    if (!(await isPhotoLive(tx, sha256))) await store.remove(sha256)
  }
}
