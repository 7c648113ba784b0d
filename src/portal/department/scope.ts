/** Which queue an officer's page is about: the territory of the post, or one below it that was chosen. */
import { NotFound, Refusal } from '../../base/failure.ts'
import { findActiveProgrammes, findActiveTerritories } from '../../domain/opendata/find-overview.ts'
import type { Programme } from '../../domain/territories/rollout.ts'
import type { Territory } from '../../domain/territories/territory.ts'
import { getTerritoryPath } from '../../domain/territories/territory-tree.ts'
import type { Actor } from '../../platform/access/actor.ts'
import type { Relation } from '../../platform/access/permission.ts'
import { getStaff, type PageContext } from '../page-context.ts'
import { programmeOf } from '../public/query-value.ts'

export type Staff = Extract<Actor, { kind: 'staff' }>

export type Scope = {
  readonly staff: Staff
  readonly territory: Territory
  readonly relation: Relation
  readonly programme: Programme
  /** What the office has to do with; one it may switch between is in every link. */
  readonly programmes: readonly Programme[]
  /** Other queues that the post covers. */
  readonly choices: readonly string[]
  /** Full path of a department page for this territory. */
  href(path: string, query?: string): string
}

/** A territory outside the post's is not there for it (404), so that nobody learns by trying. */
export async function getScope(
  context: PageContext,
  findChoices: typeof findActiveTerritories = findActiveTerritories,
): Promise<Scope> {
  const staff = getStaff(context)
  const choices = await findChoices(context.database, staff.territory)
  const unasked = choices[0] ?? staff.territory
  const code = context.query.territory ?? unasked
  const path = await getTerritoryPath(context.database, code)
  const territory = path.at(-1)
  const codes = path.map(step => step.code)
  if (territory === undefined || !codes.includes(staff.territory)) throw new NotFound('territory')
  const programmes = await findActiveProgrammes(context.database, territory.code)
  const asked = context.query.programme
  const programme = asked === undefined ? (programmes[0] ?? 'preschool') : programmeOf(asked)
  context.offerProgrammes({ current: programme, all: programmes })
  return {
    staff,
    territory,
    relation: { territoryPath: codes },
    programme,
    programmes,
    choices,
    href: (page, query = '') => {
      // One that was asked for by name may be none of the choices.
      const isChosen = choices.length > 1 || territory.code !== unasked
      const chosen = isChosen ? `territory=${territory.code}` : ''
      const switched = programme === (programmes[0] ?? 'preschool') ? '' : `programme=${programme}`
      const joined = [chosen, switched, query].filter(part => part !== '').join('&')
      return context.href(`${page}${joined === '' ? '' : `?${joined}`}`)
    },
  }
}

export type ScopeRefusal = 'scope/kindergartens-only'

/** For pages that make no sense for clubs: referrals, bulletins, exchanges of places. They say so. */
export async function getKindergartenScope(
  context: PageContext,
): Promise<Scope & { readonly programme: 'preschool' }> {
  const scope = await getScope(context)
  const { programme } = scope
  if (programme !== 'preschool') throw new Refusal<ScopeRefusal>('scope/kindergartens-only')
  return { ...scope, programme }
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
