/** The officer's list of providers: what is missing or about to end, who leaves, who hides empty seats. */
import type { ComponentChildren } from 'preact'
import type { Language } from '../../base/language.ts'
import type { findUnpublished } from '../../domain/places/find-places.ts'
import type { ProviderFileRow } from '../../domain/providers/find-listing.ts'
import { texts } from '../../locales/texts.ts'
import { Button } from '../layout/button.tsx'
import { Details } from '../layout/details.tsx'
import { EmptyState } from '../layout/empty-state.tsx'
import { formatCount, formatDate } from '../layout/format.ts'
import { Heading } from '../layout/heading.tsx'
import { Pager } from '../layout/pager.tsx'
import { ProgrammeField } from '../layout/programme-switch.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { Table } from '../layout/table.tsx'
import { Tag } from '../layout/tag.tsx'

type Unpublished = Awaited<ReturnType<typeof findUnpublished>>[number]

type ProvidersPageProps = {
  frame: Frame
  files: readonly ProviderFileRow[]
  unpublished: readonly Unpublished[]
  text: string
  /** Hidden fields that keep the territory of a post with several. */
  territory: string
  fileHref: (bin: string) => string
  nextHref: string | undefined
  /** Where it is about clubs. */
  gatesHref: string | undefined
  namingsHref: string | undefined
  /** Switches between territories, where there are several. */
  choice: ComponentChildren
}

/** Of one provider; the others are counted. */
const MOST_GAPS = 2

export function ProvidersPage(props: ProvidersPageProps) {
  const { frame, files } = props
  const { language } = frame
  const t = texts(language).departmentProviders
  return (
    <Shell frame={frame} title={t.title} noindex>
      <div class="kz-stack">
        <Heading>{t.title}</Heading>
        {props.choice}
        <p>{t.lead}</p>
        <p>
          <a class="ds-link" href={`/${language}/department/ratings`}>
            {texts(language).ratings.office.title}
          </a>
          {props.gatesHref === undefined ? null : (
            <>
              {' · '}
              <a class="ds-link" href={props.gatesHref}>
                {texts(language).activities.office.title}
              </a>
            </>
          )}
          {props.namingsHref === undefined ? null : (
            <>
              {' · '}
              <a class="ds-link" href={props.namingsHref}>
                {texts(language).namings.office.link}
              </a>
            </>
          )}
        </p>
        <HiddenSeats {...props} />
        <form method="get" class="kz-search-line">
          <input type="hidden" name="territory" value={props.territory} />
          <ProgrammeField frame={props.frame} />
          <div class="ds-field">
            <label class="ds-label" for="text">
              {t.search}
            </label>
            <input
              type="search"
              class="ds-input"
              id="text"
              name="text"
              value={props.text}
              maxLength={60}
            />
          </div>
          <Button variant="secondary">{t.find}</Button>
        </form>
        {files.length === 0 ? (
          <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
        ) : (
          <Table
            caption={t.title}
            captionHidden
            columns={[
              { header: t.columns.name },
              { header: t.columns.gaps },
              { header: t.columns.seats, numeric: true },
              { header: t.columns.leaves, nowrap: true },
            ]}
            rows={files.map(file => [
              <a class="ds-link" href={props.fileHref(file.bin)}>
                {language === 'ru' ? file.nameRu : file.nameKk}
              </a>,
              <Gaps file={file} language={language} />,
              file.empty > file.open ? formatCount(file.empty - file.open, language) : '–',
              file.excludedOn === null ? (
                '–'
              ) : (
                <Tag color="warning">{formatDate(file.excludedOn, language)}</Tag>
              ),
            ])}
          />
        )}
        <Pager language={language} nextHref={props.nextHref} />
      </div>
    </Shell>
  )
}

function Gaps(props: { file: ProviderFileRow; language: Language }) {
  const { file, language } = props
  const t = texts(language).departmentProviders
  const words = texts(language).kindergartens.listing
  if (file.gaps.length === 0) return <span class="kz-quiet">{t.complete}</span>
  const more = file.gaps.length - MOST_GAPS
  return (
    <ul class="kz-open">
      {file.gaps.slice(0, MOST_GAPS).map(({ requirement, state }) => (
        <li>{t.gap(words.requirements[requirement], words.states[state])}</li>
      ))}
      {more > 0 ? <li class="kz-quiet">{t.moreGaps(formatCount(more, language))}</li> : null}
    </ul>
  )
}

function HiddenSeats(props: ProvidersPageProps) {
  const { language } = props.frame
  const t = texts(language).departmentProviders.unpublished
  if (props.unpublished.length === 0) return null
  return (
    <Details summary={`${t.title}: ${formatCount(props.unpublished.length, language)}`}>
      <p>{t.text}</p>
      <ul>
        {props.unpublished.map(one => (
          <li>
            <a class="ds-link" href={props.fileHref(one.bin)}>
              {language === 'ru' ? one.nameRu : one.nameKk}
            </a>
            : {t.line(formatCount(one.empty, language), formatCount(one.open, language))}
          </li>
        ))}
      </ul>
    </Details>
  )
}
