/** The papers of a club's coaches for officers: recorded, or refused with words for the club. */
import { BadInput, NotFound } from '../../base/failure.ts'
import { activityAccess } from '../../domain/activities/activity-access.ts'
import { findCoaches } from '../../domain/activities/find-activities.ts'
import { recordCoachEvidence, refusePaper } from '../../domain/activities/record-coach-evidence.ts'
import type { ProviderFile } from '../../domain/providers/find-listing.ts'
import { authorize, isAllowed } from '../../platform/access/permission.ts'
import type { App } from '../../platform/http/app.ts'
import type { Deps } from '../deps.ts'
import { getPage, postPage } from '../page.ts'
import { type PageAnswer, redirect, shown } from '../page-answer.ts'
import { getStaff, newRequestId, type PageContext } from '../page-context.ts'
import { activityMistakes, readPaper } from '../provider/activity.form.ts'
import { idOf } from '../public/query-value.ts'
import { ClubCoachesPage } from './club-coaches.page.tsx'

type Errors = Readonly<Record<string, string>>
type SeeFile = (context: PageContext) => Promise<ProviderFile>

const PATH = '/department/providers/:bin/coaches'

export function registerClubCoaches(app: App, deps: Deps, seeFile: SeeFile): void {
  getPage(app, deps, PATH, async context => show(context, await seeClub(context, seeFile), {}))
  postPage(app, deps, PATH, async context => {
    const file = await seeClub(context, seeFile)
    authorize(getStaff(context), activityAccess.recordEvidence, file.relation)
    const isRefusal = context.form.value('what') === 'refuse'
    const errors = isRefusal ? await refuse(context) : await record(context, file)
    if (errors !== undefined) return show(context, file, errors)
    return redirect(`${hrefOf(context, file)}&done=yes`)
  })
}

const hrefOf = (context: PageContext, { provider }: ProviderFile) =>
  context.href(`/department/providers/${provider.bin}/coaches?programme=club`)

async function seeClub(context: PageContext, seeFile: SeeFile): Promise<ProviderFile> {
  const file = await seeFile(context)
  if (file.provider.programme !== 'club') throw new NotFound('club')
  return file
}

async function show(context: PageContext, file: ProviderFile, errors: Errors): Promise<PageAnswer> {
  const { database, language, setting } = context
  const { provider, relation } = file
  const today = setting.clock.today()
  const mistaken = Object.keys(errors).length > 0
  return shown(
    <ClubCoachesPage
      frame={context.frame('department')}
      clubName={language === 'ru' ? provider.nameRu : provider.nameKk}
      coaches={await findCoaches(database, provider.id, today)}
      mayRecord={isAllowed(getStaff(context), activityAccess.recordEvidence, relation)}
      form={{
        language,
        values: mistaken ? context.form.all : { checkedOn: today.toString() },
        errors,
      }}
      done={context.query.done === 'yes' && !mistaken}
      fileHref={context.href(`/department/providers/${provider.bin}?programme=club`)}
      csrfToken={context.csrfToken}
      requestIdOf={() => newRequestId(context)}
    />,
    mistaken ? 422 : 200,
  )
}

/** Only of a coach of this club: another's is not there. */
async function record(context: PageContext, file: ProviderFile): Promise<Errors | undefined> {
  const { form, language, setting } = context
  const coachId = idOf(form.value('coach'))
  const coaches = await findCoaches(context.database, file.provider.id, setting.clock.today())
  const coach = coaches.find(one => one.id === coachId)
  if (coach === undefined) throw new NotFound('coach')
  const read = readPaper(form.value, 'checkedOn', language)
  if (!read.ok) return read.errors
  const { from: checkedOn, ...paper } = read.value
  const waiting = coach.papers.find(one => one.kind === paper.kind && one.state === 'waiting')
  const input = {
    coach: coachId.toString(),
    kind: paper.kind,
    reference: paper.reference,
    checkedOn: checkedOn.toString(),
    validTo: paper.validTo?.toString() ?? null,
  }
  await context.act('activity.record-evidence', input, async tx => {
    const given = { ...paper, checkedOn, coachId, paperId: waiting?.id }
    await recordCoachEvidence(tx, getStaff(context), setting, given)
    return null
  })
  return undefined
}

async function refuse(context: PageContext): Promise<Errors | undefined> {
  const paperId = idOf(context.form.value('paper'))
  const words = context.form.value('words')
  try {
    await context.act('activity.refuse-paper', { paper: paperId.toString(), words }, async tx => {
      await refusePaper(tx, getStaff(context), context.setting, { paperId, words })
      return null
    })
    return undefined
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    return activityMistakes(error, context.language)
  }
}
