/** A provider adds a photograph of its rooms, described in words for those who do not see it. */
import { sha256Hex } from '../../base/digest.ts'
import { BadInput, Refusal } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { ContentStore } from '../../platform/files/content-store.ts'
import type { Setting } from '../territories/setting.ts'
import { getProviderOf } from './get-provider.ts'
import { ALT_LENGTH, MOST_PHOTOS } from './photo.ts'
import { insertPhoto, lockPhotoContent, lockPhotos } from './photo-queries.ts'
import { preparePhoto } from './prepare-photo.ts'
import type { ProviderRefusal } from './provider.ts'
import { providerAccess } from './provider-access.ts'

export type AddPhoto = {
  readonly providerId: bigint
  readonly bytes: Uint8Array
  readonly altKk: string
  readonly altRu: string
}

/**
 * Returns the row's id. The files are written before the row: a row never points at nothing. Errors: BadInput
 * {photo: PhotoMistake} or {altKk, altRu: 'length'}; refuses `provider/too-many-photos`.
 */
export async function addPhoto(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  store: ContentStore,
  input: AddPhoto,
): Promise<bigint> {
  const { provider, relation } = await getProviderOf(tx, input.providerId)
  authorize(actor, providerAccess.keepPhotos, relation)
  const altKk = readAlt('altKk', input.altKk)
  const altRu = readAlt('altRu', input.altRu)
  const photo = await preparePhoto(input.bytes)
  if (typeof photo === 'string') throw new BadInput({ photo })
  const shown = await lockPhotos(tx, provider.id)
  if (shown.length >= MOST_PHOTOS) throw new Refusal<ProviderRefusal>('provider/too-many-photos')
  const sha256 = sha256Hex(photo.large)
  const smallSha256 = sha256Hex(photo.small)
  await lockPhotoContent(tx, [sha256, smallSha256])
  await store.put(sha256, photo.large)
  await store.put(smallSha256, photo.small)
  const { width, height } = photo
  const at = setting.clock.now()
  return insertPhoto(tx, {
    providerId: provider.id,
    sha256,
    smallSha256,
    width,
    height,
    altKk,
    altRu,
    at,
  })
}

function readAlt(field: string, given: string): string {
  const text = given.trim().replace(/\s+/g, ' ')
  if (text.length < ALT_LENGTH.least || text.length > ALT_LENGTH.most) {
    throw new BadInput({ [field]: 'length' })
  }
  return text
}
