/** Writing into a provider's file: evidence, inspections, exclusions announced and withdrawn. */
import { BadInput } from '../../base/failure.ts'
import { announceExclusion, earliestExclusion } from '../../domain/providers/announce-exclusion.ts'
import type { ProviderFile } from '../../domain/providers/find-listing.ts'
import { providerAccess } from '../../domain/providers/provider-access.ts'
import { recordEvidence } from '../../domain/providers/record-evidence.ts'
import { recordInspection } from '../../domain/providers/record-inspection.ts'
import { withdrawExclusion } from '../../domain/providers/withdraw-exclusion.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { App } from '../../platform/http/app.ts'
import type { Deps } from '../deps.ts'
import { formatDate } from '../layout/format.ts'
import { getPage, postPage } from '../page.ts'
import { type PageAnswer, redirect, shown } from '../page-answer.ts'
import { getStaff, newRequestId, type PageContext } from '../page-context.ts'
import { readEvidence, readExclusion, readInspection } from './provider-file.form.ts'
import {
  EvidenceFormPage,
  ExclusionFormPage,
  type FileFormProps,
  InspectionFormPage,
} from './provider-forms.page.tsx'

type Errors = Readonly<Record<string, string>>
type SeeFile = (context: PageContext) => Promise<ProviderFile>

const PATH = '/department/providers/:bin'

export function registerProviderForms(app: App, deps: Deps, seeFile: SeeFile): void {
  registerEvidence(app, deps, seeFile)
  registerInspection(app, deps, seeFile)
  registerExclusion(app, deps, seeFile)
}

function registerEvidence(app: App, deps: Deps, seeFile: SeeFile): void {
  const show = (context: PageContext, file: ProviderFile, errors: Errors = {}) => (
    <EvidenceFormPage {...formOf(context, file, errors)} />
  )
  getPage(app, deps, `${PATH}/evidence`, async context =>
    shown(show(context, await mayWrite(context, seeFile))),
  )
  postPage(app, deps, `${PATH}/evidence`, async context => {
    const file = await mayWrite(context, seeFile)
    const { language, form, setting } = context
    const answer = readEvidence(form.value, language, setting.clock.today())
    if (!answer.ok) return shown(show(context, file, answer.errors), 422)
    const staff = getStaff(context)
    const given = { providerId: file.provider.id, ...answer.value }
    await context.act('provider.record-evidence', inputOf(context), async tx => {
      await recordEvidence(tx, staff, setting, given)
      return null
    })
    return backTo(context, file, 'saved')
  })
}

function registerInspection(app: App, deps: Deps, seeFile: SeeFile): void {
  const show = (context: PageContext, file: ProviderFile, errors: Errors = {}) => (
    <InspectionFormPage {...formOf(context, file, errors)} />
  )
  getPage(app, deps, `${PATH}/inspection`, async context =>
    shown(show(context, await mayWrite(context, seeFile))),
  )
  postPage(app, deps, `${PATH}/inspection`, async context => {
    const file = await mayWrite(context, seeFile)
    const { language, form, setting } = context
    const answer = readInspection(form.value, language, setting.clock.today())
    if (!answer.ok) return shown(show(context, file, answer.errors), 422)
    const staff = getStaff(context)
    const given = { providerId: file.provider.id, ...answer.value }
    await context.act('provider.record-inspection', inputOf(context), async tx => {
      await recordInspection(tx, staff, setting, given)
      return null
    })
    return backTo(context, file, 'saved')
  })
}

function registerExclusion(app: App, deps: Deps, seeFile: SeeFile): void {
  const earliestFor = async (context: PageContext, file: ProviderFile) => {
    const day = await earliestExclusion(context.database, context.setting, file.provider)
    const words = context.texts.departmentProviders.exclusion
    return { day, hint: words.effectiveHint(formatDate(day, context.language)) }
  }
  getPage(app, deps, `${PATH}/exclusion`, async context => {
    const file = await mayWrite(context, seeFile)
    const { hint } = await earliestFor(context, file)
    return shown(<ExclusionFormPage {...formOf(context, file, {})} hint={hint} />)
  })
  postPage(app, deps, `${PATH}/exclusion`, async context => {
    const file = await mayWrite(context, seeFile)
    const { language, form, setting } = context
    const { day, hint } = await earliestFor(context, file)
    const answer = readExclusion(form.value, language, day, hint)
    if (!answer.ok) {
      return shown(<ExclusionFormPage {...formOf(context, file, answer.errors)} hint={hint} />, 422)
    }
    const staff = getStaff(context)
    const given = { providerId: file.provider.id, ...answer.value }
    await context.act('provider.announce-exclusion', inputOf(context), async tx => {
      await announceExclusion(tx, staff, setting, given)
      return null
    })
    return backTo(context, file, 'announced')
  })
  postPage(app, deps, `${PATH}/exclusion/withdraw`, async context => {
    const file = await mayWrite(context, seeFile)
    const id = context.form.value('exclusion')
    if (!/^[1-9]\d{0,17}$/.test(id)) throw new BadInput({ exclusion: 'id' })
    const staff = getStaff(context)
    const given = { providerId: file.provider.id, exclusionId: BigInt(id) }
    await context.act('provider.withdraw-exclusion', inputOf(context), async tx => {
      await withdrawExclusion(tx, staff, context.setting, given)
      return null
    })
    return backTo(context, file, 'withdrawn')
  })
}

/** Readers of files do not see forms that they may not send. */
async function mayWrite(context: PageContext, seeFile: SeeFile): Promise<ProviderFile> {
  const file = await seeFile(context)
  authorize(getStaff(context), providerAccess.recordEvidence, file.relation)
  return file
}

function formOf(context: PageContext, file: ProviderFile, errors: Errors): FileFormProps {
  const { language } = context
  const { provider } = file
  return {
    frame: context.frame('department'),
    providerName: language === 'ru' ? provider.nameRu : provider.nameKk,
    form: { language, values: context.form.all, errors },
    backHref: context.href(`/department/providers/${provider.bin}`),
    csrfToken: context.csrfToken,
    requestId: newRequestId(context),
  }
}

/** What makes a posted form another one than the last. */
function inputOf(context: PageContext) {
  const fields = Object.entries(context.form.all).filter(([name]) => !name.startsWith('_'))
  return Object.fromEntries([
    ['bin', context.params.bin ?? ''],
    ...fields.map(([name, [value]]) => [name, value ?? '']),
  ])
}

function backTo(context: PageContext, file: ProviderFile, done: string): PageAnswer {
  return redirect(context.href(`/department/providers/${file.provider.bin}?done=${done}`))
}
