/** One kindergarten or club: where it is, its groups, its free places. */

import type { Territory } from '../../../domain/territories/territory.ts'
import { texts } from '../../../locales/texts.ts'
import { Breadcrumbs } from '../../layout/breadcrumbs.tsx'
import { DateText } from '../../layout/date-text.tsx'
import { formatCount } from '../../layout/format.ts'
import { Heading } from '../../layout/heading.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { SummaryList } from '../../layout/summary-list.tsx'
import { Table } from '../../layout/table.tsx'
import { nameIn } from './provider-name.ts'

type PublicProvider = {
  readonly name_kk: string
  readonly name_ru: string
  readonly programme: string
  readonly ownership: string
  readonly address: string
  readonly phone: string | null
  readonly capacity: number
  readonly listed_from: Temporal.PlainDate
}

type PublicGroup = {
  readonly name: string
  readonly cohort: number
  readonly language: string
  readonly kind: string
  readonly regime: string
  readonly capacity: number
  readonly enrolled: number
  readonly free: number
}

type ProviderProps = {
  frame: Frame
  territory: Territory
  provider: PublicProvider
  groups: readonly PublicGroup[]
}

export function ProviderPage(props: ProviderProps) {
  const { frame, provider, territory } = props
  const { language } = frame
  const all = texts(language)
  const t = all.publicReading.providers
  const name = nameIn(provider, language)
  const list = `/${language}/providers/${territory.code}?programme=${provider.programme}`
  return (
    <Shell frame={frame} title={name}>
      <div class="kz-stack">
        <Breadcrumbs
          language={language}
          crumbs={[{ href: list, text: t.titleOf(territory.name[language]) }, { text: name }]}
        />
        <Heading>{name}</Heading>
        <SummaryList
          language={language}
          rows={[
            { question: t.address, answer: provider.address },
            ...(provider.phone === null
              ? []
              : [
                  {
                    question: t.phone,
                    answer: (
                      <a class="ds-link" href={`tel:${provider.phone.replace(/[^+\d]/g, '')}`}>
                        {provider.phone}
                      </a>
                    ),
                  },
                ]),
            {
              question: t.ownershipHeader,
              answer: t.ownership[provider.ownership] ?? provider.ownership,
            },
            { question: t.capacity, answer: formatCount(provider.capacity, language) },
            {
              question: t.listedFrom,
              answer: <DateText date={provider.listed_from} language={language} />,
            },
          ]}
        />
        <Heading level={2}>{t.groups}</Heading>
        {props.groups.length === 0 ? (
          <p>{t.noGroups}</p>
        ) : (
          <Table
            caption={t.groups}
            captionHidden
            columns={[
              { header: t.group },
              { header: t.age, nowrap: true },
              { header: t.free, numeric: true },
              { header: t.language },
              { header: t.kind },
              { header: t.regime },
              { header: t.enrolled, numeric: true },
              { header: t.capacity, numeric: true },
            ]}
            rows={props.groups.map(group => [
              group.name,
              all.publicQueue.cohort(group.cohort),
              formatCount(group.free, language),
              t.languages[group.language] ?? group.language,
              t.kinds[group.kind] ?? group.kind,
              t.regimes[group.regime] ?? group.regime,
              formatCount(group.enrolled, language),
              formatCount(group.capacity, language),
            ])}
          />
        )}
      </div>
    </Shell>
  )
}
