/** What only a demonstration has: signing in as anybody, the SMS that were sent, a clock that can be moved. */
import { NotFound } from '../../base/failure.ts'
import { findMessages } from '../../domain/notifications/find-messages.ts'
import { inTransaction } from '../../platform/db/database.ts'
import type { App } from '../../platform/http/app.ts'
import type { Demonstration, Deps } from '../deps.ts'
import { getPage, postPage } from '../page.ts'
import { redirect, shown } from '../page-answer.ts'
import type { SignedInAs } from '../page-context.ts'
import { ClockPage, isStep, STEPS } from './clock.page.tsx'
import { selectDemoGuardians, selectDemoStaff } from './demo-queries.ts'
import { pathOfLook } from './look.ts'
import { type DemoLook, selectDemoLooks } from './look-queries.ts'
import { OutboxPage } from './outbox.page.tsx'
import { PeoplePage } from './people.page.tsx'

const MESSAGES_SHOWN = 60

/** Registers nothing outside a demonstration: its addresses lead nowhere there. */
export function registerDemoPages(app: App, deps: Deps): void {
  const { demonstration } = deps
  if (demonstration === undefined) return
  registerPeople(app, deps)
  getPage(app, deps, '/demo/sms', async context => {
    const messages = await findMessages(context.database, {}, MESSAGES_SHOWN)
    return shown(<OutboxPage frame={context.frame('public')} messages={messages} />)
  })
  registerClock(app, deps, demonstration)
}

function registerPeople(app: App, deps: Deps): void {
  getPage(app, deps, '/demo', async context =>
    shown(
      <PeoplePage
        frame={context.frame('public')}
        guardians={await selectDemoGuardians(context.database)}
        staff={await selectDemoStaff(context.database)}
        looks={await selectDemoLooks(context.database)}
        csrfToken={context.csrfToken}
      />,
    ),
  )
  postPage(app, deps, '/demo/sign-in', async context => {
    const identity = readIdentity(context.form.value('person'))
    const { database, session } = context
    const look = await findLook(deps, identity, context.form.value('look'))
    if (look === undefined) await assertKnown(deps, identity)
    await inTransaction(database, tx => session.signIn(tx, identity))
    const desk = identity.kind === 'staff' ? '/staff/desk' : '/cabinet'
    return redirect(context.href(look === undefined ? desk : pathOfLook(look.key, look.number)))
  })
}

/** `guardian:12` or `staff:3`, the value of the button that was pressed. */
function readIdentity(text: string): SignedInAs {
  const [, kind, id = ''] = /^(guardian|staff):(\d{1,15})$/.exec(text) ?? []
  if (kind === 'guardian') return { kind, personId: BigInt(id) }
  if (kind === 'staff') return { kind, staffId: BigInt(id) }
  throw new NotFound('person')
}

/** What was pressed among the states of the months; undefined: somebody of the lists below them. */
async function findLook(
  { database }: Deps,
  identity: SignedInAs,
  key: string,
): Promise<DemoLook | undefined> {
  if (key === '') return undefined
  const id = identity.kind === 'staff' ? identity.staffId : identity.personId
  const looks = await selectDemoLooks(database)
  return looks.find(look => look.key === key && look.kind === identity.kind && look.id === id)
}

async function assertKnown(deps: Deps, identity: SignedInAs): Promise<void> {
  const known =
    identity.kind === 'staff'
      ? (await selectDemoStaff(deps.database)).some(one => one.id === identity.staffId)
      : (await selectDemoGuardians(deps.database)).some(one => one.id === identity.personId)
  if (!known) throw new NotFound('person')
}

function registerClock(app: App, deps: Deps, demonstration: Demonstration): void {
  getPage(app, deps, '/demo/clock', async context =>
    shown(
      <ClockPage
        frame={context.frame('public')}
        now={context.setting.clock.now()}
        csrfToken={context.csrfToken}
        moved={context.query.moved === 'yes'}
      />,
    ),
  )
  postPage(app, deps, '/demo/clock', async context => {
    const step = context.form.value('step')
    if (!isStep(step)) throw new NotFound('step')
    await demonstration.advanceClock(STEPS[step])
    return redirect(context.href('/demo/clock?moved=yes'))
  })
}
