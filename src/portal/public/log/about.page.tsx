/** Every record of the journal about one public number. */
import { texts } from '../../../locales/texts.ts'
import { Breadcrumbs } from '../../layout/breadcrumbs.tsx'
import { MomentText } from '../../layout/date-text.tsx'
import { formatCount } from '../../layout/format.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { Table } from '../../layout/table.tsx'

type RecordView = {
  readonly what: string
  readonly at: Temporal.Instant
  /** Undefined while it waits for its place under the seal. */
  readonly index: number | undefined
}

export function AboutPage(props: { frame: Frame; number: string; records: readonly RecordView[] }) {
  const { language } = props.frame
  const t = texts(language).log
  const title = t.about.title(props.number)
  return (
    <Shell frame={props.frame} title={title} noindex>
      <div class="kz-column kz-stack">
        <Breadcrumbs
          language={language}
          crumbs={[{ href: `/${language}/log`, text: t.title }, { text: props.number }]}
        />
        <Heading>{title}</Heading>
        <Lead>{t.about.lead}</Lead>
        <Table
          caption={t.about.caption}
          columns={[
            { header: t.about.record, nowrap: true },
            { header: t.about.what },
            { header: t.about.when },
          ]}
          rows={props.records.map(({ what, at, index }) => [
            index === undefined ? (
              t.about.sealing
            ) : (
              <a class="ds-link" href={`/${language}/log/leaf/${index}`}>
                № {formatCount(index, language)}
              </a>
            ),
            what,
            <MomentText instant={at} language={language} />,
          ])}
        />
      </div>
    </Shell>
  )
}
