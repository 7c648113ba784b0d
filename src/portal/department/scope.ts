/** Which queue an officer's page is about: the territory of the post, or one below it that was chosen. */
import { NotFound } from '../../base/failure.ts'
import { findActiveTerritories } from '../../domain/opendata/find-overview.ts'
import type { Territory } from '../../domain/territories/territory.ts'
import { getTerritoryPath } from '../../domain/territories/territory-tree.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Relation } from '../../platform/access/permission.ts'
import { getStaff, type PageContext } from '../page-context.ts'

export type Staff = Extract<Actor, { kind: 'staff' }>

export type Scope = {
  readonly staff: Staff
  readonly territory: Territory
  readonly relation: Relation
  readonly programme: 'preschool'
  /** Other queues that the post covers. */
  readonly choices: readonly string[]
  /** Full path of a department page for this territory. */
  href(path: string, query?: string): string
}

/** A territory outside the post's is not there for it (404), so that nobody learns by trying. */
export async function getScope(context: PageContext): Promise<Scope> {
  const staff = getStaff(context)
  const choices = await findActiveTerritories(context.database, staff.territory)
  const code = context.query.territory ?? choices[0] ?? staff.territory
  const path = await getTerritoryPath(context.database, code)
  const territory = path.at(-1)
  const codes = path.map(step => step.code)
  if (territory === undefined || !codes.includes(staff.territory)) throw new NotFound('territory')
  return {
    staff,
    territory,
    relation: { territoryPath: codes },
    programme: 'preschool',
    choices,
    href: (page, query = '') => {
      const chosen = choices.length > 1 ? `territory=${territory.code}` : ''
      const joined = [chosen, query].filter(part => part !== '').join('&')
      return context.href(`${page}${joined === '' ? '' : `?${joined}`}`)
    },
  }
}

/** Of the queues to choose from, in the reader's language. */
export async function territoryNames(
  { database, language }: PageContext,
  codes: readonly string[],
): Promise<readonly { readonly code: string; readonly name: string }[]> {
  const names = codes.map(async code => {
    const path = await getTerritoryPath(database, code)
    return { code, name: path.at(-1)?.name[language] ?? code }
  })
  return Promise.all(names)
}
