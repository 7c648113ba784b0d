/** Reading letters for pages: an office's list, who took one and how, one thread, a kindergarten's own list. */
import { NotAllowed, NotFound } from '../../base/failure.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize, isAllowed, type Relation } from '../../platform/access/permission.ts'
import type { Read } from '../../platform/db/database.ts'
import type { Programme } from '../territories/rollout.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import { getLetter, getLetterOf } from './get-letter.ts'
import type { Letter } from './letter.ts'
import { letterAccess } from './letter-access.ts'
import { type LetterReply, type StoredLetter, selectReplies } from './letter-queries.ts'
import { type LetterCounts, type OwnLetter, selectCounts, selectOwn } from './own-letter-queries.ts'
import {
  type Addressee,
  type Recipient,
  type RecipientFilter,
  type SentFilter,
  type SentLetter,
  selectAddressees,
  selectRecipients,
  selectSent,
} from './sent-letter-queries.ts'

export type {
  Addressee,
  LetterCounts,
  LetterReply,
  OwnLetter,
  Recipient,
  RecipientFilter,
  SentFilter,
  SentLetter,
}

type Page = { readonly limit: number; readonly offset: number }

/** Of the post's whole territory. */
export async function findSentLetters(
  read: Read,
  actor: Actor,
  today: Temporal.PlainDate,
  query: Page & {
    readonly filter: SentFilter
    readonly providerId: bigint | undefined
    /** Undefined: of both. */
    readonly programme?: Programme
  },
): Promise<readonly SentLetter[]> {
  if (actor.kind !== 'staff') throw new NotAllowed(letterAccess.list.name)
  const { territory } = actor
  const path = await getTerritoryPath(read, territory)
  authorize(actor, letterAccess.list, { territoryPath: path.map(step => step.code) })
  return selectSent(read, { ...query, territory, today })
}

/** A letter that was not written within the post is not there: nobody learns by trying numbers. */
export async function viewLetter(
  read: Read,
  actor: Actor,
  number: string,
): Promise<{ readonly letter: StoredLetter; readonly relation: Relation }> {
  return seen(actor, await getLetter(read, number))
}

export async function findRecipients(
  read: Read,
  actor: Actor,
  number: string,
  query: Page & { readonly filter: RecipientFilter },
): Promise<readonly Recipient[]> {
  const { letter } = await viewLetter(read, actor, number)
  return selectRecipients(read, { ...query, letterId: letter.id })
}

/** The replies between the department and one kindergarten. */
export async function viewThread(
  read: Read,
  actor: Actor,
  number: string,
  providerId: bigint,
): Promise<{
  readonly letter: Letter
  readonly relation: Relation
  readonly replies: readonly LetterReply[]
}> {
  const { letter, relation } = seen(actor, await getLetterOf(read, number, providerId))
  return { letter, relation, replies: await selectReplies(read, letter.id, providerId) }
}

function seen<Found extends { readonly relation: Relation }>(actor: Actor, found: Found): Found {
  if (!isAllowed(actor, letterAccess.view, found.relation)) throw new NotFound('letter')
  return found
}

/** To whom the post may write: those whom a letter to all would reach today. */
export async function findAddressees(
  read: Read,
  actor: Actor,
  scope: { readonly programme: Programme; readonly day: Temporal.PlainDate },
): Promise<readonly Addressee[]> {
  if (actor.kind !== 'staff') throw new NotAllowed(letterAccess.send.name)
  const { territory } = actor
  const path = await getTerritoryPath(read, territory)
  authorize(actor, letterAccess.send, { territoryPath: path.map(step => step.code) })
  return selectAddressees(read, { ...scope, territory })
}

type OwnDesk = Extract<Actor, { kind: 'provider' }>

export async function findOwnLetters(
  read: Read,
  actor: OwnDesk,
  page: Page,
): Promise<readonly OwnLetter[]> {
  const { providerId, staffId } = actor
  authorize(actor, letterAccess.listOwn, { providerId })
  return selectOwn(read, { ...page, providerId, staffId })
}

export async function countOwnLetters(
  read: Read,
  actor: OwnDesk,
  today: Temporal.PlainDate,
): Promise<LetterCounts> {
  const { providerId, staffId } = actor
  authorize(actor, letterAccess.listOwn, { providerId })
  return selectCounts(read, { providerId, staffId, today })
}
