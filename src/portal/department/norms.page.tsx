/** Norms of a territory with their history: what a month of a child costs, from when to when. */
import type { NormPeriod } from '../../domain/ledger/norm-periods.ts'
import { texts } from '../../locales/texts.ts'
import { Breadcrumbs } from '../layout/breadcrumbs.tsx'
import { EmptyState } from '../layout/empty-state.tsx'
import { formatDate, formatTenge } from '../layout/format.ts'
import { Heading, Lead } from '../layout/heading.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { Table } from '../layout/table.tsx'

export function NormsPage(props: {
  frame: Frame
  territoryName: string
  /** By code. */
  placeNames: ReadonlyMap<string, string>
  today: Temporal.PlainDate
  norms: readonly NormPeriod[]
  budgetHref: string
}) {
  const { frame, norms, today } = props
  const { language } = frame
  const all = texts(language)
  const t = all.money
  const { compare } = Temporal.PlainDate
  const stateOf = ({ from, until }: NormPeriod) => {
    if (compare(from, today) > 0) return t.later
    return until !== null && compare(until, today) < 0 ? t.past : t.now
  }
  return (
    <Shell frame={frame} title={t.norms} noindex>
      <div class="kz-stack">
        <Breadcrumbs
          language={language}
          crumbs={[{ href: props.budgetHref, text: t.back }, { text: t.norms }]}
        />
        <Heading>
          {props.territoryName}: {t.norms}
        </Heading>
        <Lead>{t.normsLead}</Lead>
        {norms.length === 0 ? (
          <EmptyState title={t.noNorms}>{t.noNormsText}</EmptyState>
        ) : (
          <Table
            caption={t.norms}
            captionHidden
            columns={[
              { header: t.age, nowrap: true },
              { header: t.kind },
              { header: t.amount, numeric: true },
              { header: t.from, nowrap: true },
              { header: t.until, nowrap: true },
              { header: t.state, nowrap: true },
              { header: t.place },
            ]}
            rows={norms.map(norm => [
              all.publicQueue.cohort(norm.cohort),
              t.kinds[norm.kind],
              formatTenge(norm.monthlyTiyn, language),
              formatDate(norm.from, language),
              norm.until === null ? '' : formatDate(norm.until, language),
              stateOf(norm),
              props.placeNames.get(norm.territory) ?? norm.territory,
            ])}
          />
        )}
      </div>
    </Shell>
  )
}
