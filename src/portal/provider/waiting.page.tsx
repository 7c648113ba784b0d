/** The waiting lists of a kindergarten, group by group, as the system will offer places. */
import { ALMATY } from '../../base/time-zone.ts'
import type { WaitingFamily } from '../../domain/choice/find-provider-lists.ts'
import { texts } from '../../locales/texts.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { formatCount, formatDate } from '../layout/format.ts'
import { Heading, Lead } from '../layout/heading.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { Table } from '../layout/table.tsx'

export function WaitingPage({
  frame,
  families,
}: {
  frame: Frame
  families: readonly WaitingFamily[]
}) {
  const { language } = frame
  const t = texts(language).providerPage
  const groups = Map.groupBy(families, one => one.group)
  return (
    <Shell frame={frame} title={t.waitingTitle} noindex>
      <div class="kz-stack">
        <Heading>{t.waitingTitle}</Heading>
        <Lead>{t.waitingLead}</Lead>
        {families.length === 0 ? (
          <EmptyState title={t.waitingNone}>{t.waitingNoneText}</EmptyState>
        ) : (
          [...groups].map(([group, list]) => (
            <>
              <Heading level={2}>{group}</Heading>
              <Table
                caption={group}
                captionHidden
                columns={[
                  { header: t.turn, numeric: true },
                  { header: t.application, nowrap: true },
                  { header: t.hasPlace },
                  { header: t.since, nowrap: true },
                ]}
                rows={list.map(one => [
                  formatCount(one.turn, language),
                  one.application,
                  one.offered ? t.offered : one.hasPlace ? t.place : t.noPlace,
                  formatDate(one.joinedAt.toZonedDateTimeISO(ALMATY).toPlainDate(), language),
                ])}
              />
            </>
          ))
        )}
      </div>
    </Shell>
  )
}
