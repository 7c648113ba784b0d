/** The roll-out calendar: from which day which territory works by vouchers, and who answers for it. */
import type { RolloutRow } from '../../../domain/territories/rollout.ts'
import type { Territory } from '../../../domain/territories/territory.ts'
import { texts } from '../../../locales/texts.ts'
import { DateText } from '../../layout/date-text.tsx'
import { Heading, Lead } from '../../layout/heading.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { Table } from '../../layout/table.tsx'
import { Tag } from '../../layout/tag.tsx'

type RolloutProps = {
  frame: Frame
  rows: readonly RolloutRow[]
  territories: ReadonlyMap<string, Territory>
  today: Temporal.PlainDate
}

export function RolloutPage(props: RolloutProps) {
  const { language } = props.frame
  const all = texts(language)
  const t = all.publicReading.rollout
  return (
    <Shell frame={props.frame} title={t.title}>
      <div class="kz-stack">
        <Heading>{t.title}</Heading>
        <Lead>{t.lead}</Lead>
        <Table
          caption={t.title}
          captionHidden
          columns={[
            { header: t.territory },
            { header: t.startsOn, nowrap: true },
            { header: t.programme },
            { header: t.regime },
            { header: t.responsible, wide: true },
          ]}
          rows={props.rows.map(row => [
            <a class="ds-link" href={`/${language}/rules/${row.territory}?on=${row.startsOn}`}>
              {props.territories.get(row.territory)?.name[language] ?? row.territory}
            </a>,
            <>
              <DateText date={row.startsOn} language={language} />
              <br />
              {Temporal.PlainDate.compare(row.startsOn, props.today) <= 0 ? (
                <Tag color="success">{t.started}</Tag>
              ) : null}
            </>,
            all.territories.programmes[row.programme],
            all.territories.regimes[row.regime],
            <span lang="kk">{row.responsible}</span>,
          ])}
        />
        <p class="kz-quiet">{t.source}</p>
      </div>
    </Shell>
  )
}
