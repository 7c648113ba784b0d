/** One category in its order, a page at a time; numbers and times only. */
import type { Tier } from '../../../domain/territories/queue-rules.ts'
import type { Programme } from '../../../domain/territories/rollout.ts'
import type { Territory } from '../../../domain/territories/territory.ts'
import { textsOf } from '../../../locales/texts.ts'
import { Breadcrumbs } from '../../layout/breadcrumbs.tsx'
import { MomentText } from '../../layout/date-text.tsx'
import { EmptyState } from '../../layout/empty-state.tsx'
import { formatCount } from '../../layout/format.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { Pager } from '../../layout/pager.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { Table } from '../../layout/table.tsx'
import { programmeQuery } from './territory-queue.page.tsx'

type CategoryListProps = {
  frame: Frame
  territory: Territory
  programme: Programme
  tier: Tier
  cohort: number
  length: number
  rows: readonly { readonly number: string; readonly submittedAt: Temporal.Instant }[]
  /** The place of the first row in the category. */
  firstPlace: number
  firstHref: string | undefined
  nextHref: string | undefined
}

export function CategoryListPage(props: CategoryListProps) {
  const { frame, territory } = props
  const { language } = frame
  const t = textsOf(language, props.programme).publicQueue
  const category = t.category(props.tier, props.cohort)
  const name = territory.name[language]
  return (
    <Shell frame={frame} title={`${t.list.title(category)}, ${name}`}>
      <div class="kz-stack">
        <Breadcrumbs
          language={language}
          crumbs={[
            { href: `/${language}/queue`, text: t.index.title },
            {
              href: `/${language}/queue/${territory.code}${programmeQuery(props.programme)}`,
              text: name,
            },
            { text: category },
          ]}
        />
        <Heading>{t.list.title(category)}</Heading>
        <Lead>{t.list.lead(name, formatCount(props.length, language))}</Lead>
        {props.rows.length === 0 ? (
          <EmptyState title={t.list.empty}>{t.list.emptyText}</EmptyState>
        ) : (
          <Table
            caption={t.list.title(category)}
            captionHidden
            columns={[
              { header: t.list.place, numeric: true },
              { header: t.list.number, nowrap: true },
              { header: t.list.submitted },
            ]}
            rows={props.rows.map((row, index) => [
              formatCount(props.firstPlace + index, language),
              <a class="ds-link" href={`/${language}/applications/${row.number}`}>
                {row.number}
              </a>,
              <MomentText instant={row.submittedAt} language={language} />,
            ])}
          />
        )}
        {props.firstHref === undefined ? null : (
          <p>
            <a class="ds-link" href={props.firstHref}>
              {t.list.first}
            </a>
          </p>
        )}
        <Pager language={language} nextHref={props.nextHref} />
      </div>
    </Shell>
  )
}
