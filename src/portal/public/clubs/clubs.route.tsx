/** The figures of a city's clubs, for everybody. */
import { findClubFigures } from '../../../domain/opendata/find-club-figures.ts'
import type { App } from '../../../platform/http/app.ts'
import type { Deps } from '../../deps.ts'
import { getPage } from '../../page.ts'
import { publicPage } from '../../page-answer.ts'
import { territoryOfPath } from '../query-value.ts'
import { ClubFiguresPage } from './clubs.page.tsx'

export function registerClubFigures(app: App, deps: Deps): void {
  getPage(app, deps, '/clubs/:territory', async context => {
    const { database, params, setting } = context
    const territory = await territoryOfPath(database, params.territory)
    const day = setting.clock.today()
    return publicPage(
      <ClubFiguresPage
        frame={context.frame('public')}
        territory={territory}
        day={day}
        figures={await findClubFigures(database, territory.code, day)}
      />,
    )
  })
}
