/** Checking a proof in the portal: nothing of it is kept. */
import type { App } from '../../../platform/http/app.ts'
import { limitAttempts } from '../../../platform/identity/attempt-limit.ts'
import { checkReceipt } from '../../../platform/journal/check-receipt.ts'
import { agreesWithLog } from '../../../platform/journal/find-receipts.ts'
import { findTrustedPolicy } from '../../../platform/journal/find-seal.ts'
import type { Deps } from '../../deps.ts'
import { getPage, postPage } from '../../page.ts'
import { type PageAnswer, shown } from '../../page-answer.ts'
import type { PageContext } from '../../page-context.ts'
import { territoriesByCode } from '../query-value.ts'
import { isProven, unreadableView, type VerdictView, viewVerdict } from './verdict-view.ts'
import { readGiven } from './verify.form.ts'
import { VerifyPage } from './verify.page.tsx'

const CHECKS = { most: 60, window: Temporal.Duration.from({ hours: 1 }) }

export function registerVerifyPages(app: App, deps: Deps): void {
  getPage(app, deps, '/verify', async context => show(context, undefined))
  postPage(app, deps, '/verify', check, { largeFiles: 'cut' })
}

async function check(context: PageContext): Promise<PageAnswer> {
  const { database, deps, language } = context
  const bucket = `verify:${context.address}`
  await limitAttempts(database, { bucket, ...CHECKS }, deps.wallClock.now())
  const given = readGiven(context.form)
  if (given.kind !== 'given') return show(context, unreadableView(given.kind))
  const verdict = checkReceipt(given.receipt, await findTrustedPolicy(database))
  const { read } = verdict
  const isHeld =
    read !== undefined && isProven(verdict)
      ? await agreesWithLog(database, { ...read.receipt, ...read.checkpoint })
      : false
  const territories = await territoriesByCode(database)
  return show(context, viewVerdict(verdict, isHeld, language, territories))
}

/** 422 for what is no proof; a proof that is wrong was checked all the same. */
function show(context: PageContext, verdict: VerdictView | undefined): PageAnswer {
  const unread: ReadonlySet<string> = new Set(['nothing', 'too-large', 'other-file', 'damaged'])
  const page = (
    <VerifyPage frame={context.frame('public')} csrfToken={context.csrfToken} verdict={verdict} />
  )
  return shown(page, verdict?.findings.some(finding => unread.has(finding)) ? 422 : 200)
}
