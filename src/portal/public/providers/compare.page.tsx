/** Up to four providers side by side: one row for each thing that decides, under the names of the providers. */
import type { ComponentChildren } from 'preact'
import type { Language } from '../../../base/language.ts'
import { countFree, type GroupForChoice } from '../../../domain/providers/catalogue.ts'
import type { Listing } from '../../../domain/providers/find-listing.ts'
import type { PhotoRow } from '../../../domain/providers/find-profile.ts'
import { texts } from '../../../locales/texts.ts'
import { ButtonLink } from '../../layout/button.tsx'
import { EmptyState } from '../../layout/empty-state.tsx'
import { formatCount, formatDate } from '../../layout/format.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { Notice } from '../../layout/notice.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { Table } from '../../layout/table.tsx'
import { Tag } from '../../layout/tag.tsx'
import type { PublicProvider } from './contacts.tsx'
import { agesOf } from './group-age.ts'
import { OutcomeTag } from './listing-view.tsx'
import { NoPhoto, SmallPhoto } from './photo.tsx'
import { languageOfWords, nameIn } from './provider-name.ts'

export type Compared = {
  readonly provider: PublicProvider & { readonly territory_code: string }
  readonly groups: readonly GroupForChoice[]
  readonly photo: PhotoRow | undefined
  readonly listing: Listing
}

type ComparePageProps = {
  frame: Frame
  compared: readonly Compared[]
  tooMany: boolean
  listHref: string
  /** The page without one of them. */
  withoutHref: (bin: string) => string
}

export function ComparePage(props: ComparePageProps) {
  const { frame, compared } = props
  const { language } = frame
  const t = texts(language).kindergartens.compare
  return (
    <Shell frame={frame} title={t.title}>
      <div class="kz-stack">
        <Heading>{t.title}</Heading>
        <Lead>{t.lead}</Lead>
        {props.tooMany ? (
          <Notice language={language} kind="info">
            {t.tooMany}
          </Notice>
        ) : null}
        {compared.length === 0 ? (
          <EmptyState
            title={t.none}
            action={<ButtonLink href={props.listHref}>{t.toList}</ButtonLink>}
          >
            {t.noneText}
          </EmptyState>
        ) : (
          <>
            <div class="kz-compare">
              <Table
                caption={t.title}
                captionHidden
                columns={[
                  { header: t.question },
                  ...compared.map(({ provider }) => ({ header: nameIn(provider, language) })),
                ]}
                rows={rowsOf(props)}
              />
            </div>
            <ButtonLink variant="secondary" href={props.listHref}>
              {t.toList}
            </ButtonLink>
          </>
        )}
      </div>
    </Shell>
  )
}

function rowsOf(props: ComparePageProps): ComponentChildren[][] {
  const { language } = props.frame
  const all = texts(language)
  const t = all.kindergartens.compare
  const words = all.publicReading.providers
  const isClub = props.compared.some(one => one.provider.programme === 'club')
  const row = (question: string, answer: (one: Compared) => ComponentChildren) => [
    question,
    ...props.compared.map(answer),
  ]
  const sum = (one: Compared, of: (group: GroupForChoice) => number) =>
    formatCount(
      one.groups.reduce((total, group) => total + of(group), 0),
      language,
    )
  const among = (values: readonly string[], names: Readonly<Record<string, string>>) =>
    [...new Set(values)].map(value => names[value] ?? value).join(', ')
  return [
    row(t.photo, one => <Picture one={one} language={language} />),
    row(t.byAge, one => <FreeByAge groups={one.groups} language={language} />),
    row(t.waiting, one => sum(one, group => group.waiting)),
    row(
      t.seats,
      one => `${sum(one, group => group.enrolled)} / ${sum(one, group => group.capacity)}`,
    ),
    row(words.address, one => <span lang={languageOfWords(language)}>{one.provider.address}</span>),
    row(words.ownershipHeader, one => words.ownership[one.provider.ownership] ?? '–'),
    row(t.languages, one =>
      among(
        one.groups.map(group => group.language),
        words.languages,
      ),
    ),
    row(isClub ? all.activities.direction : t.regimes, one =>
      isClub
        ? among(
            one.groups.flatMap(group => group.direction ?? []),
            all.activities.directions,
          )
        : among(
            one.groups.map(group => group.regime),
            words.regimes,
          ),
    ),
    row(t.special, one => (one.groups.some(group => group.kind === 'special') ? t.yes : t.no)),
    row(t.requirements, one => proven(one, language)),
    row(t.inspection, one => <LastInspection one={one} language={language} />),
    ...(props.compared.some(one => one.listing.exclusion !== undefined)
      ? [row(t.exclusion, one => <Leaving one={one} language={language} />)]
      : []),
    row(t.next, one => <Links one={one} {...props} />),
  ]
}

function proven(one: Compared, language: Language): string {
  const { requirements } = one.listing
  const met = requirements.filter(({ state }) => state === 'in-force' || state === 'ends-soon')
  return `${formatCount(met.length, language)} / ${formatCount(requirements.length, language)}`
}

function Picture(props: { one: Compared; language: Language }) {
  const { photo } = props.one
  return (
    <div class="kz-kinder-photo">
      {photo === undefined ? (
        <NoPhoto />
      ) : (
        <SmallPhoto photo={photo} language={props.language} eager />
      )}
    </div>
  )
}

function FreeByAge(props: { groups: readonly GroupForChoice[]; language: Language }) {
  const { groups, language } = props
  const t = texts(language).kindergartens
  const ages = Map.groupBy(groups, group => agesOf(group, language))
  const open = [...ages]
    .map(([age, same]) => ({
      age,
      free: same.reduce((total, group) => total + countFree(group), 0),
    }))
    .filter(age => age.free > 0)
  if (open.length === 0) return <span class="kz-quiet">{t.noFree}</span>
  return (
    <ul class="kz-open">
      {open.map(age => (
        <li>{t.freeAt(age.age, formatCount(age.free, language))}</li>
      ))}
    </ul>
  )
}

function LastInspection(props: { one: Compared; language: Language }) {
  const { one, language } = props
  const last = one.listing.inspections[0]
  if (last === undefined) {
    return <span class="kz-quiet">{texts(language).kindergartens.compare.notInspected}</span>
  }
  return (
    <>
      {formatDate(last.heldOn, language)}
      <br />
      <OutcomeTag outcome={last.outcome} language={language} />
    </>
  )
}

function Leaving(props: { one: Compared; language: Language }) {
  const { exclusion } = props.one.listing
  if (exclusion === undefined) return '–'
  return <Tag color="warning">{formatDate(exclusion.effectiveOn, props.language)}</Tag>
}

function Links(props: ComparePageProps & { one: Compared }) {
  const { language } = props.frame
  const t = texts(language).kindergartens.compare
  const { provider } = props.one
  const href = `/${language}/providers/${provider.territory_code}/${provider.bin}?programme=${provider.programme}`
  const named = <span class="ds-sr-only">: {nameIn(provider, language)}</span>
  return (
    <div class="kz-compare-links">
      <a class="ds-link" href={href}>
        {t.page}
        {named}
      </a>
      <a class="ds-link" href={props.withoutHref(provider.bin)}>
        {t.remove}
        {named}
      </a>
    </div>
  )
}
