/** Rules in force and the roll-out calendar. */
import { NotFound } from '../../../base/failure.ts'
import { findRulesInForce } from '../../../domain/territories/rules-in-force.ts'
import { findRollout } from '../../../domain/territories/territory-tree.ts'
import type { App } from '../../../platform/http/app.ts'
import type { Deps } from '../../deps.ts'
import { getPage } from '../../page.ts'
import { type PageAnswer, publicPage, shown } from '../../page-answer.ts'
import type { PageContext } from '../../page-context.ts'
import { dayOf, programmeOf, territoriesByCode } from '../query-value.ts'
import { RolloutPage } from './rollout.page.tsx'
import { RulesPage } from './rules.page.tsx'
import { RulesIndexPage } from './rules-index.page.tsx'

export function registerRulesPages(app: App, deps: Deps): void {
  getPage(app, deps, '/rules', async context => {
    const territories = await territoriesByCode(context.database)
    const codes = new Set((await findRollout(context.database)).map(row => row.territory))
    const known = [...codes].flatMap(code => territories.get(code) ?? [])
    const { language } = context
    known.sort((a, b) => a.name[language].localeCompare(b.name[language], language))
    return publicPage(<RulesIndexPage frame={context.frame('public')} territories={known} />)
  })
  getPage(app, deps, '/rules/:territory', rulesOfTerritory)
  getPage(app, deps, '/rollout', async context =>
    publicPage(
      <RolloutPage
        frame={context.frame('public')}
        rows={await findRollout(context.database)}
        territories={await territoriesByCode(context.database)}
        today={context.setting.clock.today()}
      />,
    ),
  )
}

async function rulesOfTerritory(context: PageContext): Promise<PageAnswer> {
  const { query, params, database, language } = context
  const today = context.setting.clock.today()
  const asked = query.on === undefined || query.on === '' ? today : dayOf(query.on)
  const day = asked ?? today
  const programme = programmeOf(query.programme)
  const found = await findRulesInForce(database, params.territory ?? '', programme, day)
  if (found === undefined) throw new NotFound('territory')
  const errors = asked === undefined ? { on: context.texts.publicReading.rules.badDay } : {}
  const page = (
    <RulesPage
      frame={context.frame('public')}
      territory={found.territory}
      day={day}
      regime={found.regime}
      pack={found.pack}
      form={{ language, values: { on: query.on ?? day.toString() }, errors }}
    />
  )
  return asked === undefined ? shown(page, 422) : publicPage(page)
}
