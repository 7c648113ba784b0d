/** General or special group: the last question. */
import type { App } from '../../../platform/http/app.ts'
import type { ParentDeps } from '../parent-deps.ts'
import { programmeOfDraft } from './draft.ts'
import { GroupPage } from './group.page.tsx'
import { registerStep } from './show-step.tsx'

export function registerGroupStep(app: App, deps: ParentDeps): void {
  registerStep(app, deps, {
    step: 'group',
    values: draft => ({ kind: draft.kind }),
    page: (frame, draft) => <GroupPage {...frame} programme={programmeOfDraft(draft)} />,
    read(context, draft) {
      const kind = context.form.value('kind')
      if (kind !== 'general' && kind !== 'special') return { mistakes: { kind: 'choose' } }
      return { draft: { ...draft, kind } }
    },
  })
}
