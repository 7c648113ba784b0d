/** The invited children of a club with what became of each invitation. Pure. */
import type { Language } from '../../base/language.ts'
import { ALMATY } from '../../base/time-zone.ts'
import type { NamingOfClub } from '../../domain/namings/find-namings.ts'
import type { NamingState } from '../../domain/namings/naming.ts'
import { texts } from '../../locales/texts.ts'
import { Button } from '../layout/button.tsx'
import { formatDate } from '../layout/format.ts'
import { HiddenFields } from '../layout/hidden-fields.tsx'
import { Table } from '../layout/table.tsx'
import { Tag, type TagColor } from '../layout/tag.tsx'

const COLORS: Readonly<Record<NamingState, TagColor>> = {
  proposed: 'info',
  accepted: 'success',
  refused: 'neutral',
  withdrawn: 'neutral',
  expired: 'warning',
}

type NamedProps = {
  language: Language
  namings: readonly NamingOfClub[]
  csrfToken: string
  requestIdOf: () => string
}

export function NamedChildren(props: NamedProps) {
  const { language, namings } = props
  const t = texts(language).namings.club
  return (
    <Table
      caption={t.own}
      captionHidden
      columns={[
        { header: t.child },
        { header: t.group },
        { header: t.state, wide: true },
        { header: t.when, nowrap: true },
        { header: t.take },
      ]}
      rows={namings.map(naming => [
        whoText(naming, language),
        naming.group,
        <State naming={naming} language={language} />,
        dayOf(naming.answeredAt ?? naming.namedAt, language),
        naming.state === 'proposed' ? <Take {...props} naming={naming} /> : '–',
      ])}
    />
  )
}

/** Before the family has accepted the club reads no more than it typed itself. */
function whoText({ childName, label, birthDate }: NamingOfClub, language: Language): string {
  const born = texts(language).namings.club.born(formatDate(birthDate, language))
  const name = childName ?? label
  return name === null ? born : `${name}, ${born}`
}

function State({ naming, language }: { naming: NamingOfClub; language: Language }) {
  const all = texts(language).namings
  const { state, closing, words } = naming
  return (
    <>
      <Tag color={COLORS[state]}>{all.states[state]}</Tag>
      {state === 'proposed' ? <p class="kz-small">{openText(naming, language)}</p> : null}
      {closing === 'unreached' ? <p class="kz-small">{all.unreached}</p> : null}
      {words === null ? null : (
        <p class="kz-small">
          {all.club.words}: {words}
        </p>
      )}
    </>
  )
}

function openText({ replyUntil }: NamingOfClub, language: Language): string {
  const t = texts(language).namings.club
  if (replyUntil === null) return t.noNotice
  return t.until(dayOf(replyUntil.subtract({ nanoseconds: 1 }), language))
}

function dayOf(moment: Temporal.Instant, language: Language): string {
  return formatDate(moment.toZonedDateTimeISO(ALMATY).toPlainDate(), language)
}

function Take(props: NamedProps & { naming: NamingOfClub }) {
  const { language, naming } = props
  const t = texts(language).namings.club
  return (
    <form method="post" action={`/${language}/provider/namings/${naming.number}/withdraw`}>
      <HiddenFields csrfToken={props.csrfToken} requestId={props.requestIdOf()} />
      <Button variant="tertiary" color="neutral">
        {t.take}
      </Button>
    </form>
  )
}
