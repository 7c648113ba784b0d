/** Attendance before the department: what was marked and submitted, and its decisions about days and months. */
import { countWaitingAbsences } from '../../domain/absences/find-absences.ts'
import { MOST_REASON_WORDS } from '../../domain/attendance/attendance.ts'
import { attendanceAccess } from '../../domain/attendance/attendance-access.ts'
import { decideLine } from '../../domain/attendance/close-answer-time.ts'
import { decideDispute } from '../../domain/attendance/decide-dispute.ts'
import { findAttendanceOf, lookAtLine } from '../../domain/attendance/find-office.ts'
import { takeDaysBack } from '../../domain/attendance/take-days-back.ts'
import { isWorking } from '../../domain/attendance/working-month.ts'
import { isAllowed, type Permission } from '../../platform/access/permission.ts'
import { inTransaction } from '../../platform/db/database.ts'
import type { App } from '../../platform/http/app.ts'
import type { Deps } from '../deps.ts'
import type { Form } from '../layout/form.ts'
import { formatCount } from '../layout/format.ts'
import { getPage, postPage } from '../page.ts'
import { type PageAnswer, redirect, shown } from '../page-answer.ts'
import { getStaff, newRequestId, type PageContext } from '../page-context.ts'
import { idOf } from '../public/query-value.ts'
import { AttendancePage } from './attendance.page.tsx'
import { readLineDecision } from './attendance-line.form.ts'
import { AttendanceLinePage } from './attendance-line.page.tsx'
import { getScope, territoryNames } from './scope.ts'

const LIST = '/department/attendance'

export function registerAttendance(app: App, deps: Deps): void {
  getPage(app, deps, LIST, showTerritory)
  getPage(app, deps, `${LIST}/:line`, async context => showLine(context, {}))
  postPage(app, deps, `${LIST}/:line`, decide)
}

async function showTerritory(context: PageContext): Promise<PageAnswer> {
  const { staff, relation, territory, programme, choices } = await getScope(context)
  const { database, setting, language } = context
  const today = setting.clock.today()
  const queue = { territory: territory.code, programme }
  return shown(
    <AttendancePage
      frame={context.frame('department')}
      territory={{ code: territory.code, name: territory.name[language] }}
      choices={await territoryNames(context, choices)}
      absences={await countWaitingAbsences(database, staff, relation, queue)}
      workingDay={isWorking(setting.calendar, today)}
      saved={context.query.saved === 'yes'}
      found={await findAttendanceOf(database, staff, relation, queue, today)}
    />,
  )
}

async function look(context: PageContext) {
  const staff = getStaff(context)
  const { database, setting } = context
  const lineId = idOf(context.params.line)
  const found = await inTransaction(database, tx => lookAtLine(tx, staff, setting, lineId))
  context.speakOf(found.line.programme)
  const may = (permission: Permission) => isAllowed(staff, permission, found.relation)
  return {
    staff,
    found,
    mayDecide: may(attendanceAccess.decide),
    mayTakeBack: may(attendanceAccess.takeBack),
  }
}

async function showLine(context: PageContext, errors: Form['errors']): Promise<PageAnswer> {
  const { found, mayDecide, mayTakeBack } = await look(context)
  const mistaken = Object.keys(errors).length > 0
  return shown(
    <AttendanceLinePage
      {...found}
      frame={context.frame('department')}
      mayDecide={mayDecide}
      mayTakeBack={mayTakeBack}
      saved={context.query.saved === 'yes' && !mistaken}
      form={{ language: context.language, values: mistaken ? context.form.all : {}, errors }}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
    />,
    mistaken ? 422 : 200,
  )
}

async function decide(context: PageContext): Promise<PageAnswer> {
  const staff = getStaff(context)
  const lineId = idOf(context.params.line)
  const t = context.texts.departmentAttendance
  const { value: field, values } = context.form
  const read = readLineDecision(field, values, {
    choose: t.choose,
    days: t.takeBackNone,
    words: t.wordsNeeded(formatCount(MOST_REASON_WORDS, context.language)),
  })
  if (!read.ok) return showLine(context, read.errors)
  const { value } = read
  // A dispute of another line is not there on this page.
  const { found } = await look(context)
  const input = { line: lineId.toString(), what: context.form.value('what'), words: value.words }
  if (value.kind === 'back') {
    const { days, words } = value
    await context.act('sheet.take-days-back', { ...input, days }, async tx => {
      await takeDaysBack(tx, staff, context.setting, { lineId, days, words })
      return null
    })
    return redirect(context.href(`${LIST}/${lineId}?saved=yes`))
  }
  const yes = value.kind === 'line' ? value.pay : value.upheld
  await context.act('sheet.decide', { ...input, yes }, async tx => {
    if (value.kind === 'line') await decideLine(tx, staff, context.setting, { ...value, lineId })
    else if (found.disputes.some(one => one.id === value.disputeId)) {
      await decideDispute(tx, staff, context.setting, value)
    }
    return null
  })
  return redirect(context.href(`${LIST}?saved=yes&programme=${found.line.programme}`))
}
