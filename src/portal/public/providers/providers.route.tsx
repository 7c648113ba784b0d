/** Kindergartens and clubs for everybody. */
import { NotFound } from '../../../base/failure.ts'
import {
  findGroups,
  findProvider,
  findProviders,
} from '../../../domain/providers/find-providers.ts'
import type { App } from '../../../platform/http/app.ts'
import type { Deps } from '../../deps.ts'
import { getPage } from '../../page.ts'
import { publicPage } from '../../page-answer.ts'
import { programmeOf, territoryOfPath } from '../query-value.ts'
import { ProviderPage } from './provider.page.tsx'
import { composeKey, readKey } from './provider-key.ts'
import { ProviderListPage } from './provider-list.page.tsx'

const ROWS_A_PAGE = 200

export function registerProviderPages(app: App, deps: Deps): void {
  getPage(app, deps, '/providers/:territory', async context => {
    const { database, params, query } = context
    const territory = await territoryOfPath(database, params.territory)
    const programme = programmeOf(query.programme)
    const day = context.setting.clock.today()
    const scope = { territory: territory.code, programme, day, limit: ROWS_A_PAGE }
    const after = readKey(query.after)
    const providers = await findProviders(
      database,
      after === undefined ? scope : { ...scope, after },
    )
    const last = providers.length === ROWS_A_PAGE ? providers.at(-1) : undefined
    const key = last && encodeURIComponent(composeKey(last))
    return publicPage(
      <ProviderListPage
        frame={context.frame('public')}
        territory={territory}
        programme={programme}
        providers={providers}
        nextHref={
          key && context.href(`/providers/${territory.code}?programme=${programme}&after=${key}`)
        }
      />,
    )
  })
  getPage(app, deps, '/providers/:territory/:bin', async context => {
    const { database, params, query } = context
    const territory = await territoryOfPath(database, params.territory)
    const programme = programmeOf(query.programme)
    const provider = await findProvider(database, params.bin ?? '', programme)
    if (provider === undefined || provider.territory_code !== territory.code) {
      throw new NotFound('provider')
    }
    const groups = await findGroups(database, provider.id)
    return publicPage(
      <ProviderPage
        frame={context.frame('public')}
        territory={territory}
        provider={provider}
        groups={groups}
      />,
    )
  })
}
