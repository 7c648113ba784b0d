/** A provider (or an officer for it) keeps what it says of itself, in Kazakh and in Russian. */
import { BadInput } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Setting } from '../territories/setting.ts'
import { getProviderOf } from './get-provider.ts'
import { type Profile, upsertProfile } from './profile-queries.ts'
import { providerAccess } from './provider-access.ts'

const MOST = { aboutKk: 3000, aboutRu: 3000, meals: 500, site: 300 } as const

export type KeepProfile = {
  readonly providerId: bigint
  readonly aboutKk: string
  readonly aboutRu: string
  readonly meals: string
  /** An http(s) address, or empty. */
  readonly site: string
}

/**
 * Returns whether anything changed. Errors: BadInput, field -> `length` (a text too long), `other-language` (said
 * in one language only), `address` (the site).
 */
export async function keepProfile(
  tx: Tx,
  actor: Actor,
  setting: Setting,
  input: KeepProfile,
): Promise<boolean> {
  const { provider, relation } = await getProviderOf(tx, input.providerId)
  authorize(actor, providerAccess.keepProfile, relation)
  return upsertProfile(tx, provider.id, readProfile(input), setting.clock.now())
}

function readProfile(input: KeepProfile): Profile {
  const clean = (field: keyof typeof MOST) => input[field].trim().replace(/\r\n?/g, '\n')
  const mistakes: Record<string, string> = {}
  for (const field of ['aboutKk', 'aboutRu', 'meals', 'site'] as const) {
    if (clean(field).length > MOST[field]) mistakes[field] = 'length'
  }
  const [aboutKk, aboutRu] = [clean('aboutKk'), clean('aboutRu')]
  if (aboutKk === '' && aboutRu !== '') mistakes.aboutKk = 'other-language'
  if (aboutRu === '' && aboutKk !== '') mistakes.aboutRu = 'other-language'
  const site = clean('site')
  if (site !== '' && !isWebAddress(site)) mistakes.site = 'address'
  if (Object.keys(mistakes).length > 0) throw new BadInput(mistakes)
  return { aboutKk, aboutRu, meals: clean('meals') || null, site: site || null }
}

/** Nothing but a page of the web: no script, no file, no name and password in it. */
function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, hostname } = new URL(text)
  return /^https?:$/.test(protocol) && username === '' && hostname.includes('.')
}
