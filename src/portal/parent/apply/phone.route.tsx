/** Sends a code to the phone and takes it back; the phone counts only with its code. */
import { assertDefined } from '../../../base/assert.ts'
import { parsePhone } from '../../../base/phone.ts'
import type { App } from '../../../platform/http/app.ts'
import { provePhone, requestPhoneCode } from '../../../platform/identity/phone-code.ts'
import type { ParentDeps } from '../parent-deps.ts'
import { CodePage, PhonePage } from './phone.page.tsx'
import { registerStep } from './show-step.tsx'

export function registerPhoneSteps(app: App, deps: ParentDeps): void {
  const { setting, wallClock, database } = deps
  registerStep(app, deps, {
    step: 'phone',
    values: draft => ({ phone: draft.phone }),
    page: frame => <PhonePage {...frame} />,
    async read(context, draft) {
      const phone = parsePhone(context.form.value('phone'))
      if (phone === undefined) return { mistakes: { phone: 'phone' } }
      if (phone === draft.phone && draft.phoneVerifiedAt !== undefined) return { draft }
      const world = { clock: setting.clock, wallClock, entropy: setting.entropy }
      await requestPhoneCode(database, world, {
        purpose: 'apply',
        token: context.session.token(),
        phone,
        language: context.language,
      })
      const { phoneVerifiedAt: _unproved, ...rest } = draft
      return { draft: { ...rest, phone } }
    },
  })
  registerStep(app, deps, {
    step: 'code',
    skip: draft => draft.phoneVerifiedAt !== undefined,
    values: () => ({}),
    page: (frame, draft) => (
      <CodePage {...frame} phone={assertDefined(draft.phone, 'the phone comes before its code')} />
    ),
    async read(context, draft) {
      if (draft.phoneVerifiedAt !== undefined) return { draft }
      const proved = await provePhone(database, wallClock, {
        purpose: 'apply',
        token: context.session.token(),
        code: context.form.value('code'),
      })
      if (!proved.ok) return { mistakes: { code: proved.error } }
      const phoneVerifiedAt = setting.clock.now().toString()
      return { draft: { ...draft, phone: proved.value, phoneVerifiedAt } }
    },
  })
}
