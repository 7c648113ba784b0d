/** The map of a territory's providers. */
import { findMarkers } from '../../../domain/providers/find-catalogue.ts'
import type { App } from '../../../platform/http/app.ts'
import type { Deps } from '../../deps.ts'
import { getPage } from '../../page.ts'
import { publicPage } from '../../page-answer.ts'
import { programmeOf, territoryOfPath } from '../query-value.ts'
import { MapPage } from './map.page.tsx'

export function registerMapPages(app: App, deps: Deps): void {
  getPage(app, deps, '/providers/:territory/map', async context => {
    const { database, params, query } = context
    const territory = await territoryOfPath(database, params.territory)
    const programme = programmeOf(query.programme)
    const today = context.setting.clock.today()
    const { tiles, tilesCredit } = context.deps.config
    return publicPage(
      <MapPage
        frame={context.frame('public')}
        territory={territory}
        programme={programme}
        markers={await findMarkers(database, territory.code, programme, today)}
        tiles={tiles}
        credit={tilesCredit}
      />,
    )
  })
}
