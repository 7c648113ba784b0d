/** All queues: find one's number, or choose a territory. */
import type { QueueSize } from '../../../domain/opendata/find-public-figures.ts'
import type { Territory } from '../../../domain/territories/territory.ts'
import { texts } from '../../../locales/texts.ts'
import { EmptyState } from '../../layout/empty-state.tsx'
import { ErrorSummary } from '../../layout/error-summary.tsx'
import { type Form, isMistaken } from '../../layout/form.ts'
import { formatCount } from '../../layout/format.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { Table } from '../../layout/table.tsx'
import { FindNumber } from '../find-number.tsx'

type IndexProps = {
  frame: Frame
  form: Form
  sizes: readonly QueueSize[]
  territories: ReadonlyMap<string, Territory>
}

export function QueueIndexPage(props: IndexProps) {
  const { language } = props.frame
  const all = texts(language)
  const t = all.publicQueue.index
  return (
    <Shell frame={props.frame} title={t.title} mistaken={isMistaken(props.form)}>
      <div class="kz-stack">
        <ErrorSummary form={props.form} />
        <Heading>{t.title}</Heading>
        <Lead>{t.lead}</Lead>
        <FindNumber form={props.form} action={`/${language}/queue`} />
        <Heading level={2}>{t.territories}</Heading>
        {props.sizes.length === 0 ? (
          <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
        ) : (
          <Table
            caption={t.territories}
            captionHidden
            columns={[{ header: t.territory }, { header: t.waiting, numeric: true }]}
            rows={props.sizes.map(size => [
              <a class="ds-link" href={queueHref(language, size)}>
                {props.territories.get(size.territory)?.name[language] ?? size.territory}
                {size.programme === 'preschool' ? '' : ` – ${all.territories.programmes.club}`}
              </a>,
              formatCount(size.waiting, language),
            ])}
          />
        )}
      </div>
    </Shell>
  )
}

function queueHref(language: string, size: QueueSize): string {
  const query = size.programme === 'preschool' ? '' : `?programme=${size.programme}`
  return `/${language}/queue/${size.territory}${query}`
}
