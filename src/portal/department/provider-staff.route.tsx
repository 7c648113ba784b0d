/** The department invites people of a provider by a one-time link, and sees who has come in. */
import { BadInput, NotFound } from '../../base/failure.ts'
import { isLanguage, type Language } from '../../base/language.ts'
import type { ProviderFile } from '../../domain/providers/find-listing.ts'
import { authorize, isAllowed } from '../../platform/access/permission.ts'
import type { App } from '../../platform/http/app.ts'
import { entropyOfForm } from '../../platform/identity/entropy-of-form.ts'
import {
  findProviderStaff,
  INVITATION_HOURS,
  inviteProviderStaff,
  renewProviderInvitation,
  staffAccess,
} from '../../platform/identity/invite-staff.ts'
import type { Deps } from '../deps.ts'
import type { Form } from '../layout/form.ts'
import { REQUEST_ID_FIELD } from '../layout/hidden-fields.tsx'
import { getPage, postPage } from '../page.ts'
import { type PageAnswer, shown } from '../page-answer.ts'
import { getStaff, newRequestId, type PageContext } from '../page-context.ts'
import { idOf } from '../public/query-value.ts'
import {
  InviteStaffPage,
  MOST_NAME,
  ProviderStaffSection,
  StaffLinkPage,
} from './provider-staff.page.tsx'

type SeeFile = (context: PageContext) => Promise<ProviderFile>

const PATH = '/department/providers/:bin/staff'
/** As `client_request_id_length` asks. */
const SHORTEST_ID = 8

export function registerProviderStaff(app: App, deps: Deps, seeFile: SeeFile): void {
  getPage(app, deps, `${PATH}/new`, async context => {
    const file = await mayInvite(context, seeFile)
    return show(context, file, { values: { language: context.language }, errors: {} })
  })
  postPage(app, deps, `${PATH}/new`, async context => invite(context, seeFile))
  postPage(app, deps, `${PATH}/:id/link`, async context => renew(context, seeFile))
}

/** The section of the provider's file; nothing for readers who have no business with it. */
export async function staffOf(context: PageContext, file: ProviderFile) {
  const actor = getStaff(context)
  if (!isAllowed(actor, staffAccess.listProvider, file.relation)) return null
  const { database, deps, language } = context
  return (
    <ProviderStaffSection
      language={language}
      staff={await findProviderStaff(database, actor, deps.wallClock, ofProvider(file))}
      href={context.href(`/department/providers/${file.provider.bin}`)}
      mayInvite={isAllowed(actor, staffAccess.inviteProvider, file.relation)}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
    />
  )
}

async function invite(context: PageContext, seeFile: SeeFile): Promise<PageAnswer> {
  const file = await mayInvite(context, seeFile)
  const actor = getStaff(context)
  const fullName = context.form.value('fullName').replaceAll(/\s+/g, ' ')
  const language = context.form.value('language')
  const t = context.texts.departmentProviders.staff
  const errors = {
    ...(fullName === '' || fullName.length > MOST_NAME ? { fullName: t.fullNameNeeded } : {}),
    ...(isLanguage(language) ? {} : { language: t.languageNeeded }),
  }
  if (!isLanguage(language) || Object.keys(errors).length > 0) {
    return show(context, file, { values: context.form.all, errors })
  }
  const { provider } = file
  const input = { bin: provider.bin, fullName, language }
  const world = worldOf(context)
  const until = await context.act('staff.invite-provider', input, async tx => {
    const person = { ...ofProvider(file), territory: provider.territory, fullName, language }
    await inviteProviderStaff(tx, actor, world, person)
    return linkEnd(context)
  })
  return showLink(context, file, { fullName, language, until })
}

async function renew(context: PageContext, seeFile: SeeFile): Promise<PageAnswer> {
  const file = await mayInvite(context, seeFile)
  const actor = getStaff(context)
  const staffId = idOf(context.params.id)
  const { database, deps } = context
  const staff = await findProviderStaff(database, actor, deps.wallClock, ofProvider(file))
  const person = staff.find(one => one.id === staffId)
  if (person === undefined) throw new NotFound('staff')
  const world = worldOf(context)
  const input = { bin: file.provider.bin, staff: staffId.toString() }
  const until = await context.act('staff.renew-provider-invitation', input, async tx => {
    await renewProviderInvitation(tx, actor, world, { ...ofProvider(file), staffId })
    return linkEnd(context)
  })
  const { fullName } = person
  return showLink(context, file, { fullName, language: context.language, until })
}

async function mayInvite(context: PageContext, seeFile: SeeFile): Promise<ProviderFile> {
  const file = await seeFile(context)
  authorize(getStaff(context), staffAccess.inviteProvider, file.relation)
  return file
}

function ofProvider({ provider, relation }: ProviderFile) {
  return { providerId: provider.id, territoryPath: relation.territoryPath ?? [] }
}

/** The same form draws the same link again: a double click shows what the first one made, and nothing keeps it. */
function worldOf({ deps, form, session }: PageContext) {
  const requestId = form.value(REQUEST_ID_FIELD)
  if (requestId.length < SHORTEST_ID) throw new BadInput({ [REQUEST_ID_FIELD]: 'missing' })
  return { wallClock: deps.wallClock, entropy: entropyOfForm(session.token(), requestId) }
}

function linkEnd({ deps }: PageContext): string {
  return deps.wallClock.now().add({ hours: INVITATION_HOURS }).toString()
}

function showLink(
  context: PageContext,
  file: ProviderFile,
  person: { readonly fullName: string; readonly language: Language; readonly until: string },
): PageAnswer {
  const token = worldOf(context).entropy.bytes(32).toString('base64url')
  const { config } = context.deps
  return shown(
    <StaffLinkPage
      frame={context.frame('department')}
      providerName={nameOf(context, file)}
      fullName={person.fullName}
      link={new URL(`/${person.language}/staff/invitation/${token}`, config.publicUrl).href}
      until={Temporal.Instant.from(person.until)}
      backHref={context.href(`/department/providers/${file.provider.bin}#staff`)}
    />,
  )
}

function nameOf({ language }: PageContext, { provider }: ProviderFile): string {
  return language === 'ru' ? provider.nameRu : provider.nameKk
}

function show(
  context: PageContext,
  file: ProviderFile,
  form: Pick<Form, 'values' | 'errors'>,
): PageAnswer {
  return shown(
    <InviteStaffPage
      frame={context.frame('department')}
      providerName={nameOf(context, file)}
      form={{ language: context.language, ...form }}
      backHref={context.href(`/department/providers/${file.provider.bin}#staff`)}
      csrfToken={context.csrfToken}
      requestId={newRequestId(context)}
    />,
    Object.keys(form.errors).length === 0 ? 200 : 422,
  )
}
