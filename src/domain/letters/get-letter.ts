/** A letter by its number, with what permissions ask of it: for the office that wrote it, for one kindergarten that has it. */
import { NotFound } from '../../base/failure.ts'
import type { Relation } from '../../platform/access/permission.ts'
import type { Read } from '../../platform/db/database.ts'
import { getTerritoryPath } from '../territories/territory-tree.ts'
import { isRecipient, type StoredLetter, selectLetter } from './letter-queries.ts'

type LetterWithRelation = { readonly letter: StoredLetter; readonly relation: Relation }

/** Throws NotFound. */
export async function getLetter(read: Read, number: string): Promise<LetterWithRelation> {
  const letter = await selectLetter(read, number)
  if (letter === undefined) throw new NotFound('letter')
  const path = await getTerritoryPath(read, letter.territory)
  return { letter, relation: { territoryPath: path.map(step => step.code) } }
}

/** Throws NotFound also for a kindergarten that was not written to: nobody learns by trying numbers. */
export async function getLetterOf(
  read: Read,
  number: string,
  providerId: bigint,
): Promise<LetterWithRelation> {
  const { letter, relation } = await getLetter(read, number)
  if (!(await isRecipient(read, letter.id, providerId))) throw new NotFound('letter')
  return { letter, relation: { ...relation, providerId } }
}
