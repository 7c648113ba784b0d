/** What the pages of acts read of a request, and the names of territories that they show. */
import { BadInput } from '../../base/failure.ts'
import { findTerritories } from '../../domain/territories/territory-tree.ts'
import type { PageContext } from '../page-context.ts'

/** The sum that the person saw. */
export function readTotal(text: string | undefined): bigint {
  if (text === undefined || !/^-?\d{1,18}$/.test(text)) throw new BadInput({ total: 'missing' })
  return BigInt(text)
}

/** In the reader's language, by code. */
export async function territoryNames({
  database,
  language,
}: PageContext): Promise<ReadonlyMap<string, string>> {
  const all = await findTerritories(database)
  return new Map(all.map(one => [one.code, one.name[language]]))
}
