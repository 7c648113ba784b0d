/** Families that hold an offer but were not told: their clock has not started. */
import { texts } from '../../locales/texts.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { formatMoment } from '../layout/format.ts'
import { Heading } from '../layout/heading.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { Table } from '../layout/table.tsx'

type UnreachedFamily = {
  readonly applicationNumber: string
  readonly guardianName: string
  readonly phone: string | null
  readonly offeredAt: Temporal.Instant
  readonly messageState: string | null
}

export function UnreachedPage(props: { frame: Frame; families: readonly UnreachedFamily[] }) {
  const { language } = props.frame
  const all = texts(language).department
  const t = all.unreached
  const failures: Readonly<Record<string, string>> = t.failures
  return (
    <Shell frame={props.frame} title={t.title} noindex>
      <div class="kz-stack">
        <Heading level={1}>{t.title}</Heading>
        <p>{t.lead}</p>
        {props.families.length === 0 ? (
          <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
        ) : (
          <Table
            caption={t.title}
            captionHidden
            columns={[
              { header: all.claims.columns.number, nowrap: true },
              { header: t.guardian },
              { header: t.phone, nowrap: true },
              { header: t.offered, nowrap: true },
              { header: t.failure },
            ]}
            rows={props.families.map(family => [
              <a
                class="ds-link"
                href={`/${language}/department/applications/${family.applicationNumber}`}
              >
                {family.applicationNumber}
              </a>,
              family.guardianName === ''
                ? texts(language).departmentErasure.nameless.unclaimed
                : family.guardianName,
              family.phone ?? t.noPhone,
              formatMoment(family.offeredAt, language),
              family.phone === null
                ? t.noPhone
                : (failures[family.messageState ?? 'planned'] ?? ''),
            ])}
          />
        )}
      </div>
    </Shell>
  )
}
