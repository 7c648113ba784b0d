/** Iterations for everybody: list, one, "why not me", checking a bundle. */
import { NotFound } from '../../../base/failure.ts'
import { replayBundle } from '../../../domain/iterations/bundle.ts'
import { explainDecision } from '../../../domain/iterations/explain-decision.ts'
import {
  findBundle,
  findDecisions,
  findIteration,
  findIterations,
} from '../../../domain/iterations/find-iterations.ts'
import { iterationSubject } from '../../../domain/iterations/hold-iteration.ts'
import type { IterationBundle } from '../../../domain/iterations/iteration.ts'
import { findPublishedByHash } from '../../../domain/opendata/find-public-figures.ts'
import type { Programme } from '../../../domain/territories/rollout.ts'
import type { App } from '../../../platform/http/app.ts'
import { limitAttempts } from '../../../platform/identity/attempt-limit.ts'
import { findFactsAbout } from '../../../platform/journal/find-receipts.ts'
import { findSeal } from '../../../platform/journal/find-seal.ts'
import type { Deps } from '../../deps.ts'
import { isTooLarge } from '../../large-files.ts'
import type { Form } from '../../layout/form.ts'
import { getPage, postPage } from '../../page.ts'
import { type PageAnswer, publicPage, shown } from '../../page-answer.ts'
import type { PageContext } from '../../page-context.ts'
import { emptyNumberForm, readNumber } from '../find-number.tsx'
import { idOf, territoriesByCode, territoryOfPath } from '../query-value.ts'
import { IterationPage, type SealedRecord } from './iteration.page.tsx'
import { IterationListPage } from './iteration-list.page.tsx'
import { iterationTitle } from './outcome-text.ts'
import { ReplayPage } from './replay.page.tsx'
import { WhyPage } from './why.page.tsx'

const ITERATIONS_A_PAGE = 50
const DECISIONS_A_PAGE = 200
// Recomputing a large bundle takes a second of the processor.
const REPLAYS = { most: 30, window: Temporal.Duration.from({ hours: 1 }) }

export function registerIterationPages(app: App, deps: Deps): void {
  getPage(app, deps, '/iterations', list)
  getPage(app, deps, '/iterations/:id', one)
  getPage(app, deps, '/iterations/:id/why', why)
  getPage(app, deps, '/replay', async context => replayPage(context, {}, undefined, null))
  postPage(app, deps, '/replay', replay, { largeFiles: 'cut' })
}

async function list(context: PageContext): Promise<PageAnswer> {
  const { database, query } = context
  const territories = await territoriesByCode(database)
  const territory =
    query.territory === undefined ? undefined : await territoryOfPath(database, query.territory)
  const iterations = await findIterations(database, {
    territory: territory?.code,
    before: query.before === undefined ? undefined : idOf(query.before),
    limit: ITERATIONS_A_PAGE,
  })
  const last = iterations.length === ITERATIONS_A_PAGE ? iterations.at(-1) : undefined
  const rest = territory === undefined ? '' : `territory=${territory.code}&`
  return publicPage(
    <IterationListPage
      frame={context.frame('public')}
      territory={territory}
      territories={territories}
      iterations={iterations}
      nextHref={last && context.href(`/iterations?${rest}before=${last.id}`)}
    />,
  )
}

async function getIteration(context: PageContext) {
  const iteration = await findIteration(context.database, idOf(context.params.id))
  if (iteration === undefined) throw new NotFound('iteration')
  const territory = await territoryOfPath(context.database, iteration.territory_code)
  return { iteration, territoryName: territory.name[context.language] }
}

async function one(context: PageContext): Promise<PageAnswer> {
  const { iteration, territoryName } = await getIteration(context)
  const after = context.query.after === undefined ? 0 : Number(idOf(context.query.after))
  if (after > 2_000_000_000) throw new NotFound('decision')
  const decisions = await findDecisions(context.database, iteration.id, after, DECISIONS_A_PAGE)
  const last = decisions.length === DECISIONS_A_PAGE ? decisions.at(-1) : undefined
  return publicPage(
    <IterationPage
      frame={context.frame('public')}
      iteration={iteration}
      territoryName={territoryName}
      decisions={decisions}
      numberForm={emptyNumberForm(context.language)}
      nextHref={last && context.href(`/iterations/${iteration.id}?after=${last.sequence}`)}
      firstPage={after === 0}
      sealed={await findSealedRecord(context, iteration)}
    />,
  )
}

/** The iteration's own record in the journal. */
async function findSealedRecord(
  { database }: PageContext,
  iteration: Awaited<ReturnType<typeof getIteration>>['iteration'],
): Promise<SealedRecord | undefined> {
  const { territory_code: territory, programme, number } = iteration
  const subject = iterationSubject({ territory, programme: programme as Programme }, number)
  const [record] = await findFactsAbout(database, [subject])
  const seal = record?.isPublished ? await findSeal(database) : undefined
  if (record?.index === undefined || seal === undefined) return undefined
  const { size, root } = seal.checkpoint
  return { index: record.index, size, root: Buffer.from(root).toString('base64') }
}

async function why(context: PageContext): Promise<PageAnswer> {
  const { language } = context
  const { iteration, territoryName } = await getIteration(context)
  const typed = context.query.number?.trim() ?? ''
  const { number, form } =
    typed === ''
      ? { number: undefined, form: emptyNumberForm(language) }
      : readNumber(language, typed)
  const stored = number === undefined ? undefined : await findBundle(context.database, iteration.id)
  // Our own sealed bytes: parsed without checking every row again.
  const bundle = stored && (JSON.parse(stored.bundle) as IterationBundle)
  const page = (
    <WhyPage
      frame={context.frame('public')}
      iterationId={iteration.id}
      iterationTitle={iterationTitle(iteration, territoryName, language)}
      form={form}
      number={number}
      explanation={number && bundle ? explainDecision(bundle, number) : undefined}
    />
  )
  return typed !== '' && number === undefined ? shown(page, 422) : publicPage(page)
}

async function replay(context: PageContext): Promise<PageAnswer> {
  const t = context.texts.publicIterations
  const { database, deps } = context
  const bucket = `replay:${context.address}`
  await limitAttempts(database, { bucket, ...REPLAYS }, deps.wallClock.now())
  const [file] = context.form.files
  if (file === undefined) return replayPage(context, { bundle: t.replay.noFile }, undefined, null)
  if (isTooLarge(file)) return replayPage(context, { bundle: t.replay.tooLarge }, undefined, null)
  const report = replayBundle(file.bytes.toString('utf8'))
  if (!report.ok) return replayPage(context, { bundle: t.replay.notBundle }, undefined, null)
  const { inputHash, resultHash, same } = report.value
  const known = same ? await findPublishedByHash(database, inputHash, resultHash) : undefined
  const name =
    known &&
    t.one(known.number, (await territoryOfPath(database, known.territory)).name[context.language])
  return replayPage(context, {}, report.value, name ?? null)
}

function replayPage(
  context: PageContext,
  errors: Form['errors'],
  report: Parameters<typeof ReplayPage>[0]['report'],
  published: string | null,
): PageAnswer {
  return shown(
    <ReplayPage
      frame={context.frame('public')}
      form={{ language: context.language, values: {}, errors }}
      csrfToken={context.csrfToken}
      report={report}
      published={published}
    />,
    Object.keys(errors).length > 0 ? 422 : 200,
  )
}
