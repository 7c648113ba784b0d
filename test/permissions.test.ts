/** Who may do what: every action against every actor and relation, as one reviewed table. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { absenceAccess } from '../src/domain/absences/absence-access.ts'
import { activityAccess } from '../src/domain/activities/activity-access.ts'
import { applicationAccess } from '../src/domain/applications/application-access.ts'
import { documentAccess } from '../src/domain/applications/document-access.ts'
import { attendanceAccess } from '../src/domain/attendance/attendance-access.ts'
import { caseAccess } from '../src/domain/cases/case-access.ts'
import { choiceAccess } from '../src/domain/choice/choice-access.ts'
import { contractAccess } from '../src/domain/contracts/contract-access.ts'
import { seedPermission } from '../src/domain/demonstration/seeding.ts'
import { erasureAccess } from '../src/domain/erasure/erasure-access.ts'
import { exchangeAccess } from '../src/domain/exchange/exchange-access.ts'
import { iterationAccess } from '../src/domain/iterations/iteration-access.ts'
import { changeBudgetPermission } from '../src/domain/ledger/change-budget.ts'
import { lessonAccess } from '../src/domain/lessons/lesson-access.ts'
import { letterAccess } from '../src/domain/letters/letter-access.ts'
import { namingAccess } from '../src/domain/namings/naming-access.ts'
import { invariantAccess } from '../src/domain/opendata/invariant-access.ts'
import { publishBulletinsPermission } from '../src/domain/opendata/publish-bulletins.ts'
import { publishOpenDataPermission } from '../src/domain/opendata/publish-open-data.ts'
import { paymentAccess } from '../src/domain/payments/payment-access.ts'
import { personAccess } from '../src/domain/people/person-access.ts'
import { placeAccess } from '../src/domain/places/place-access.ts'
import { publishPlacesPermission } from '../src/domain/places/publish-places.ts'
import { flagAccess } from '../src/domain/plausibility/flag-access.ts'
import { keepProviderPermission } from '../src/domain/providers/keep-provider.ts'
import { providerAccess } from '../src/domain/providers/provider-access.ts'
import { ratingAccess } from '../src/domain/ratings/rating-access.ts'
import { rebuildingAccess } from '../src/domain/rebuilding/rebuilding-access.ts'
import { referralAccess } from '../src/domain/referrals/referral-access.ts'
import { swapAccess } from '../src/domain/swaps/swap-access.ts'
import { adoptDataPermission } from '../src/domain/territories/adopt-data.ts'
import { voucherAccess } from '../src/domain/vouchers/voucher-access.ts'
import { type Actor, STAFF_ROLES } from '../src/platform/access/actor.ts'
import { isAllowed, type Permission } from '../src/platform/access/permission.ts'
import { staffAccess } from '../src/platform/identity/invite-staff.ts'

const PERMISSIONS: readonly Permission[] = [
  adoptDataPermission,
  keepProviderPermission,
  publishPlacesPermission,
  changeBudgetPermission,
  ...Object.values(applicationAccess),
  ...Object.values(placeAccess),
  ...Object.values(providerAccess),
  ...Object.values(lessonAccess),
  ...Object.values(letterAccess),
  ...Object.values(activityAccess),
  ...Object.values(voucherAccess),
  ...Object.values(caseAccess),
  ...Object.values(contractAccess),
  ...Object.values(namingAccess),
  ...Object.values(attendanceAccess),
  ...Object.values(absenceAccess),
  ...Object.values(paymentAccess),
  ...Object.values(flagAccess),
  ...Object.values(ratingAccess),
  ...Object.values(iterationAccess),
  ...Object.values(referralAccess),
  ...Object.values(choiceAccess),
  ...Object.values(swapAccess),
  ...Object.values(documentAccess),
  ...Object.values(personAccess),
  ...Object.values(erasureAccess),
  ...Object.values(exchangeAccess),
  ...Object.values(rebuildingAccess),
  ...Object.values(staffAccess),
  ...Object.values(invariantAccess),
  publishOpenDataPermission,
  publishBulletinsPermission,
  seedPermission,
]

/** What the ministry sets for everybody. */
const KEPT_BY_MINISTRY = ['norm.keep', 'register.keep']

/** What the body that pays does, and nobody else: to send money and to take in what the bank says. */
const DONE_BY_OPERATOR = ['payment.keep-payer', 'payment.send', 'payment.take-answer']

/** Changes nothing but the record that somebody looked: those who control may have it done. */
const ONLY_LOOKS = ['invariants.run']

/** The object: a child of guardian 1 in Taraz, in kindergarten 1. */
const RELATION = {
  territoryPath: ['kz', 'zhambyl', 'taraz'],
  guardianIds: [1n],
  providerId: 1n,
}

const ACTORS: Readonly<Record<string, Actor>> = {
  visitor: { kind: 'visitor' },
  'own guardian': { kind: 'guardian', personId: 1n },
  'other guardian': { kind: 'guardian', personId: 2n },
  ...Object.fromEntries(
    STAFF_ROLES.flatMap(role => [
      [`${role} of the city`, { kind: 'staff', staffId: 1n, role, territory: 'taraz' }],
      [`${role} of the country`, { kind: 'staff', staffId: 2n, role, territory: 'kz' }],
      [`${role} of another city`, { kind: 'staff', staffId: 3n, role, territory: 'shymkent' }],
    ]),
  ),
  'own provider': { kind: 'provider', staffId: 4n, providerId: 1n, territory: 'taraz' },
  'other provider': { kind: 'provider', staffId: 5n, providerId: 2n, territory: 'taraz' },
  system: { kind: 'system', name: 'test' },
}

function whoMay(permission: Permission): string[] {
  return Object.entries(ACTORS)
    .filter(([, actor]) => isAllowed(actor, permission, RELATION))
    .map(([name]) => name)
}

test('every action names those who may, and nobody else may', () => {
  const table = PERMISSIONS.map(
    permission => `${permission.name}: ${whoMay(permission).join(', ')}`,
  )
  expect(table).toMatchSnapshot()
})

test('each action has a permission of its own', () => {
  const names = PERMISSIONS.map(permission => permission.name)
  expect(new Set(names).size).toBe(names.length)
})

test('staff of another territory may do nothing that is not open to everybody', () => {
  for (const permission of PERMISSIONS) {
    const may = whoMay(permission)
    if (may.includes('visitor')) continue
    expect(may.filter(name => name.endsWith('of another city'))).toEqual([])
  }
})

test('auditors, ministry and consultants only read', () => {
  const reading = /\.(view|read|list|preview|export)/
  for (const permission of PERMISSIONS) {
    const may = whoMay(permission)
    if (may.includes('visitor') || reading.test(permission.name)) continue
    if (ONLY_LOOKS.includes(permission.name)) continue
    const writers = may.filter(name => /^(auditor|ministry|consultant|operator)/.test(name))
    const expected = KEPT_BY_MINISTRY.includes(permission.name)
      ? /^ministry/
      : DONE_BY_OPERATOR.includes(permission.name)
        ? /^operator/
        : /^$/
    expect(writers.filter(name => !expected.test(name))).toEqual([])
  }
})

test('a family touches its own child only, and nobody else confirms or declines for it', () => {
  for (const permission of PERMISSIONS) {
    const may = whoMay(permission)
    if (may.includes('visitor')) continue
    expect(may).not.toContain('other guardian')
    expect(may).not.toContain('other provider')
  }
  expect(whoMay(voucherAccess.confirm)).toEqual(['own guardian'])
  expect(whoMay(voucherAccess.decline)).toEqual(['own guardian'])
})

test('the table knows every permission that the sources define', () => {
  const root = join(import.meta.dirname, '../src')
  const defined = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(path => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .flatMap(path => [
      ...readFileSync(join(root, path), 'utf8').matchAll(/name: '([a-z-]+\.[a-z-]+)',\s*rules:/g),
    ])
    .map(([, name]) => name)
  const listed = PERMISSIONS.map(permission => permission.name)
  expect(defined.filter(name => !listed.includes(name ?? ''))).toEqual([])
  // Each that is listed was found too: otherwise another way of writing one would slip through.
  expect(listed.filter(name => !defined.includes(name))).toEqual([])
})
