/** Invitations by club: how many wait, how many families agreed, refused, or were never reached. */
import type { ClubNamings } from '../../domain/namings/find-namings.ts'
import { texts } from '../../locales/texts.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { formatCount } from '../layout/format.ts'
import { Heading, Lead } from '../layout/heading.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { Table } from '../layout/table.tsx'

const COUNTED = ['proposed', 'accepted', 'refused', 'withdrawn', 'expired', 'unreached'] as const

export function NamingCountsPage(props: {
  frame: Frame
  clubs: readonly ClubNamings[]
  fileHref: (bin: string) => string
}) {
  const { frame, clubs } = props
  const { language } = frame
  const t = texts(language).namings.office
  const count = (value: number) => formatCount(value, language)
  // Those that were not reached are among the ones without an answer.
  const total = clubs.reduce(
    (sum, one) => sum + one.proposed + one.accepted + one.refused + one.withdrawn + one.expired,
    0,
  )
  return (
    <Shell frame={frame} title={t.title} noindex>
      <div class="kz-stack">
        <Heading>{t.title}</Heading>
        {clubs.length === 0 ? (
          <EmptyState title={t.none}>{t.noneText}</EmptyState>
        ) : (
          <>
            <Lead>{t.lead(count(total), count(clubs.length))}</Lead>
            <Table
              caption={t.title}
              captionHidden
              columns={[
                { header: t.club },
                ...COUNTED.map(name => ({ header: t[name], numeric: true })),
              ]}
              rows={clubs.map(club => [
                <a class="ds-link" href={props.fileHref(club.bin)}>
                  {language === 'ru' ? club.nameRu : club.nameKk}
                </a>,
                ...COUNTED.map(name => count(club[name])),
              ])}
            />
          </>
        )}
      </div>
    </Shell>
  )
}
