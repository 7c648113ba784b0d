/** Exchanges of places in a queue, as its department sees them: where each stands, and the nights of the search. */
import type { Language } from '../../base/language.ts'
import type { findSwapsIn, SearchSummary } from '../../domain/swaps/find-swaps.ts'
import { texts } from '../../locales/texts.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { formatCount, formatDate, formatMoment } from '../layout/format.ts'
import { Heading, Lead } from '../layout/heading.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { Table } from '../layout/table.tsx'
import { SearchTable } from '../public/swaps/search-table.tsx'

type Exchange = Awaited<ReturnType<typeof findSwapsIn>>[number] & {
  /** While it is open. */
  readonly lastDay: Temporal.PlainDate | undefined
}

export function DepartmentSwapsPage(props: {
  frame: Frame
  territoryName: string
  exchanges: readonly Exchange[]
  searches: readonly SearchSummary[]
}) {
  const { language } = props.frame
  const all = texts(language).swaps
  const t = all.office
  return (
    <Shell frame={props.frame} title={t.title} noindex>
      <div class="kz-stack">
        <Heading>
          {props.territoryName}: {t.title}
        </Heading>
        <Lead>{t.lead}</Lead>
        <Heading level={2}>{t.exchanges}</Heading>
        {props.exchanges.length === 0 ? (
          <EmptyState title={t.none}>{t.noneText}</EmptyState>
        ) : (
          <ExchangeTable language={language} exchanges={props.exchanges} />
        )}
        <Heading level={2}>{t.nights}</Heading>
        {props.searches.length === 0 ? (
          <p>{all.searches.emptyText}</p>
        ) : (
          <SearchTable language={language} searches={props.searches} />
        )}
      </div>
    </Shell>
  )
}

function ExchangeTable(props: { language: Language; exchanges: readonly Exchange[] }) {
  const { language } = props
  const all = texts(language).swaps
  const t = all.office
  const count = (value: number) => formatCount(value, language)
  return (
    <Table
      caption={t.exchanges}
      captionHidden
      columns={[
        { header: t.number, nowrap: true },
        { header: t.state },
        { header: t.children, numeric: true },
        { header: t.agreed, numeric: true },
        { header: t.proposed, nowrap: true },
      ]}
      rows={props.exchanges.map(({ number, state, offReason, lastDay, ...one }) => [
        number,
        offReason === null ? (
          <>
            {all.states[state]}
            {lastDay === undefined ? null : `, ${t.until(formatDate(lastDay, language))}`}
          </>
        ) : (
          all.reasons[offReason]
        ),
        count(one.children),
        count(one.agreed),
        formatMoment(one.proposedAt, language),
      ])}
    />
  )
}
