/** Kindergartens or clubs of a territory with their free places. */
import type { ProviderSummary } from '../../../domain/providers/find-providers.ts'
import type { Programme } from '../../../domain/territories/rollout.ts'
import type { Territory } from '../../../domain/territories/territory.ts'
import { texts } from '../../../locales/texts.ts'
import { Breadcrumbs } from '../../layout/breadcrumbs.tsx'
import { EmptyState } from '../../layout/empty-state.tsx'
import { formatCount } from '../../layout/format.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { Pager } from '../../layout/pager.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { Table } from '../../layout/table.tsx'
import { nameIn } from './provider-name.ts'

type ProviderListProps = {
  frame: Frame
  territory: Territory
  programme: Programme
  providers: readonly ProviderSummary[]
  nextHref: string | undefined
}

export function ProviderListPage(props: ProviderListProps) {
  const { frame, territory, programme } = props
  const { language } = frame
  const all = texts(language)
  const t = all.publicReading.providers
  const name = territory.name[language]
  const title = programme === 'preschool' ? t.titleOf(name) : t.clubs(name)
  return (
    <Shell frame={frame} title={title}>
      <div class="kz-stack">
        <Breadcrumbs
          language={language}
          crumbs={[
            { href: `/${language}/queue/${territory.code}`, text: name },
            { text: all.territories.programmes[programme] },
          ]}
        />
        <Heading>{title}</Heading>
        <Lead>{t.lead}</Lead>
        {props.providers.length === 0 ? (
          <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
        ) : (
          <Table
            caption={title}
            captionHidden
            columns={[
              { header: t.name },
              { header: t.free, numeric: true },
              { header: t.ownershipHeader },
              { header: t.address },
              { header: t.capacity, numeric: true },
            ]}
            rows={props.providers.map(one => [
              <a
                class="ds-link"
                href={`/${language}/providers/${territory.code}/${one.bin}?programme=${programme}`}
              >
                {nameIn(one, language)}
              </a>,
              formatCount(one.free, language),
              t.ownership[one.ownership] ?? one.ownership,
              one.address,
              formatCount(one.capacity, language),
            ])}
          />
        )}
        <Pager language={language} nextHref={props.nextHref} />
      </div>
    </Shell>
  )
}
