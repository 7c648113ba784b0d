/** The days of a queue on which bulletins were published, with what is in each. */

import type { BulletinDay } from '../../../domain/opendata/find-bulletins.ts'
import type { Programme } from '../../../domain/territories/rollout.ts'
import type { Territory } from '../../../domain/territories/territory.ts'
import { texts } from '../../../locales/texts.ts'
import { Breadcrumbs } from '../../layout/breadcrumbs.tsx'
import { EmptyState } from '../../layout/empty-state.tsx'
import { formatCount, formatDate } from '../../layout/format.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { Table } from '../../layout/table.tsx'

type BulletinDaysProps = {
  frame: Frame
  territory: Territory
  programme: Programme
  days: readonly BulletinDay[]
  olderThan: Temporal.PlainDate | undefined
}

export function BulletinDaysPage({
  frame,
  territory,
  programme,
  days,
  olderThan,
}: BulletinDaysProps) {
  const { language } = frame
  const t = texts(language).bulletins
  const name = territory.name[language]
  const base = `/${language}/bulletins/${territory.code}`
  const query = programme === 'preschool' ? '' : `?programme=${programme}`
  return (
    <Shell frame={frame} title={t.titleOf(name)}>
      <div class="kz-stack">
        <Breadcrumbs
          language={language}
          crumbs={[{ href: `/${language}/queue/${territory.code}`, text: name }, { text: t.title }]}
        />
        <Heading>{t.titleOf(name)}</Heading>
        <Lead>{t.lead}</Lead>
        {days.length === 0 ? (
          <EmptyState title={t.none}>{t.noneText}</EmptyState>
        ) : (
          <Table
            caption={t.title}
            captionHidden
            columns={[
              { header: t.day, nowrap: true },
              { header: t.freed, numeric: true },
              { header: t.withdrawn, numeric: true },
              { header: t.issued, numeric: true },
            ]}
            rows={days.map(one => [
              <a class="ds-link" href={`${base}/${one.day}${query}`}>
                {formatDate(one.day, language)}
              </a>,
              formatCount(one.freed, language),
              formatCount(one.withdrawn, language),
              formatCount(one.issued, language),
            ])}
          />
        )}
        {olderThan === undefined ? null : (
          <p>
            <a
              class="ds-link"
              href={`${base}${query === '' ? '?' : `${query}&`}before=${olderThan}`}
            >
              {t.older}
            </a>
          </p>
        )}
      </div>
    </Shell>
  )
}
