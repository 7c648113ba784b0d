/** The journal for everybody: its seal, one record, the records about a number. */
import { parseBusinessNumber } from '../../../base/business-number.ts'
import { NotFound } from '../../../base/failure.ts'
import type { App } from '../../../platform/http/app.ts'
import { findFactsAbout, findPublishedLeaf } from '../../../platform/journal/find-receipts.ts'
import { countFactsWaiting, findSeal } from '../../../platform/journal/find-seal.ts'
import type { Deps } from '../../deps.ts'
import { getPage } from '../../page.ts'
import { type PageAnswer, publicPage } from '../../page-answer.ts'
import type { PageContext } from '../../page-context.ts'
import { territoriesByCode } from '../query-value.ts'
import { AboutPage } from './about.page.tsx'
import { factRows, kindWords } from './fact-words.ts'
import { LeafPage, type LeafView } from './leaf.page.tsx'
import { paperHash } from './leaf-address.ts'
import { LogPage } from './log.page.tsx'
import { viewSeal } from './seal-view.ts'

/** A new seal comes every second or so. */
const SEAL_SECONDS = 5

export function registerLogPages(app: App, deps: Deps): void {
  getPage(app, deps, '/log', theSeal)
  getPage(app, deps, '/log/leaf/:index', oneLeaf)
  getPage(app, deps, '/log/about/:number', recordsAbout)
}

async function theSeal(context: PageContext): Promise<PageAnswer> {
  const { database, deps } = context
  const [seal, waiting] = await Promise.all([findSeal(database), countFactsWaiting(database)])
  return publicPage(
    <LogPage
      frame={context.frame('public')}
      seal={seal && viewSeal(seal, deps.wallClock.now())}
      waiting={waiting}
      isDemonstration={deps.config.mode === 'demo'}
      logUrl={new URL('/log', deps.config.publicUrl).href}
    />,
    SEAL_SECONDS,
  )
}

async function oneLeaf(context: PageContext): Promise<PageAnswer> {
  const index = indexOf(context.params.index)
  const leaf = await findPublishedLeaf(context.database, index)
  const said = context.query.hash
  const page = (
    <LeafPage
      frame={context.frame('public')}
      index={index}
      leaf={leaf && (await viewLeaf(context, leaf))}
      fits={leaf && said !== undefined ? said === paperHash(leaf.hash) : undefined}
    />
  )
  // Soon there may be a record here: nobody keeps the answer that there is none.
  return leaf === undefined
    ? { kind: 'page', page, status: 404, publicSeconds: null }
    : publicPage(page)
}

async function viewLeaf(
  context: PageContext,
  leaf: NonNullable<Awaited<ReturnType<typeof findPublishedLeaf>>>,
): Promise<LeafView> {
  const { language, database } = context
  const { application, voucher } = leaf.facts
  const number = application ?? voucher
  return {
    what: kindWords(leaf.kind, language),
    at: leaf.at,
    facts: factRows(leaf.facts, language, await territoriesByCode(database)),
    hash: Buffer.from(leaf.hash).toString('hex'),
    text: leaf.text,
    about: typeof number === 'string' ? number : undefined,
  }
}

/** Throws NotFound for what is no number of a record. */
function indexOf(text: string | undefined): number {
  if (text === undefined || !/^(0|[1-9]\d{0,14})$/.test(text)) throw new NotFound('leaf')
  return Number(text)
}

async function recordsAbout(context: PageContext): Promise<PageAnswer> {
  const number = numberOf(context.params.number ?? '')
  const facts = number === undefined ? [] : await findFactsAbout(context.database, [number])
  if (number === undefined || facts.length === 0) throw new NotFound('number')
  return publicPage(
    <AboutPage
      frame={context.frame('public')}
      number={number}
      records={facts.map(({ kind, at, index, isPublished }) => ({
        what: kindWords(kind, context.language),
        at,
        index: isPublished ? index : undefined,
      }))}
    />,
    SEAL_SECONDS,
  )
}

/** Of an application, or of a voucher (V-...). */
function numberOf(text: string): string | undefined {
  const [, rest] = /^V-(.+)$/.exec(text) ?? []
  const number = parseBusinessNumber(rest ?? text)
  return rest === undefined || number === undefined ? number : `V-${number}`
}
