/** Checking benefit claims: the list, one claim, its document, the decision. */
import { NotFound } from '../../base/failure.ts'
import { decideClaim } from '../../domain/applications/decide-claim.ts'
import { findOpenClaims, getClaim } from '../../domain/applications/find-claims.ts'
import { type Look, lookAtApplication } from '../../domain/applications/look-at-application.ts'
import { findDocument } from '../../domain/applications/store-document.ts'
import { inTransaction } from '../../platform/db/database.ts'
import type { App } from '../../platform/http/app.ts'
import { getPage, postPage } from '../page.ts'
import { file, redirect, shown } from '../page-answer.ts'
import { getStaff, newRequestId, type PageContext } from '../page-context.ts'
import type { ParentDeps } from '../parent/parent-deps.ts'
import { documentsOf } from '../parent/parent-deps.ts'
import { readDecision } from './claims.form.ts'
import { ClaimPage, ClaimsPage } from './claims.page.tsx'
import { getScope } from './scope.ts'

const PAGE = 50

export function registerClaims(app: App, deps: ParentDeps): void {
  getPage(app, deps, '/department/claims', async context => {
    const scope = await getScope(context)
    const { staff, relation, territory } = scope
    const queue = { territory: territory.code, relation }
    const after = readKey(context.query.after)
    const claims = await findOpenClaims(context.database, staff, queue, after, PAGE + 1)
    const last = claims[PAGE - 1]
    const next =
      claims.length > PAGE && last?.due_at ? `after=${last.due_at}_${last.id}` : undefined
    return shown(
      <ClaimsPage
        frame={context.frame('department')}
        claims={claims.slice(0, PAGE)}
        claimHref={id => context.href(`/department/claims/${id}`)}
        nextHref={next === undefined ? undefined : scope.href('/department/claims', next)}
        decided={context.query.decided === 'yes'}
      />,
    )
  })
  getPage(app, deps, '/department/claims/:id', async context => shown(await showClaim(context, {})))
  postPage(app, deps, '/department/claims/:id', async context => {
    const staff = getStaff(context)
    const claimId = readId(context)
    await getClaim(context.database, staff, claimId)
    const answer = readDecision(name => context.form.value(name), context.language)
    if (!answer.ok) return shown(await showClaim(context, answer.errors), 422)
    const { outcome, reason } = answer
    const input = { claim: claimId.toString(), outcome, reason }
    await context.act('application.decide-claim', input, async tx => {
      await decideClaim(tx, staff, context.setting, { claimId, outcome, reason })
      return null
    })
    return redirect(context.href('/department/claims?decided=yes'))
  })
  getPage(app, deps, '/department/claims/:id/document', async context => {
    const { claim } = await seeClaim(context, 'document')
    const id = claim.document_id
    const document = id === null ? undefined : await findDocument(context.database, id)
    if (document === undefined) throw new NotFound('document')
    const content = await documentsOf(deps).get(document.sha256)
    return file(document.file_name, document.media_type, content)
  })
}

async function showClaim(context: PageContext, errors: Readonly<Record<string, string>>) {
  const { claim, mayDecide } = await seeClaim(context, 'claim')
  return (
    <ClaimPage
      frame={context.frame('department')}
      claim={claim}
      documentHref={
        claim.document_id === null
          ? undefined
          : context.href(`/department/claims/${claim.id}/document`)
      }
      backHref={context.href('/department/claims')}
      form={{ language: context.language, values: context.form.all, errors }}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
      mayDecide={mayDecide && claim.state === 'claimed'}
    />
  )
}

/** Names and papers of a family: never without a trace of who looked. */
async function seeClaim(context: PageContext, what: Look) {
  const { database, setting } = context
  const staff = getStaff(context)
  const found = await getClaim(database, staff, readId(context))
  const { number } = found.claim
  await inTransaction(database, tx => lookAtApplication(tx, staff, setting, { number, what }))
  return found
}

function readId(context: PageContext): bigint {
  const { id = '' } = context.params
  if (!/^\d{1,15}$/.test(id)) throw new NotFound('claim')
  return BigInt(id)
}

/** `<instant>_<id>` of the last row of the page before; anything else starts from the beginning. */
function readKey(text: string | undefined) {
  const [, moment = '', id = ''] = /^([0-9T:.Z-]{20,40})_(\d{1,15})$/.exec(text ?? '') ?? []
  try {
    return id === '' ? undefined : { dueAt: Temporal.Instant.from(moment), id: BigInt(id) }
  } catch {
    return undefined
  }
}
