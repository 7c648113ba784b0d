/** Long absences before the department: the list of a territory, and one to decide. */
import { ABSENCE_OUTCOMES } from '../../domain/absences/absence.ts'
import { absenceAccess } from '../../domain/absences/absence-access.ts'
import { decideAbsence } from '../../domain/absences/decide-absence.ts'
import { findWaitingAbsences, lookAtAbsence } from '../../domain/absences/find-absences.ts'
import { findMissedLessons } from '../../domain/absences/find-missed-lessons.ts'
import { MOST_REASON_WORDS } from '../../domain/attendance/attendance.ts'
import { isAllowed } from '../../platform/access/permission.ts'
import { inTransaction } from '../../platform/db/database.ts'
import type { App } from '../../platform/http/app.ts'
import type { Deps } from '../deps.ts'
import type { Form } from '../layout/form.ts'
import { formatCount } from '../layout/format.ts'
import { getPage, postPage } from '../page.ts'
import { type PageAnswer, redirect, shown } from '../page-answer.ts'
import { getStaff, newRequestId, type PageContext } from '../page-context.ts'
import { idOf } from '../public/query-value.ts'
import { AbsencePage } from './absence.page.tsx'
import { AbsencesPage } from './absences.page.tsx'
import { getScope, territoryNames } from './scope.ts'

const LIST = '/department/absences'

export function registerAbsences(app: App, deps: Deps): void {
  getPage(app, deps, LIST, showList)
  getPage(app, deps, `${LIST}/:absence`, async context => showOne(context, {}))
  postPage(app, deps, `${LIST}/:absence`, decide)
}

async function showList(context: PageContext): Promise<PageAnswer> {
  const { staff, relation, territory, programme, choices } = await getScope(context)
  const { database, setting, language } = context
  const scope = { territory: territory.code, programme }
  return shown(
    <AbsencesPage
      frame={context.frame('department')}
      territory={{ code: territory.code, name: territory.name[language] }}
      choices={await territoryNames(context, choices)}
      saved={context.query.saved === 'yes'}
      now={setting.clock.now()}
      waiting={await findWaitingAbsences(database, staff, relation, setting, scope)}
      missed={
        programme === 'club'
          ? await findMissedLessons(database, staff, relation, setting, territory.code)
          : []
      }
    />,
  )
}

async function showOne(context: PageContext, errors: Form['errors']): Promise<PageAnswer> {
  const staff = getStaff(context)
  const { database, setting } = context
  const id = idOf(context.params.absence)
  const { found, relation } = await inTransaction(database, tx =>
    lookAtAbsence(tx, staff, setting, id),
  )
  context.speakOf(found.absence.programme)
  const mistaken = Object.keys(errors).length > 0
  return shown(
    <AbsencePage
      frame={context.frame('department')}
      found={found}
      now={setting.clock.now()}
      mayDecide={isAllowed(staff, absenceAccess.decide, relation)}
      form={{ language: context.language, values: mistaken ? context.form.all : {}, errors }}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
    />,
    mistaken ? 422 : 200,
  )
}

async function decide(context: PageContext): Promise<PageAnswer> {
  const staff = getStaff(context)
  const id = idOf(context.params.absence)
  const t = context.texts.absences
  const outcome = ABSENCE_OUTCOMES.find(one => one === context.form.value('outcome'))
  const reason = context.form.value('words')
  const told = reason.length >= 3 && reason.length <= MOST_REASON_WORDS
  if (outcome === undefined || !told) {
    return showOne(context, {
      ...(outcome === undefined && { outcome: t.choose }),
      ...(!told && { words: t.words(formatCount(MOST_REASON_WORDS, context.language)) }),
    })
  }
  const input = { id: id.toString(), outcome, reason }
  await context.act('absence.decide', input, async tx => {
    await decideAbsence(tx, staff, context.setting, { id, outcome, reason })
    return null
  })
  return redirect(context.href(`${LIST}?saved=yes`))
}
