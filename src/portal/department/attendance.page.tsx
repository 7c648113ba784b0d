/** Attendance of a territory: who has not marked today, children by day, months, what waits for a decision. */
import type { AttendanceOverview } from '../../domain/attendance/find-office.ts'
import { textsOf } from '../../locales/texts.ts'
import { BarChart } from '../layout/bar-chart.tsx'
import { EmptyState } from '../layout/empty-state.tsx'
import { formatCount, formatDate } from '../layout/format.ts'
import { Heading, Lead } from '../layout/heading.tsx'
import { Notice } from '../layout/notice.tsx'
import { alsoProgramme } from '../layout/programme-switch.tsx'
import { type Frame, Shell } from '../layout/shell.tsx'
import { Table } from '../layout/table.tsx'
import { MonthTable, WaitingTables } from './attendance-tables.tsx'
import { TerritoryChoice } from './territory-choice.tsx'

export type AttendanceView = {
  frame: Frame
  territory: { readonly code: string; readonly name: string }
  choices: readonly { readonly code: string; readonly name: string }[]
  /** On other days nobody marks, so nobody is late. */
  workingDay: boolean
  saved: boolean
  /** Long absences that wait for a decision. */
  absences: number
  found: AttendanceOverview
}

export function AttendancePage(view: AttendanceView) {
  const { language, programme } = view.frame
  const t = textsOf(language, programme).departmentAttendance
  return (
    <Shell frame={view.frame} title={t.title} noindex>
      <div class="kz-stack">
        <Heading>
          {view.territory.name}: {t.title}
        </Heading>
        <TerritoryChoice
          language={language}
          path="/department/attendance"
          current={view.territory.code}
          choices={view.choices}
        />
        {view.saved ? (
          <Notice language={language} kind="success" live>
            {t.saved}
          </Notice>
        ) : null}
        <Lead>{t.lead}</Lead>
        <p>
          <a
            class="ds-link"
            href={`/${language}/department/absences?territory=${view.territory.code}${alsoProgramme(view.frame.programmes)}`}
          >
            {textsOf(language, programme).absences.link(formatCount(view.absences, language))}
          </a>
          <br />
          <a
            class="ds-link"
            href={`/${language}/department/flags?territory=${view.territory.code}${alsoProgramme(view.frame.programmes)}`}
          >
            {textsOf(language, programme).flags.title}
          </a>
        </p>
        <WaitingTables {...view} />
        <Heading level={2}>{t.unmarked}</Heading>
        <Unmarked {...view} />
        {view.found.days.length === 0 ? null : (
          <BarChart
            language={language}
            title={t.byDay}
            labelHeader={t.day}
            valueHeader={t.present}
            points={view.found.days.map(({ day, present, absent }) => ({
              label: formatDate(day, language),
              value: present,
              text: t.presentOf(
                formatCount(present, language),
                formatCount(present + absent, language),
              ),
            }))}
          />
        )}
        <Heading level={2}>{t.months}</Heading>
        <MonthTable {...view} />
        <p>
          <a
            class="ds-link"
            href={`/${language}/department/months?territory=${view.territory.code}${alsoProgramme(view.frame.programmes)}`}
          >
            {textsOf(language, programme).monthClose.link}
          </a>
        </p>
      </div>
    </Shell>
  )
}

function Unmarked({ frame, workingDay, found }: AttendanceView) {
  const { language, programme } = frame
  const t = textsOf(language, programme).departmentAttendance
  if (!workingDay) return <p>{t.dayOff}</p>
  if (found.unmarked.length === 0) {
    return <EmptyState title={t.allMarked}>{t.allMarkedText}</EmptyState>
  }
  return (
    <Table
      caption={t.unmarked}
      captionHidden
      columns={[
        { header: t.provider, wide: true },
        { header: t.markedOf },
        { header: t.lastMarked },
      ]}
      rows={found.unmarked.map(one => [
        <a class="ds-link" href={`/${language}/department/providers/${one.bin}`}>
          {language === 'ru' ? one.nameRu : one.nameKk}
        </a>,
        t.ofAll(formatCount(one.marked, language), formatCount(one.groups, language)),
        one.lastMarkedOn === null ? t.never : formatDate(one.lastMarkedOn, language),
      ])}
    />
  )
}
