/** The groups of a kindergarten: how each is filled, what is published, who waits. */
import type { Language } from '../../base/language.ts'
import type { Activity } from '../../domain/activities/find-activities.ts'
import type { LetterCounts } from '../../domain/letters/find-letters.ts'
import type { GroupOccupancy } from '../../domain/places/find-places.ts'
import { possibleMore } from '../../domain/places/place.ts'
import { texts } from '../../locales/texts.ts'
import { EmptyState } from '../layout/empty-state.tsx'
import { formatCount } from '../layout/format.ts'
import { Heading, Lead } from '../layout/heading.tsx'
import { Notice } from '../layout/notice.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { Table } from '../layout/table.tsx'
import { DeskWork, type DeskWorkProps } from './desk-work.tsx'
import { LetterNotice } from './letters.page.tsx'

export function GroupsPage(props: {
  frame: Frame
  providerName: string
  groups: readonly GroupOccupancy[]
  /** Of a club: its groups by their ids, whose ages are a span. */
  activities: ReadonlyMap<bigint, Activity> | undefined
  letters: LetterCounts
  work: Omit<DeskWorkProps, 'language' | 'programme'>
}) {
  const { frame, groups } = props
  const { language } = frame
  const all = texts(language)
  const t = all.providerPlaces
  const count = (value: number) => formatCount(value, language)
  const unpublished = groups.reduce((sum, group) => sum + possibleMore(group, 'general'), 0)
  return (
    <Shell frame={frame} title={t.title} noindex>
      <div class="kz-stack">
        <Heading>{props.providerName}</Heading>
        <DeskWork {...props.work} language={language} programme={frame.programme} />
        <LetterNotice
          counts={props.letters}
          language={language}
          href={`/${language}/provider/letters`}
        />
        <Lead>{t.lead}</Lead>
        {props.activities === undefined ? null : (
          <p>
            <a class="ds-link" href={`/${language}/provider/programme`}>
              {all.activities.title}
            </a>
          </p>
        )}
        {unpublished === 0 ? null : (
          <Notice language={language} kind="warning" title={t.unpublished(count(unpublished))}>
            {t.unpublishedText}
          </Notice>
        )}
        {groups.length === 0 ? (
          <EmptyState title={t.empty}>{t.emptyText}</EmptyState>
        ) : (
          <Table
            caption={t.title}
            captionHidden
            columns={[
              { header: t.group },
              { header: t.age, nowrap: true },
              { header: t.capacity, numeric: true },
              { header: t.enrolled, numeric: true },
              { header: t.open, numeric: true },
              { header: t.openLater, numeric: true },
              { header: t.waiting, numeric: true },
            ]}
            rows={groups.map(group => [
              <a class="ds-link" href={`/${language}/provider/groups/${group.id}`}>
                {group.name}
              </a>,
              ageOf(group, props.activities?.get(group.id), language),
              count(group.capacity),
              group.away === 0
                ? count(group.enrolled)
                : `${count(group.enrolled)} (${t.away}: ${count(group.away)})`,
              count(group.openNow),
              count(group.openLater),
              count(group.waiting),
            ])}
          />
        )}
      </div>
    </Shell>
  )
}

function ageOf(group: GroupOccupancy, activity: Activity | undefined, language: Language): string {
  const { activities, publicQueue } = texts(language)
  return activity === undefined
    ? publicQueue.cohort(group.cohort)
    : activities.ages(activity.from, activity.to)
}
