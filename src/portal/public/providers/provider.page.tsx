/** One kindergarten or club: what it looks like, who it takes, what is free, and how it stands on the list. */

import type { Language } from '../../../base/language.ts'
import type { ComplaintCounts } from '../../../domain/cases/find-cases.ts'
import type { GroupForChoice } from '../../../domain/providers/catalogue.ts'
import { countFree } from '../../../domain/providers/catalogue.ts'
import type { Listing } from '../../../domain/providers/find-listing.ts'
import type { PhotoRow, Profile } from '../../../domain/providers/find-profile.ts'
import type { PublishedRatings } from '../../../domain/ratings/find-ratings.ts'
import type { Territory } from '../../../domain/territories/territory.ts'
import { texts } from '../../../locales/texts.ts'
import { Breadcrumbs } from '../../layout/breadcrumbs.tsx'
import { Actions, ButtonLink } from '../../layout/button.tsx'
import { formatCount } from '../../layout/format.ts'
import { Heading } from '../../layout/heading.tsx'
import { Notice } from '../../layout/notice.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { StatCards } from '../../layout/stat-card.tsx'
import { Complaints } from './complaint-counts.tsx'
import { Contacts, type PublicProvider } from './contacts.tsx'
import { GroupTable, type Weeks } from './group-table.tsx'
import { EvidenceTable, ExclusionNotice, Inspections } from './listing-view.tsx'
import { Gallery } from './photo.tsx'
import { languageOfWords, nameIn } from './provider-name.ts'
import { RatingsSection } from './ratings-section.tsx'

type ProviderProps = {
  frame: Frame
  territory: Territory
  provider: PublicProvider
  groups: readonly GroupForChoice[]
  weeks: Weeks
  photos: readonly PhotoRow[]
  profile: Profile | undefined
  listing: Listing
  /** Of twelve months. */
  complaints: ComplaintCounts
  /** Undefined where the rules of the day know no ratings. */
  newest: { readonly ratings: PublishedRatings; readonly hasMore: boolean } | undefined
  isListed: boolean
}

export function ProviderPage(props: ProviderProps) {
  const { frame, provider, territory, groups, listing } = props
  const { language } = frame
  const all = texts(language)
  const t = all.kindergartens
  const words = all.publicReading.providers
  const name = nameIn(provider, language)
  const list = `/${language}/providers/${territory.code}?programme=${provider.programme}`
  const isClub = provider.programme === 'club'
  const place = territory.name[language]
  return (
    <Shell frame={frame} title={name}>
      <div class="kz-stack">
        <Breadcrumbs
          language={language}
          crumbs={[
            { href: list, text: isClub ? words.clubs(place) : words.titleOf(place) },
            { text: name },
          ]}
        />
        <Heading>{name}</Heading>
        {props.isListed ? null : (
          <Notice language={language} kind="warning">
            {t.page.notListed}
          </Notice>
        )}
        {listing.exclusion === undefined ? null : (
          <ExclusionNotice exclusion={listing.exclusion} language={language} />
        )}
        {props.photos.length === 0 ? null : <Gallery photos={props.photos} language={language} />}
        <Figures groups={groups} frame={frame} />
        {isClub ? <HowToJoin provider={provider} language={language} /> : null}
        <About {...props} />
        <Heading level={2}>{words.groups}</Heading>
        {groups.length === 0 ? (
          <p>{words.noGroups}</p>
        ) : (
          <>
            <GroupTable groups={groups} weeks={props.weeks} language={language} />
            <p class="kz-quiet kz-small">{t.page.waitingNote}</p>
          </>
        )}
        {props.newest === undefined ? null : (
          <RatingsSection
            ratings={props.newest.ratings}
            language={language}
            programme={isClub ? 'club' : 'preschool'}
            allHref={
              props.newest.hasMore
                ? `/${language}/providers/${territory.code}/${provider.bin}/reviews${isClub ? '?programme=club' : ''}`
                : undefined
            }
          />
        )}
        <Complaints counts={props.complaints} language={language} />
        <Heading level={2}>{t.page.contacts}</Heading>
        <Contacts provider={provider} profile={props.profile} language={language} />
        {provider.latitude === null ? null : (
          <ButtonLink variant="secondary" href={`${list}&from=${provider.bin}&order=distance`}>
            {t.page.near}
          </ButtonLink>
        )}
        <Heading level={2}>{t.listing.title}</Heading>
        <p>{t.listing.lead}</p>
        <EvidenceTable requirements={listing.requirements} language={language} />
        <p class="kz-quiet kz-small">{t.listing.assumed}</p>
        <Inspections inspections={listing.inspections} language={language} />
      </div>
    </Shell>
  )
}

/** What it costs, and by which way a child comes to it: named by the club, or from the open queue (seed 002). */
function HowToJoin({ provider, language }: { provider: PublicProvider; language: Language }) {
  const t = texts(language).clubFigures
  const { club_kind: kind } = provider
  const isNamed = kind === 'school-club' || kind === 'state-club'
  return (
    <>
      <p>{t.priceText}</p>
      <p>{isNamed ? t.howNamed : t.howQueued}</p>
      {isNamed ? null : (
        <Actions>
          <ButtonLink href={`/${language}/apply?programme=club`}>
            {texts(language).clubWords.goClub}
          </ButtonLink>
        </Actions>
      )}
    </>
  )
}

function Figures(props: { groups: readonly GroupForChoice[]; frame: Frame }) {
  const { language } = props.frame
  const t = texts(language).kindergartens.page
  const sum = (of: (group: GroupForChoice) => number) =>
    formatCount(
      props.groups.reduce((total, group) => total + of(group), 0),
      language,
    )
  return (
    <StatCards
      stats={[
        { label: t.freePlaces, value: sum(countFree) },
        { label: t.waitingFamilies, value: sum(group => group.waiting) },
        {
          label: t.seats,
          value: `${sum(group => group.enrolled)} / ${sum(group => group.capacity)}`,
        },
      ]}
    />
  )
}

function About(props: ProviderProps) {
  const { language } = props.frame
  const t = texts(language).kindergartens.page
  const { profile } = props
  const about = language === 'ru' ? profile?.aboutRu : profile?.aboutKk
  if (about === undefined || about === '') return null
  return (
    <>
      <Heading level={2}>{t.about}</Heading>
      <div class="kz-column" lang={languageOfWords(language)}>
        {about.split(/\n+/).map(paragraph => (
          <p>{paragraph}</p>
        ))}
      </div>
    </>
  )
}
