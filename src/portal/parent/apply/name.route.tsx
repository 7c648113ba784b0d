/** Asks for the names that no register told. */
import { assertDefined } from '../../../base/assert.ts'
import { parseFullName } from '../../../domain/people/person.ts'
import type { App } from '../../../platform/http/app.ts'
import type { ParentDeps } from '../parent-deps.ts'
import { NamePage } from './name.page.tsx'
import { registerStep } from './show-step.tsx'

export function registerNameSteps(app: App, deps: ParentDeps): void {
  for (const who of ['child', 'guardian'] as const) {
    registerStep(app, deps, {
      step: `${who}-name`,
      skip: draft => draft[who]?.fromRegister === true,
      values: draft => ({ name: draft[who]?.name }),
      page: (frame, draft) => {
        const person = assertDefined(draft[who], 'the number comes before the name')
        return (
          <NamePage {...frame} who={who} birthDate={Temporal.PlainDate.from(person.birthDate)} />
        )
      },
      read(context, draft) {
        const person = assertDefined(draft[who], 'the number comes before the name')
        if (person.fromRegister) return { draft }
        const name = parseFullName(context.form.value('name'))
        if (name === undefined) return { mistakes: { name: 'name' } }
        return { draft: { ...draft, [who]: { ...person, name } } }
      },
    })
  }
}
