/** Sends a finished draft: registers first, then one transaction that makes the application. */
import { assertDefined } from '../../../base/assert.ts'
import { type Iin, parseIin } from '../../../base/iin.ts'
import { parsePhone } from '../../../base/phone.ts'
import {
  type SubmitApplication,
  submitApplication,
} from '../../../domain/applications/submit-application.ts'
import type { PersonFacts } from '../../../domain/people/person.ts'
import { askRegisters } from '../../../domain/people/register-family.ts'
import type { PageContext } from '../../page-context.ts'
import { demonstrationAllowed, type ParentDeps, registersOf } from '../parent-deps.ts'
import { type Draft, type DraftPerson, programmeOfDraft } from './draft.ts'
import { rulesOfDraft } from './place-rules.ts'

/** Nothing leaves the house inside a transaction: the registers are asked before it begins. */
export async function sendDraft(
  deps: ParentDeps,
  context: PageContext,
  draft: Draft,
): Promise<string> {
  const input = await composeApplication(deps, context, draft)
  const canonical = JSON.parse(JSON.stringify(draft))
  const { number } = await context.act('application.submit', canonical, async tx => {
    const application = await submitApplication(tx, context.actor, context.setting, input)
    await context.session.keep(tx, 'apply', undefined)
    await context.session.keep(tx, 'applied', { number: application.number })
    return { number: application.number }
  })
  return number
}

async function composeApplication(
  deps: ParentDeps,
  context: PageContext,
  draft: Draft,
): Promise<SubmitApplication> {
  const child = personOf(deps, draft.child)
  const guardian = personOf(deps, draft.guardian)
  const { benefits } = await rulesOfDraft(deps, draft)
  const family = { childIin: child.iin, guardianIin: guardian.iin }
  const today = context.setting.clock.today()
  const answers = await askRegisters(registersOf(deps), family, benefits, today)
  return {
    programme: programmeOfDraft(draft),
    settlement: assertDefined(draft.settlement, 'the draft is complete'),
    child: { ...child, ...answers.child },
    guardian: {
      ...guardian,
      ...answers.guardian,
      phone: assertDefined(parsePhone(draft.phone ?? ''), 'the phone was proved'),
      language: context.language,
    },
    phoneVerifiedAt: Temporal.Instant.from(
      assertDefined(draft.phoneVerifiedAt, 'the phone was proved'),
    ),
    kind: assertDefined(draft.kind, 'the draft is complete'),
    claims: (draft.benefits ?? []).map(code => {
      const document = draft.documents?.[code]
      return { code, documentId: document === undefined ? null : BigInt(document.id) }
    }),
    guardianship: answers.guardianship,
    registeredBenefits: answers.benefits,
  }
}

/** Of a draft whose questions about the person are answered. */
export function personOf(deps: ParentDeps, person: DraftPerson | undefined): PersonFacts {
  const given = assertDefined(person, 'the draft is complete')
  const parsed = parseIin(given.iin, { demonstrationAllowed: demonstrationAllowed(deps) })
  const iin: Iin = assertDefined(parsed.ok ? parsed.value.iin : undefined, 'the number was checked')
  return {
    iin,
    fullName: assertDefined(given.name, 'the draft is complete'),
    birthDate: Temporal.PlainDate.from(given.birthDate),
  }
}
