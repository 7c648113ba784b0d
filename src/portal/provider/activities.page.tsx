/** A club's programme on one page: what keeps contracts away, its groups, its rooms, its coaches. */
import type { Activity, CoachFile, RoomRow } from '../../domain/activities/find-activities.ts'
import type { GroupGates } from '../../domain/activities/find-closed-gates.ts'
import { texts } from '../../locales/texts.ts'
import { Actions, ButtonLink } from '../layout/button.tsx'
import { EmptyState } from '../layout/empty-state.tsx'
import { formatCount, formatDate } from '../layout/format.ts'
import { Heading, Lead } from '../layout/heading.tsx'
import { Notice } from '../layout/notice.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { Table } from '../layout/table.tsx'
import { Lacking } from './paper-table.tsx'
import { ShutGates } from './shut-gates.tsx'

type ActivitiesProps = {
  frame: Frame
  clubName: string
  gates: readonly GroupGates[]
  groups: readonly Activity[]
  rooms: readonly RoomRow[]
  coaches: readonly CoachFile[]
  /** Of this page, to which the names of its forms are added. */
  href: string
  done: boolean
}

export function ActivitiesPage(props: ActivitiesProps) {
  const { frame } = props
  const { language } = frame
  const t = texts(language).activities
  return (
    <Shell frame={frame} title={t.title} noindex>
      <div class="kz-stack">
        <div>
          <p class="kz-quiet">{props.clubName}</p>
          <Heading>{t.title}</Heading>
        </div>
        {props.done ? (
          <Notice language={language} kind="success" live>
            {t.saved}
          </Notice>
        ) : null}
        <Lead>{t.lead}</Lead>
        <ShutGates groups={props.gates} language={language} />
        <Groups {...props} />
        <Rooms {...props} />
        <Coaches {...props} />
      </div>
    </Shell>
  )
}

function Groups({ frame, groups, href }: ActivitiesProps) {
  const { language } = frame
  const all = texts(language)
  const t = all.activities
  const count = (value: number) => formatCount(value, language)
  return (
    <>
      <Heading level={2}>{t.groups}</Heading>
      {groups.length === 0 ? (
        <EmptyState title={t.noGroups}>{t.noGroupsText}</EmptyState>
      ) : (
        <Table
          caption={t.groups}
          captionHidden
          columns={[
            { header: t.group },
            { header: t.direction },
            { header: t.age, nowrap: true },
            { header: t.language },
            { header: t.planned, numeric: true },
            { header: t.seats, numeric: true },
            { header: all.timetable.title },
          ]}
          rows={groups.map(group => [
            <a class="ds-link" href={`${href}/groups/${group.id}`}>
              {group.name}
            </a>,
            t.directions[group.direction],
            t.ages(group.from, group.to),
            all.publicReading.providers.languages[group.language] ?? group.language,
            count(group.planned),
            `${count(group.enrolled)} / ${count(group.capacity)}`,
            <a
              class="ds-link"
              href={`/${frame.language}/provider/timetable?group=${group.id}`}
              aria-label={`${all.timetable.link}: ${group.name}`}
            >
              {all.timetable.link}
            </a>,
          ])}
        />
      )}
      <Actions>
        <ButtonLink href={`${href}/groups/new`}>{t.addGroup}</ButtonLink>
      </Actions>
    </>
  )
}

function Rooms({ frame, rooms, href }: ActivitiesProps) {
  const { language } = frame
  const t = texts(language).activities
  return (
    <>
      <Heading level={2}>{t.rooms}</Heading>
      {rooms.length === 0 ? (
        <p class="kz-quiet">{t.noRooms}</p>
      ) : (
        <Table
          caption={t.rooms}
          captionHidden
          columns={[
            { header: t.room },
            { header: t.capacity, numeric: true },
            { header: t.state, nowrap: true },
          ]}
          rows={rooms.map(room => [
            <a class="ds-link" href={`${href}/rooms/${room.id}`}>
              {room.name}
            </a>,
            formatCount(room.capacity, language),
            room.closedOn === null ? t.open : t.closedFrom(formatDate(room.closedOn, language)),
          ])}
        />
      )}
      <Actions>
        <ButtonLink href={`${href}/rooms/new`} variant="secondary">
          {t.addRoom}
        </ButtonLink>
      </Actions>
    </>
  )
}

function Coaches({ frame, coaches, href }: ActivitiesProps) {
  const { language } = frame
  const t = texts(language).activities
  return (
    <>
      <Heading level={2}>{t.coaches}</Heading>
      {coaches.length === 0 ? (
        <p class="kz-quiet">{t.noCoaches}</p>
      ) : (
        <Table
          caption={t.coaches}
          captionHidden
          columns={[
            { header: t.coach },
            { header: t.since, nowrap: true },
            { header: t.lacking, wide: true },
          ]}
          rows={coaches.map(coach => [
            <a class="ds-link" href={`${href}/coaches/${coach.id}`}>
              {coach.fullName}
            </a>,
            formatDate(coach.startedOn, language),
            coach.leftOn === null ? (
              <Lacking standings={coach.standings} language={language} />
            ) : (
              t.left(formatDate(coach.leftOn, language))
            ),
          ])}
        />
      )}
      <Actions>
        <ButtonLink href={`${href}/coaches/new`} variant="secondary">
          {t.addCoach}
        </ButtonLink>
      </Actions>
    </>
  )
}
