/** Asks for the IINs; a register that knows the number saves the next question. */
import type { Iin, IinFacts } from '../../../base/iin.ts'
import type { App } from '../../../platform/http/app.ts'
import { limitNewIin } from '../../iin-limit.ts'
import { demonstrationAllowed, type ParentDeps, registersOf } from '../parent-deps.ts'
import type { Draft, DraftPerson } from './draft.ts'
import { readIin } from './iin.form.ts'
import { IinPage } from './iin.page.tsx'
import { registerStep } from './show-step.tsx'

export function registerIinSteps(app: App, deps: ParentDeps): void {
  for (const who of ['child', 'guardian'] as const) {
    registerStep(app, deps, {
      step: who,
      values: draft => ({ iin: draft[who]?.iin }),
      page: frame => <IinPage {...frame} who={who} />,
      async read(context, draft) {
        const other = who === 'child' ? draft.guardian : draft.child
        const typed = context.form.value('iin')
        const iin = readIin(typed, other?.iin, demonstrationAllowed(deps))
        if (!iin.ok) return { mistakes: { iin: iin.error } }
        await limitNewIin(context, iin.value.iin as Iin, draft[who]?.iin)
        const same = draft[who]?.iin === iin.value.iin
        const person = same ? draft[who] : await askPerson(deps, iin.value)
        return { draft: { ...draft, [who]: person } satisfies Draft }
      },
    })
  }
}

/** The birth date of the register counts; the number only suggests one. */
async function askPerson(deps: ParentDeps, facts: IinFacts): Promise<DraftPerson> {
  const found = await registersOf(deps).findPerson(facts.iin as Iin)
  const known = typeof found === 'string' ? undefined : found
  return {
    iin: facts.iin,
    birthDate: (known?.birthDate ?? facts.birthDate).toString(),
    ...(known === undefined ? {} : { name: known.fullName }),
    fromRegister: known !== undefined,
  }
}
