/** Asks for benefits; what a register knows is found at sending and needs no tick here. */
import type { App } from '../../../platform/http/app.ts'
import type { ParentDeps } from '../parent-deps.ts'
import { BenefitsPage } from './benefits.page.tsx'
import { rulesOfDraft } from './place-rules.ts'
import { registerStep } from './show-step.tsx'

export function registerBenefitSteps(app: App, deps: ParentDeps): void {
  registerStep(app, deps, {
    step: 'benefits',
    values: draft => ({ benefit: draft.benefits }),
    async page(frame, draft) {
      const { benefits } = await rulesOfDraft(deps, draft)
      return <BenefitsPage {...frame} benefits={benefits} />
    },
    async read(context, draft) {
      const { benefits } = await rulesOfDraft(deps, draft)
      const ticked = context.form.values('benefit')
      const chosen = benefits.filter(code => ticked.includes(code))
      const { documentsSeen, ...rest } = draft
      const same = chosen.every(code => draft.benefits?.includes(code))
      return {
        draft: {
          ...rest,
          benefits: chosen,
          ...(same && documentsSeen === true ? { documentsSeen } : {}),
        },
      }
    },
  })
}
