/** Who may do what: every action against every actor and relation, as one reviewed table. */
import { expect, test } from 'vitest'
import { applicationAccess } from '../src/domain/applications/application-access.ts'
import { seedPermission } from '../src/domain/demonstration/seed-city.ts'
import { iterationAccess } from '../src/domain/iterations/iteration-access.ts'
import { changeBudgetPermission } from '../src/domain/ledger/change-budget.ts'
import { publishPlacesPermission } from '../src/domain/places/publish-places.ts'
import { keepProviderPermission } from '../src/domain/providers/keep-provider.ts'
import { adoptDataPermission } from '../src/domain/territories/adopt-data.ts'
import { voucherAccess } from '../src/domain/vouchers/voucher-access.ts'
import { type Actor, STAFF_ROLES } from '../src/platform/access/actor.ts'
import { isAllowed, type Permission } from '../src/platform/access/permission.ts'

const PERMISSIONS: readonly Permission[] = [
  adoptDataPermission,
  keepProviderPermission,
  publishPlacesPermission,
  changeBudgetPermission,
  ...Object.values(applicationAccess),
  ...Object.values(voucherAccess),
  ...Object.values(iterationAccess),
  seedPermission,
]

/** The object: a child of guardian 1 in Taraz. */
const RELATION = { territoryPath: ['kz', 'zhambyl', 'taraz'], guardianIds: [1n] }

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
  const reading = /\.(view|read|list|preview)/
  for (const permission of PERMISSIONS) {
    const may = whoMay(permission)
    if (may.includes('visitor') || reading.test(permission.name)) continue
    expect(may.filter(name => /^(auditor|ministry|consultant|operator)/.test(name))).toEqual([])
  }
})

test('a family touches its own child only, and nobody else confirms or declines for it', () => {
  for (const permission of PERMISSIONS) {
    const may = whoMay(permission)
    if (!may.includes('visitor')) expect(may).not.toContain('other guardian')
  }
  expect(whoMay(voucherAccess.confirm)).toEqual(['own guardian'])
  expect(whoMay(voucherAccess.decline)).toEqual(['own guardian'])
})
