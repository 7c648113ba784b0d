/** Groups of clubs that no contract can be made with yet, and what keeps each shut. */
import type { GroupGates } from '../../domain/activities/find-closed-gates.ts'
import { texts } from '../../locales/texts.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { formatCount } from '../layout/format.ts'
import { Heading, Lead } from '../layout/heading.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { Table } from '../layout/table.tsx'
import { GateReasons } from '../provider/shut-gates.tsx'

/** A page that is read; the rest is counted in its first line. */
const MOST_ROWS = 300

export function GatesPage(props: {
  frame: Frame
  shut: readonly GroupGates[]
  groups: number
  fileHref: (bin: string) => string
}) {
  const { frame, shut } = props
  const { language } = frame
  const all = texts(language).activities
  const t = all.office
  const count = (value: number) => formatCount(value, language)
  return (
    <Shell frame={frame} title={t.title} noindex>
      <div class="kz-stack">
        <Heading>{t.title}</Heading>
        {shut.length === 0 ? (
          <EmptyState title={t.allOpen}>{t.allOpenText}</EmptyState>
        ) : (
          <>
            <Lead>{t.lead(count(shut.length), count(props.groups))}</Lead>
            <Table
              caption={t.title}
              captionHidden
              columns={[{ header: t.club }, { header: all.group }, { header: t.why, wide: true }]}
              rows={shut.slice(0, MOST_ROWS).map(one => [
                <a class="ds-link" href={props.fileHref(one.bin)}>
                  {language === 'ru' ? one.nameRu : one.nameKk}
                </a>,
                one.group,
                <GateReasons closed={one.closed} language={language} />,
              ])}
            />
          </>
        )}
      </div>
    </Shell>
  )
}
