/** Where a provider is and how to reach it; the map of the phone is opened by the phone itself. */
import type { Language } from '../../../base/language.ts'
import type { Profile } from '../../../domain/providers/find-profile.ts'
import { texts } from '../../../locales/texts.ts'
import { DateText } from '../../layout/date-text.tsx'
import { SummaryList, type SummaryRow } from '../../layout/summary-list.tsx'
import { languageOfWords } from './provider-name.ts'

export type PublicProvider = {
  readonly bin: string
  readonly name_kk: string
  readonly name_ru: string
  readonly programme: string
  readonly ownership: string
  /** Null for a kindergarten. */
  readonly club_kind: string | null
  readonly address: string
  readonly phone: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  readonly listed_from: Temporal.PlainDate
}

export function Contacts(props: {
  provider: PublicProvider
  profile: Profile | undefined
  language: Language
}) {
  const { provider, profile, language } = props
  const all = texts(language)
  const words = all.publicReading.providers
  const t = all.kindergartens.page
  const { phone } = provider
  const rows: (SummaryRow | undefined)[] = [
    { question: words.address, answer: <Address provider={provider} language={language} /> },
    phone === null
      ? undefined
      : {
          question: words.phone,
          answer: (
            <a class="ds-link" href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
              {phone}
            </a>
          ),
        },
    profile?.site
      ? {
          question: t.site,
          answer: (
            <a class="ds-link" href={profile.site} rel="external nofollow noopener noreferrer">
              {new URL(profile.site).hostname}
            </a>
          ),
        }
      : undefined,
    profile?.meals ? { question: t.meals, answer: profile.meals } : undefined,
    {
      question: words.ownershipHeader,
      answer: words.ownership[provider.ownership] ?? provider.ownership,
    },
    {
      question: t.listedFrom,
      answer: <DateText date={provider.listed_from} language={language} />,
    },
  ]
  return <SummaryList language={language} rows={rows.filter(row => row !== undefined)} />
}

function Address(props: { provider: PublicProvider; language: Language }) {
  const { provider, language } = props
  const t = texts(language).kindergartens.page
  return (
    <>
      <span lang={languageOfWords(language)}>{provider.address}</span>
      {provider.latitude === null || provider.longitude === null ? null : (
        <>
          <br />
          <a class="ds-link" href={`geo:${provider.latitude},${provider.longitude}`}>
            {t.phoneMap}
          </a>
        </>
      )}
    </>
  )
}
