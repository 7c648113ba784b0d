/** The number, what happens next and when, and the receipt: for the browser that sent the application. */
import { z } from 'zod'
import { assertDefined } from '../../../base/assert.ts'
import { ALMATY } from '../../../base/time-zone.ts'
import type { Application } from '../../../domain/applications/application.ts'
import { ageInMonths } from '../../../domain/applications/eligibility.ts'
import { findApplication, findClaims } from '../../../domain/applications/find-application.ts'
import { getPerson } from '../../../domain/people/ensure-family.ts'
import { findPosition } from '../../../domain/queue/find-position.ts'
import { findRulesInForce } from '../../../domain/territories/rules-in-force.ts'
import { workingDaysBetween } from '../../../domain/territories/working-calendar.ts'
import type { App } from '../../../platform/http/app.ts'
import { findFactsAbout } from '../../../platform/journal/find-receipts.ts'
import { getPage } from '../../page.ts'
import { file, redirect, shown } from '../../page-answer.ts'
import type { PageContext } from '../../page-context.ts'
import type { ParentDeps } from '../parent-deps.ts'
import { proofAnswer } from '../proofs/proof-answer.tsx'
import { renderCalendarFile } from '../receipt/calendar-file.ts'
import { receiptAnswer } from '../receipt/load-receipt.ts'
import { positionText } from '../receipt/position-text.ts'
import { shortUrl } from '../receipt/short-url.ts'
import { DonePage } from './done.page.tsx'

const applied = z.object({ number: z.string() })

/** The last application that this browser sent; undefined when it sent none or its session is over. */
export function appliedNumber(context: PageContext): string | undefined {
  const kept = applied.safeParse(context.session.data.applied)
  return kept.success ? kept.data.number : undefined
}

export function registerDonePages(app: App, deps: ParentDeps): void {
  getPage(app, deps, '/apply/done', async context => {
    const sent = await load(context)
    if (sent === undefined) return redirect(context.href('/apply'))
    const { application, claimsDue } = sent
    const today = context.setting.clock.today()
    const position = assertDefined(
      await findPosition(context.database, application.number, today),
      'the application was just made',
    )
    const left = claimsDue && workingDaysBetween(context.setting.calendar, today, claimsDue)
    return shown(
      <DonePage
        frame={context.frame('public')}
        number={application.number}
        programme={application.programme}
        position={positionText(context.language, position)}
        tooYoungUntilMonths={await tooYoungUntil(context, application)}
        isSealed={(await findSubmission(context, application.number))?.isPublished ?? false}
        claims={claimsDue && left?.ok ? { day: claimsDue, workingDaysLeft: left.value } : undefined}
      />,
    )
  })
  getPage(app, deps, '/apply/receipt', async context => {
    const sent = await load(context)
    if (sent === undefined) return redirect(context.href('/apply'))
    return receiptAnswer(deps, context.language, sent.application)
  })
  getPage(app, deps, '/apply/proof', async context => {
    const sent = await load(context)
    const number = sent?.application.number
    const fact = number === undefined ? undefined : await findSubmission(context, number)
    if (number === undefined || fact === undefined) return redirect(context.href('/apply'))
    return proofAnswer(context, { entryId: fact.id, number, back: context.href('/apply/done') })
  })
  getPage(app, deps, '/apply/claims.ics', async context => {
    const sent = await load(context)
    if (sent?.claimsDue === undefined) return redirect(context.href('/apply'))
    const content = renderCalendarFile({
      uid: `claims-${sent.application.number}`,
      lastDay: sent.claimsDue,
      summary: context.texts.cabinet.calendar.claims,
      url: shortUrl(deps, sent.application.number),
      madeAt: context.setting.clock.now(),
    })
    return file('kezek.ics', 'text/calendar; charset=utf-8', content)
  })
}

/** The journal's record of the submission. */
async function findSubmission(context: PageContext, number: string) {
  const facts = await findFactsAbout(context.database, [number])
  return facts.find(({ kind }) => kind === 'application.submitted')
}

async function load(context: PageContext) {
  const number = appliedNumber(context)
  const found = number === undefined ? undefined : await findApplication(context.database, number)
  if (found === undefined) return undefined
  const claims = await findClaims(context.database, found.application.id)
  const due = claims.find(claim => claim.state === 'claimed')?.due_at ?? undefined
  return {
    application: found.application,
    claimsDue: due?.toZonedDateTimeISO(ALMATY).toPlainDate().subtract({ days: 1 }),
  }
}

/** The pack's minimum age for an offer, while the child is younger; nothing to say where no pack holds. */
async function tooYoungUntil(
  context: PageContext,
  application: Application,
): Promise<number | undefined> {
  const { database, setting } = context
  const today = setting.clock.today()
  const { territory, programme, childId } = application
  const rules = await findRulesInForce(database, territory, programme, today)
  const child = await getPerson(database, childId)
  const months = rules?.pack?.values['queue.minimumAgeMonths'].value ?? 0
  return ageInMonths(child.birth_date, today) < months ? months : undefined
}
