/** Asks where the child lives; then it can be said whether there is a queue for it at all. */
import { findTerritories } from '../../../domain/territories/territory-tree.ts'
import type { App } from '../../../platform/http/app.ts'
import { redirect } from '../../page-answer.ts'
import type { PageContext } from '../../page-context.ts'
import type { ParentDeps } from '../parent-deps.ts'
import type { Draft } from './draft.ts'
import { findObstacle } from './find-obstacle.ts'
import { homesIn, regionsOf } from './homes.ts'
import { keepDraft } from './journey.ts'
import { PlacePage } from './place.page.tsx'
import { registerStep, type StepAnswer } from './show-step.tsx'

export function registerPlaceSteps(app: App, deps: ParentDeps): void {
  registerStep(app, deps, {
    step: 'region',
    values: draft => ({ place: draft.region }),
    async page(frame, _draft, context) {
      const territories = await findTerritories(deps.database)
      return (
        <PlacePage {...frame} question="region" homes={regionsOf(territories, context.language)} />
      )
    },
    async read(context, draft) {
      const territories = await findTerritories(deps.database)
      const region = context.form.value('place')
      if (!regionsOf(territories, context.language).some(home => home.value === region)) {
        return { mistakes: { place: 'choose' } }
      }
      const { settlement: kept, ...rest } = draft
      const homes = homesIn(territories, region, context.language)
      const only = homes.length === 1 ? homes[0]?.value : undefined
      const settlement = only ?? homes.find(home => home.value === kept)?.value
      const next = { ...rest, region, ...(settlement === undefined ? {} : { settlement }) }
      return answerPlace(deps, context, next)
    },
  })
  registerStep(app, deps, {
    step: 'settlement',
    skip: draft => draft.settlement !== undefined && draft.settlement === draft.region,
    values: draft => ({ place: draft.settlement }),
    async page(frame, draft, context) {
      const territories = await findTerritories(deps.database)
      const homes = homesIn(territories, draft.region ?? '', context.language)
      return <PlacePage {...frame} question="settlement" homes={homes} />
    },
    async read(context, draft) {
      const territories = await findTerritories(deps.database)
      const settlement = context.form.value('place')
      const homes = homesIn(territories, draft.region ?? '', context.language)
      if (!homes.some(home => home.value === settlement)) return { mistakes: { place: 'choose' } }
      return answerPlace(deps, context, { ...draft, settlement })
    },
  })
}

/** As soon as the place is known it can be said whether there is a queue for this family. */
async function answerPlace(
  deps: ParentDeps,
  context: PageContext,
  draft: Draft,
): Promise<StepAnswer> {
  if ((await findObstacle(deps, draft)) === undefined) return { draft }
  await keepDraft(context, draft)
  return { go: redirect(context.href('/apply/not-now')) }
}
