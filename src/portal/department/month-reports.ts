/** Reports of a month as tables: its close, acts, their lines, attendance by day; each row as text. */
import type { Language } from '../../base/language.ts'
import type { DayFigure } from '../../domain/attendance/find-figures.ts'
import type { StagedMonth } from '../../domain/payments/find-month-close.ts'
import type { ReportedAct, ReportedLine } from '../../domain/payments/find-reports.ts'
import { texts } from '../../locales/texts.ts'
import { tengeCell } from '../acts/act-files.ts'

export type Row = Readonly<Record<string, string>>

type Named = { readonly bin: string; readonly nameKk: string; readonly nameRu: string }

const named = ({ bin, nameKk, nameRu }: Named, language: Language) => ({
  bin,
  name: language === 'ru' ? nameRu : nameKk,
})

export function monthRow(one: StagedMonth, language: Language): Row {
  const t = texts(language).acts
  return {
    ...named(one, language),
    stage: t.stages[one.at.stage],
    waits_for: one.at.waitsFor === undefined ? '' : t.waits[one.at.waitsFor],
    until: one.at.until?.toString() ?? '',
    days_late: one.late.toString(),
    groups: one.groups.toString(),
    sheets: one.sheets.toString(),
    children: one.lines.toString(),
    answered: one.answered.toString(),
    disputed: one.disputed.toString(),
    unconfirmed: one.unconfirmed.toString(),
    act: one.actNumber ?? '',
    total_tenge: one.totalTiyn === null ? '' : tengeCell(one.totalTiyn),
  }
}

export function actRow(one: ReportedAct, language: Language): Row {
  return {
    act: one.number,
    ...named(one, language),
    state: texts(language).acts.stages[one.state],
    lines: one.lines.toString(),
    total_tenge: tengeCell(one.totalTiyn),
    prepared_at: one.preparedAt.toString(),
    signed_at: one.signedAt?.toString() ?? '',
    approved_at: one.approvedAt?.toString() ?? '',
  }
}

export function lineRow(one: ReportedLine): Row {
  return {
    act: one.act,
    bin: one.bin,
    application: one.application,
    group: one.group,
    month: one.month.toPlainYearMonth().toString(),
    days: one.days,
    payable_days: one.payableDays.toString(),
    working_days: one.workingDays.toString(),
    norms: one.norms,
    previous_tenge: tengeCell(one.previousTiyn),
    amount_tenge: tengeCell(one.amountTiyn),
  }
}

export function dayRow(one: DayFigure, language: Language): Row {
  return {
    day: one.day.toString(),
    ...named(one, language),
    groups: one.groups.toString(),
    present: one.present.toString(),
    absent: one.absent.toString(),
  }
}

export const COLUMNS = {
  months: [
    'bin',
    'name',
    'stage',
    'waits_for',
    'until',
    'days_late',
    'groups',
    'sheets',
    'children',
    'answered',
    'disputed',
    'unconfirmed',
    'act',
    'total_tenge',
  ],
  acts: [
    'act',
    'bin',
    'name',
    'state',
    'lines',
    'total_tenge',
    'prepared_at',
    'signed_at',
    'approved_at',
  ],
  lines: [
    'act',
    'bin',
    'application',
    'group',
    'month',
    'days',
    'payable_days',
    'working_days',
    'norms',
    'previous_tenge',
    'amount_tenge',
  ],
  attendance: ['day', 'bin', 'name', 'groups', 'present', 'absent'],
} as const
