/** Applying where a register answers: what it knows is not asked, what it denies ends the journey. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aChildIin } from '../../../../test/city.ts'
import { useDatabase } from '../../../../test/database.ts'
import { aParentPortal, type ParentPortal, walk } from '../../../../test/parent.ts'
import type { Registers } from '../../../domain/people/register.ts'

const db = useDatabase()
let portal: ParentPortal

const registered = aChildIin('2022-06-01')
const others = aChildIin('2022-07-01')
const answers: Record<string, 'yes' | 'no'> = { [others]: 'no', [registered]: 'yes' }

/** Silent about everybody but two children. */
const registers: Registers = {
  findPerson: async iin =>
    iin === registered
      ? { fullName: 'Тізілімов Арлан', birthDate: Temporal.PlainDate.from('2022-06-02') }
      : 'silent',
  askGuardianship: async iin => answers[iin] ?? 'silent',
  askBenefit: async (iin, code) => (iin === registered && code === 'orphan' ? 'yes' : 'silent'),
}

beforeAll(async () => {
  portal = await aParentPortal(db, { registers })
})
afterAll(() => portal.close())
// Every visitor here has the same address.
beforeEach(() => db.owner.deleteFrom('attempt_counter').execute())
describe('applying', () => {
  test('what a register knows is not asked, and not shown to somebody who only knows a number', async () => {
    const parent = portal.visitor()
    expect(
      await walk(db, parent, { answers: { child: { iin: registered } }, until: 'guardian' }),
    ).toBe('/kk/apply/guardian')
    const seen: string[] = []
    await walk(db, parent, { answers: { child: { iin: registered } } })
    const check = await parent.get('/kk/apply/check')
    seen.push(check.body)
    expect(check.body).toContain('Тізілімнен алынды')
    await parent.post('/kk/apply/check', {})
    seen.push((await parent.get('/kk/apply/done')).body)
    expect(seen.join()).not.toContain('Арлан')
    const stored = await db.owner
      .selectFrom('application')
      .innerJoin('person', 'person.id', 'application.child_id')
      .innerJoin('benefit_claim', 'benefit_claim.application_id', 'application.id')
      .select(['person.full_name', 'tier', 'benefit_claim.source', 'guardianship_checked'])
      .where('person.iin', '=', registered)
      .executeTakeFirstOrThrow()
    expect(stored).toEqual({
      full_name: 'Тізілімов Арлан',
      tier: 'priority',
      source: 'register',
      guardianship_checked: true,
    })
  })

  test('a register that denies guardianship ends on a page that says where to go', async () => {
    const parent = portal.visitor()
    await walk(db, parent, { answers: { child: { iin: others } } })
    await parent.get('/kk/apply/check')
    const sent = await parent.post('/kk/apply/check', {})
    expect(sent.statusCode).toBe(200)
    expect(sent.body).toContain('заңды өкілі емессіз')
  })
})
