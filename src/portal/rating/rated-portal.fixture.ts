/** A portal in October over a kindergarten whose families confirmed September, and the people in front of it. */
import type { TestDatabase } from '../../../test/database.ts'
import { anOfficial } from '../../../test/office.ts'
import type { ParentPortal } from '../../../test/parent.ts'
import { signInGuardian, signInStaff } from '../../../test/portal.ts'
import { assertDefined } from '../../base/assert.ts'
import type { Pupil } from '../../domain/attendance/attended-month.fixture.ts'
import { aKindergartenToRate } from '../../domain/ratings/rated-kindergarten.fixture.ts'

export async function aRatedPortal(db: TestDatabase, portal: ParentPortal, children: number) {
  const made = await aKindergartenToRate(db, children)
  const pupil = (index: number): Pupil => assertDefined(made.pupils[index], 'a pupil')

  async function parentOf(one: Pupil) {
    const visitor = portal.visitor()
    await signInGuardian(portal, visitor, one.application.guardianId)
    return visitor
  }

  async function desk() {
    const visitor = portal.visitor()
    const { provider } = made
    await signInStaff(portal, visitor, provider.kind === 'provider' ? provider.staffId : 0n)
    return visitor
  }

  return {
    ...made,
    pupil,
    parentOf,
    desk,
    office: (territory = 'taraz') => anOfficial(db, portal, 'officer', territory),
    publicPath: (language: string) => `/${language}/providers/taraz/${made.bin}`,
    formPath: (one: Pupil, language = 'kk') =>
      `/${language}/cabinet/${one.application.number}/rate/${made.bin}`,
  }
}

export const SCORES = { care: '5', safety: '4', food: '3', premises: '4', openness: '5' }
