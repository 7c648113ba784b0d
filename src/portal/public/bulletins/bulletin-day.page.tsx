/** One day's bulletins: freed, taken back, given; with the files and their checksums. */
import type { Language } from '../../../base/language.ts'
import {
  type BulletinKind,
  type BulletinLines,
  bulletinPath,
  type FreedLine,
  type IssuedLine,
  type WithdrawnLine,
} from '../../../domain/opendata/bulletin.ts'
import type { Programme } from '../../../domain/territories/rollout.ts'
import type { Territory } from '../../../domain/territories/territory.ts'
import { texts } from '../../../locales/texts.ts'
import { Breadcrumbs } from '../../layout/breadcrumbs.tsx'
import { Details } from '../../layout/details.tsx'
import { formatCount, formatDate, formatMoment } from '../../layout/format.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { Table } from '../../layout/table.tsx'
import { categoryWords } from '../queue/public-history.ts'
import { citeBulletin, verificationSteps } from './bulletin-reference.ts'

export type DayBulletins = {
  readonly [Kind in BulletinKind]: {
    readonly rows: BulletinLines[Kind]
    readonly from: Temporal.Instant
    readonly until: Temporal.Instant
    readonly sha256: string
    readonly leafIndex: string | null
  }
}

type BulletinDayProps = {
  frame: Frame
  territory: Territory
  programme: Programme
  day: Temporal.PlainDate
  bulletins: DayBulletins
  /** Of the portal: what is cited is a whole address. */
  origin: string
}

/** A page is for reading; the file has every row. */
const ROWS_SHOWN = 200

export function BulletinDayPage(props: BulletinDayProps) {
  const { frame, territory, day, bulletins } = props
  const { language } = frame
  const t = texts(language).bulletins
  const title = t.dayTitle(territory.name[language], formatDate(day, language))
  return (
    <Shell frame={frame} title={title}>
      <div class="kz-stack">
        <Breadcrumbs
          language={language}
          crumbs={[
            { href: `/${language}/bulletins/${territory.code}`, text: t.title },
            { text: formatDate(day, language) },
          ]}
        />
        <Heading>{title}</Heading>
        <Lead>
          {t.span(
            formatMoment(bulletins.freed.from, language),
            formatMoment(bulletins.freed.until, language),
          )}
        </Lead>
        <Section {...props} kind="freed" empty={t.emptyFreed}>
          <PlaceTable
            language={language}
            caption={t.freed}
            lastHeader={t.cause}
            rows={bulletins.freed.rows.slice(0, ROWS_SHOWN)}
            last={row => t.causes[row.cause] ?? row.cause}
          />
        </Section>
        <Section {...props} kind="withdrawn" empty={t.emptyWithdrawn}>
          <PlaceTable
            language={language}
            caption={t.withdrawn}
            lastHeader={t.reason}
            rows={bulletins.withdrawn.rows.slice(0, ROWS_SHOWN)}
            last={row => t.reasons[row.reason] ?? row.reason}
          />
        </Section>
        <Section {...props} kind="issued" empty={t.emptyIssued}>
          <IssuedTable language={language} rows={bulletins.issued.rows.slice(0, ROWS_SHOWN)} />
        </Section>
      </div>
    </Shell>
  )
}

function Section(
  props: BulletinDayProps & {
    kind: BulletinKind
    empty: string
    children: preact.ComponentChildren
  },
) {
  const { frame, territory, programme, day, kind } = props
  const { language } = frame
  const t = texts(language).bulletins
  const { rows, sha256 } = props.bulletins[kind]
  const path = bulletinPath({ territory: territory.code, programme, day: day.toString() }, kind)
  const count = (length: number) => formatCount(length, language)
  return (
    <section class="kz-stack" id={kind}>
      <Heading level={2}>
        {t[kind]} ({count(rows.length)})
      </Heading>
      {rows.length === 0 ? <p>{props.empty}</p> : props.children}
      {rows.length > ROWS_SHOWN ? <p>{t.more(count(ROWS_SHOWN), count(rows.length))}</p> : null}
      <p class="kz-quiet kz-small">
        <a class="ds-link" href={path.replace(/json$/, 'csv')} download>
          CSV
        </a>
        {' · '}
        <a class="ds-link" href={path} download>
          JSON
        </a>
        {' · '}
        <a class="ds-link" href={`/${language}/log/about/${encodeURIComponent(path)}`}>
          {t.leaf}
        </a>
        <br />
        {t.checksum}: <code class="kz-hash">{sha256}</code>
      </p>
      <Reference {...props} path={path} />
    </section>
  )
}

function Reference(props: BulletinDayProps & { kind: BulletinKind; path: string }) {
  const { frame, territory, day, kind, origin } = props
  const { language } = frame
  const t = texts(language).bulletins
  const url = `${origin}${props.path}`
  const { sha256, leafIndex } = props.bulletins[kind]
  const checksum = { value: sha256 }
  const name = territory.name[language]
  const steps = verificationSteps(language, { url, log: `${origin}/log`, leafIndex })
  return (
    <Details summary={t.check}>
      <ol>
        {steps.map(step => (
          <li>{step}</li>
        ))}
      </ol>
      <p>
        {t.cite}:
        <br />
        {citeBulletin(language, { name, kind, day, url, checksum })}
      </p>
    </Details>
  )
}

function PlaceTable<Line extends FreedLine | WithdrawnLine>(props: {
  language: Language
  caption: string
  lastHeader: string
  rows: readonly Line[]
  last: (row: Line) => string
}) {
  const { language } = props
  const all = texts(language)
  const t = all.bulletins
  return (
    <Table
      caption={props.caption}
      captionHidden
      columns={[
        { header: t.provider, wide: true },
        { header: t.group },
        { header: t.age, nowrap: true },
        { header: t.admission },
        { header: t.starts, nowrap: true },
        { header: props.lastHeader },
      ]}
      rows={props.rows.map(row => [
        language === 'ru' ? row.nameRu : row.nameKk,
        row.group,
        all.publicQueue.cohort(row.cohort),
        <>
          {t.admissions[row.admission] ?? row.admission}
          {row.restriction === null ? null : (
            <>
              <br />
              <span class="kz-quiet kz-small">{row.restriction}</span>
            </>
          )}
        </>,
        <>
          {formatDate(Temporal.PlainDate.from(row.startsOn), language)}
          {row.lastDay === null ? null : (
            <>
              <br />
              {t.until(formatDate(Temporal.PlainDate.from(row.lastDay), language))}
            </>
          )}
        </>,
        props.last(row),
      ])}
    />
  )
}

function IssuedTable({ language, rows }: { language: Language; rows: readonly IssuedLine[] }) {
  const t = texts(language).bulletins
  return (
    <Table
      caption={t.issued}
      captionHidden
      columns={[
        { header: t.application, nowrap: true },
        { header: t.what },
        { header: t.category },
        { header: t.provider, wide: true },
        { header: t.group },
        { header: t.at, nowrap: true },
      ]}
      rows={rows.map(row => [
        <a class="ds-link" href={`/${language}/applications/${row.application}`}>
          {row.application}
        </a>,
        t.whats[row.what] ?? row.what,
        categoryWords(row.category, language) ?? row.category,
        (language === 'ru' ? row.nameRu : row.nameKk) ?? '',
        row.group ?? '',
        formatMoment(Temporal.Instant.from(row.at), language),
      ])}
    />
  )
}
