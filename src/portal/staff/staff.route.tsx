/** Staff come in by passkey, and get one by a one-time invitation. */
import { Refusal } from '../../base/failure.ts'
import { inTransaction } from '../../platform/db/database.ts'
import type { App } from '../../platform/http/app.ts'
import { limitAttempts } from '../../platform/identity/attempt-limit.ts'
import type { IdentityRefusal } from '../../platform/identity/identity-refusal.ts'
import {
  authenticationOptions,
  provePasskey,
  registerPasskey,
  registrationOptions,
  type Site,
} from '../../platform/identity/passkey.ts'
import {
  type Challenge,
  makeChallenge,
  readChallenge,
} from '../../platform/identity/passkey-challenge.ts'
import { type InvitedStaff, selectInvitation } from '../../platform/identity/passkey-queries.ts'
import { hashToken } from '../../platform/identity/session.ts'
import type { Deps } from '../deps.ts'
import { getPage, postPage } from '../page.ts'
import { type PageAnswer, redirect, shown } from '../page-answer.ts'
import type { PageContext } from '../page-context.ts'
import { STAFF_SIGN_IN_PATH } from '../page-frame.ts'
import { returnPath } from '../sign-in/return-path.ts'
import { readAuthentication, readRegistration } from './passkey.form.ts'
import { InvitationPage, StaffSignInPage } from './passkey.page.tsx'

/** Leads on to the desk of whoever signed in. */
const DESK = '/staff/desk'
const TRIES = { most: 30, window: Temporal.Duration.from({ minutes: 10 }) }

export function registerStaffPages(app: App, deps: Deps): void {
  getPage(app, deps, '/staff/sign-in', showSignIn)
  postPage(app, deps, '/staff/sign-in', signIn)
  getPage(app, deps, DESK, openDesk)
  getPage(app, deps, '/staff/invitation/:token', showInvitation)
  postPage(app, deps, '/staff/invitation/:token', acceptInvitation)
}

function siteOf(context: PageContext): Site {
  return { name: 'Kezek', url: context.deps.config.publicUrl }
}

function newChallenge(context: PageContext): Challenge {
  const { session, setting, deps } = context
  return makeChallenge(session.token(), setting.entropy, deps.wallClock.now())
}

/** Refuses a form that was left open for too long or was made up. */
function postedChallenge(context: PageContext): Challenge {
  const { session, deps, form } = context
  const challenge = readChallenge(session.token(), form.value('note'), deps.wallClock.now())
  if (challenge === undefined) throw new Refusal<IdentityRefusal>('identity/passkey-not-accepted')
  return challenge
}

async function showSignIn(context: PageContext): Promise<PageAnswer> {
  const then = returnPath(context.query.then, DESK)
  const { kind } = context.actor
  if (kind === 'staff' || kind === 'provider') return redirect(context.href(then))
  const challenge = newChallenge(context)
  const options = await authenticationOptions(siteOf(context), challenge)
  const demo = context.deps.demonstration !== undefined
  return shown(
    <StaffSignInPage
      frame={context.frame('public')}
      csrfToken={context.csrfToken}
      options={JSON.stringify(options)}
      note={challenge.note}
      then={then}
      demoHref={demo ? context.href('/demo') : undefined}
    />,
  )
}

async function signIn(context: PageContext): Promise<PageAnswer> {
  const { database, form, session } = context
  await limitTries(context)
  const response = readAuthentication(form.value('response'))
  const challenge = postedChallenge(context)
  if (response === undefined) throw new Refusal<IdentityRefusal>('identity/passkey-not-accepted')
  await inTransaction(database, async tx => {
    const staffId = await provePasskey(tx, siteOf(context), { challenge, response })
    await session.signIn(tx, { kind: 'staff', staffId })
  })
  return redirect(context.href(returnPath(form.value('then'), DESK)))
}

async function getInvited(context: PageContext): Promise<InvitedStaff & { token: string }> {
  const token = context.params.token ?? ''
  const now = context.deps.wallClock.now()
  const staff = await selectInvitation(context.database, hashToken(token), now)
  if (staff === undefined) throw new Refusal<IdentityRefusal>('identity/invitation-over')
  return { ...staff, token }
}

async function showInvitation(context: PageContext): Promise<PageAnswer> {
  await limitTries(context)
  const staff = await getInvited(context)
  const challenge = newChallenge(context)
  const options = await registrationOptions(siteOf(context), staff, challenge)
  return shown(
    <InvitationPage
      frame={context.frame('public')}
      csrfToken={context.csrfToken}
      options={JSON.stringify(options)}
      note={challenge.note}
      token={staff.token}
      name={staff.fullName}
    />,
  )
}

async function acceptInvitation(context: PageContext): Promise<PageAnswer> {
  const { database, deps, form, session } = context
  await limitTries(context)
  const staff = await getInvited(context)
  const response = readRegistration(form.value('response'))
  const challenge = postedChallenge(context)
  if (response === undefined) throw new Refusal<IdentityRefusal>('identity/passkey-not-accepted')
  await inTransaction(database, async tx => {
    await registerPasskey(tx, siteOf(context), deps.wallClock.now(), {
      invitationHash: hashToken(staff.token),
      staffId: staff.staffId,
      challenge,
      response,
    })
    await session.signIn(tx, { kind: 'staff', staffId: staff.staffId })
  })
  return redirect(context.href(DESK))
}

async function openDesk(context: PageContext): Promise<PageAnswer> {
  const { kind } = context.actor
  if (kind !== 'staff' && kind !== 'provider') {
    return redirect(context.href(STAFF_SIGN_IN_PATH))
  }
  return redirect(context.href(kind === 'staff' ? '/department' : '/provider'))
}

async function limitTries(context: PageContext): Promise<void> {
  const bucket = `passkey:${context.address}`
  await limitAttempts(context.database, { bucket, ...TRIES }, context.deps.wallClock.now())
}
