/** Reading ratings for pages: what is published, what a family gave, what a kindergarten got, what an office watches. */
import { NotAllowed, NotFound } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize, isAllowed, type Relation } from '../../platform/access/permission.ts'
import type { Read } from '../../platform/db/database.ts'
import { getProviderOf } from '../providers/get-provider.ts'
import type { Programme } from '../territories/rollout.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import { selectSums } from './figure-queries.ts'
import { type PublishedText, publishText } from './published-text.ts'
import { ratingAccess } from './rating-access.ts'
import { composeFigures, type RatingFigures } from './rating-figures.ts'
import { type Rateable, selectRateable } from './rating-queries.ts'
import { findRatingTerms, type RatingTerms } from './rating-terms.ts'
import {
  type RatingText,
  selectText,
  selectTextsOfProvider,
  selectTextsWithin,
} from './text-queries.ts'

export type { Rateable, RatingText }

type Page = { readonly limit: number; readonly offset: number }

export type PublishedRatings = {
  readonly figures: RatingFigures
  readonly texts: readonly PublishedText[]
}

type Place = { readonly territory: string; readonly programme: Programme }

/** For everybody; undefined where the rules of the day know no ratings. */
export async function findPublishedRatings(
  read: Read,
  provider: Place & { readonly id: bigint },
  day: Temporal.PlainDate,
  page: Page,
): Promise<PublishedRatings | undefined> {
  const terms = await findRatingTerms(read, provider, day)
  if (terms === undefined) return undefined
  const sums = await selectSums(read, [provider.id])
  const texts = await selectTextsOfProvider(read, provider.id, page)
  return { figures: composeFigures(sums.get(provider.id), terms), texts: texts.map(publishText) }
}

/** Of kindergartens of one territory that have ratings, for its list. */
export async function findFigures(
  read: Read,
  place: Place,
  providerIds: readonly bigint[],
  day: Temporal.PlainDate,
): Promise<ReadonlyMap<bigint, RatingFigures>> {
  const terms = await findRatingTerms(read, place, day)
  if (terms === undefined || providerIds.length === 0) return new Map()
  const sums = await selectSums(read, providerIds)
  return new Map([...sums].map(([id, sum]) => [id, composeFigures(sum, terms)]))
}

export type OwnRateable = Rateable & { readonly terms: RatingTerms }

/** Kindergartens that the family of a child may rate today, those of the newest months first. */
export async function findRateable(
  read: Read,
  actor: Actor,
  child: { readonly childId: bigint; readonly relation: Relation },
  day: Temporal.PlainDate,
): Promise<readonly OwnRateable[]> {
  authorize(actor, ratingAccess.viewOwn, child.relation)
  const found: OwnRateable[] = []
  for (const one of await selectRateable(read, child.childId)) {
    const terms = await findRatingTerms(read, one, day)
    if (terms !== undefined) found.push({ ...one, terms })
  }
  return found
}

/** For the kindergarten itself; words that are hidden are hidden from it, too. */
export async function findReceivedRatings(
  read: Read,
  actor: Extract<Actor, { kind: 'provider' }>,
  day: Temporal.PlainDate,
  page: Page,
): Promise<{
  readonly figures: RatingFigures | undefined
  readonly texts: readonly ReceivedText[]
}> {
  const { providerId } = actor
  const { provider, relation } = await getProviderOf(read, providerId)
  authorize(actor, ratingAccess.listReceived, relation)
  const terms = await findRatingTerms(read, provider, day)
  const sums = await selectSums(read, [providerId])
  const texts = await selectTextsOfProvider(read, providerId, page)
  return {
    figures: terms && composeFigures(sums.get(providerId), terms),
    texts: texts.map(text => ({ ...publishText(text), id: text.id })),
  }
}

export type ReceivedText = PublishedText & { readonly id: bigint }

/** One of them, to be answered. Throws NotFound also for a text about another kindergarten. */
export async function viewReceivedText(
  read: Read,
  actor: Extract<Actor, { kind: 'provider' }>,
  id: bigint,
): Promise<ReceivedText> {
  const text = await selectText(read, id)
  if (text?.isCurrent !== true) throw new NotFound('text')
  const { relation } = await getProviderOf(read, text.providerId)
  if (!isAllowed(actor, ratingAccess.listReceived, relation)) throw new NotFound('text')
  return { ...publishText(text), id: text.id }
}

/** Everything that was written in the post's whole territory, the newest first. */
export async function findWatchedTexts(
  read: Read,
  actor: Actor,
  filter: 'all' | 'hidden',
  page: Page & { readonly programme?: Programme },
): Promise<readonly RatingText[]> {
  if (actor.kind !== 'staff') throw new NotAllowed(ratingAccess.list.name)
  const { territory } = actor
  const path = await getTerritoryPath(read, territory)
  authorize(actor, ratingAccess.list, { territoryPath: path.map(step => step.code) })
  return selectTextsWithin(read, territory, filter, page)
}

/** A text outside the post, or one that its family says no more, is not there: nobody learns by trying. */
export async function viewText(
  read: Read,
  actor: Actor,
  id: bigint,
): Promise<{ readonly text: RatingText; readonly relation: Relation }> {
  const text = await selectText(read, id)
  if (text?.isCurrent !== true) throw new NotFound('text')
  const { relation } = await getProviderOf(read, text.providerId)
  if (!isAllowed(actor, ratingAccess.list, relation)) throw new NotFound('text')
  // What leads to the family stays behind.
  const { ratingNumber, personId, applicationId, application, isCurrent, ...shown } = text
  return { text: shown, relation }
}
