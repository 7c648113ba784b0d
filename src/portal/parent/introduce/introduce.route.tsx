/** Becoming known: the first questions of applying, one page to check, then the sign-in, whoever the family is. */
import { assertDefined } from '../../../base/assert.ts'
import { Refusal } from '../../../base/failure.ts'
import type { Iin } from '../../../base/iin.ts'
import { parsePhone } from '../../../base/phone.ts'
import { introduceFamily } from '../../../domain/people/introduce-family.ts'
import { askRegisters } from '../../../domain/people/register-family.ts'
import type { RefusalCode } from '../../../locales/refusal-code.ts'
import type { App } from '../../../platform/http/app.ts'
import { getPage, postPage } from '../../page.ts'
import { type PageAnswer, publicPage, redirect, shown } from '../../page-answer.ts'
import { newRequestId, type PageContext } from '../../page-context.ts'
import { requestSignIn, signInAnswers } from '../../sign-in/request-sign-in.ts'
import { type Draft, nextStep } from '../apply/draft.ts'
import { draftOf, stepHref } from '../apply/journey.ts'
import { ObstaclePage } from '../apply/obstacle.page.tsx'
import { personOf } from '../apply/send.ts'
import { type ParentDeps, registersOf } from '../parent-deps.ts'
import { IntroduceCheckPage, IntroducePage } from './introduce.page.tsx'

const CODE = '/sign-in/code'

export function registerIntroducePages(app: App, deps: ParentDeps): void {
  getPage(app, deps, '/introduce', async context =>
    publicPage(<IntroducePage frame={context.frame('public')} />),
  )
  getPage(app, deps, '/introduce/check', async context => {
    const draft = draftOf(context)
    const early = leadBack(context, draft)
    if (early !== undefined) return early
    return shown(
      <IntroduceCheckPage
        frame={context.frame('public')}
        draft={draft}
        csrfToken={context.csrfToken}
        requestId={newRequestId(context)}
      />,
    )
  })
  postPage(app, deps, '/introduce/check', context => send(deps, context))
}

function leadBack(context: PageContext, draft: Draft): PageAnswer | undefined {
  if (draft.introduces !== true) return redirect(context.href('/introduce'))
  const next = nextStep(draft)
  return next === 'check' ? undefined : redirect(stepHref(context, next))
}

/** Known before or not, with this phone or another: the answer is the same page that asks for a code. */
async function send(deps: ParentDeps, context: PageContext): Promise<PageAnswer> {
  const draft = draftOf(context)
  const early = leadBack(context, draft)
  // The second of two clicks comes when the first has sent the draft away already.
  if (early !== undefined)
    return signInAnswers(context) === undefined ? early : redirect(context.href(CODE))
  const child = personOf(deps, draft.child)
  const guardian = personOf(deps, draft.guardian)
  const family = { childIin: child.iin, guardianIin: guardian.iin }
  const today = context.setting.clock.today()
  // Nothing leaves the house inside a transaction.
  const answers = await askRegisters(registersOf(deps), family, [], today)
  const { guardianship } = answers
  if (guardianship === 'no') return obstacle(context, 'application/guardianship-denied')
  try {
    await context.act('person.introduce', { draft: JSON.stringify(draft) }, async tx => {
      await introduceFamily(tx, context.actor, context.setting, {
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
        guardianship,
      })
      await context.session.keep(tx, 'apply', undefined)
      return null
    })
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'request/reused') throw error
    return obstacle(context, error.code as RefusalCode)
  }
  await requestSignIn(context, guardian.iin as Iin, '/cabinet')
  return redirect(context.href(CODE))
}

function obstacle(context: PageContext, code: RefusalCode): PageAnswer {
  return shown(<ObstaclePage frame={context.frame('public')} code={code} programme="club" />)
}
