/** For those who control: what breaks a promise, row by row, and the button that checks again. */
import type { Language } from '../../base/language.ts'
import type { findRuns, InvariantOverview } from '../../domain/opendata/find-invariants.ts'
import { texts } from '../../locales/texts.ts'
import { Actions, Button } from '../layout/button.tsx'
import { MomentText } from '../layout/date-text.tsx'
import { EmptyState } from '../layout/empty-state.tsx'
import { formatCount, formatMoment } from '../layout/format.ts'
import { Heading } from '../layout/heading.tsx'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { Notice } from '../layout/notice.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { Table } from '../layout/table.tsx'
import { OutcomeTag } from '../public/invariants/outcome-tag.tsx'

type StaffInvariants = {
  frame: Frame
  overview: InvariantOverview | undefined
  runs: Awaited<ReturnType<typeof findRuns>>
  csrfToken: string
  requestId: string
  mayRun: boolean
  /** The answer to the button that was just pressed. */
  done: boolean
}

export function StaffInvariantsPage(props: StaffInvariants) {
  const { frame, overview } = props
  const { language } = frame
  const all = texts(language).invariants
  const t = all.staff
  return (
    <Shell frame={frame} title={t.title} noindex>
      <div class="kz-stack">
        <Heading>{t.title}</Heading>
        {props.done && overview !== undefined ? (
          <Notice language={language} kind="success" live>
            {t.done(formatMoment(overview.at, language))}
          </Notice>
        ) : null}
        {props.mayRun ? (
          <form method="post" class="kz-form">
            <HiddenFields csrfToken={props.csrfToken} requestId={props.requestId} />
            <p>{t.lead}</p>
            <Actions>
              <Button>{t.run}</Button>
            </Actions>
          </form>
        ) : null}
        {overview === undefined ? (
          <EmptyState title={all.never}>{all.neverText}</EmptyState>
        ) : (
          <Standing language={language} overview={overview} />
        )}
        <Runs language={language} runs={props.runs} />
        <p>
          <a class="ds-link" href={`/${language}/invariants`}>
            {t.public}
          </a>
        </p>
      </div>
    </Shell>
  )
}

function Standing({ language, overview }: { language: Language; overview: InvariantOverview }) {
  const all = texts(language).invariants
  const t = all.staff
  // What needs somebody's work comes first.
  const order = ['broken', 'unchecked', 'holds']
  const rows = overview.invariants.toSorted(
    (a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome),
  )
  return (
    <Table
      caption={all.title}
      captionHidden
      columns={[
        { header: t.promise, wide: true },
        { header: t.state, nowrap: true },
        { header: t.since, nowrap: true },
        { header: t.rows, wide: true },
      ]}
      rows={rows.map(one => [
        all.promises[one.name].title,
        <OutcomeTag language={language} outcome={one.outcome} />,
        <MomentText instant={one.since} language={language} />,
        one.found.length === 0 ? (
          t.none
        ) : (
          <>
            {one.violations === null ? t.why : t.first(formatCount(one.violations, language))}
            <ul>
              {one.found.map(what => (
                <li>
                  <code>{what}</code>
                </li>
              ))}
            </ul>
          </>
        ),
      ])}
    />
  )
}

function Runs({ language, runs }: { language: Language; runs: StaffInvariants['runs'] }) {
  const all = texts(language).invariants
  const t = all.staff
  if (runs.length === 0) return null
  const seconds = new Intl.NumberFormat(language, { maximumFractionDigits: 1 })
  return (
    <Table
      caption={t.history}
      columns={[
        { header: t.at, nowrap: true },
        { header: t.cause },
        { header: t.by, nowrap: true },
        { header: t.duration, numeric: true },
        { header: all.result },
      ]}
      rows={runs.map(run => [
        <MomentText instant={run.at} language={language} />,
        all.causes[run.cause],
        run.run_by,
        t.seconds(seconds.format(run.duration_ms / 1000)),
        resultOf(language, run),
      ])}
    />
  )
}

function resultOf(language: Language, run: StaffInvariants['runs'][number]): string {
  const t = texts(language).invariants
  const parts = [
    run.broken > 0 ? `${t.outcomes.broken}: ${formatCount(run.broken, language)}` : '',
    run.unchecked > 0 ? `${t.outcomes.unchecked}: ${formatCount(run.unchecked, language)}` : '',
  ].filter(part => part !== '')
  return parts.length === 0 ? t.dayHolds : parts.join(', ')
}
