/** Data made on the spot: families, kindergartens, money, each by the action that makes it for real. */

import { assertDefined } from '../src/base/assert.ts'
import { composeDemonstrationBin } from '../src/base/bin.ts'
import { composeIin, type Iin } from '../src/base/iin.ts'
import type { Language } from '../src/base/language.ts'
import { type Phone, parsePhone } from '../src/base/phone.ts'
import type { Application } from '../src/domain/applications/application.ts'
import {
  type SubmitApplication,
  submitApplication,
} from '../src/domain/applications/submit-application.ts'
import { changeBudget } from '../src/domain/ledger/change-budget.ts'
import { keepNorm } from '../src/domain/ledger/norm.ts'
import { publishPlaces } from '../src/domain/places/publish-places.ts'
import { keepGroup, keepProvider } from '../src/domain/providers/keep-provider.ts'
import type { ClubKind, Direction } from '../src/domain/providers/provider.ts'
import type { Programme } from '../src/domain/territories/rollout.ts'
import type { Setting } from '../src/domain/territories/setting.ts'
import type { Actor } from '../src/platform/access/actor.ts'
import { type Database, inTransaction } from '../src/platform/db/database.ts'

export const SYSTEM: Actor = { kind: 'system', name: 'test' }
export const VISITOR: Actor = { kind: 'visitor' }

let serial = 0

/** An IIN that was not used before in this process; the seventh digit marks it as demonstration. */
export function aChildIin(birthDate: string): Iin {
  return nextIin(birthDate, 7)
}

export function aGuardianIin(birthDate = '1990-05-05'): Iin {
  return nextIin(birthDate, 9)
}

function nextIin(birthDate: string, century: 7 | 9): Iin {
  for (;;) {
    serial += 1
    const iin = composeIin(Temporal.PlainDate.from(birthDate), century, serial % 10_000)
    if (iin !== undefined) return iin
  }
}

export function aPhone(): Phone {
  serial += 1
  return assertDefined(parsePhone(`+7701${String(serial).padStart(7, '0')}`), 'a phone')
}

export type FamilyOptions = {
  /** A kindergarten when absent. */
  readonly programme?: Programme
  readonly childBorn?: string
  readonly settlement?: string
  readonly kind?: 'general' | 'special'
  readonly guardianIin?: Iin
  readonly phone?: Phone
  readonly language?: Language
  readonly registeredBenefits?: SubmitApplication['registeredBenefits']
  readonly claims?: SubmitApplication['claims']
}

export function anApplication(options: FamilyOptions = {}): SubmitApplication {
  const { programme = 'preschool' } = options
  const childBorn = options.childBorn ?? (programme === 'club' ? '2016-03-01' : '2023-03-01')
  return {
    programme,
    settlement: options.settlement ?? (programme === 'club' ? 'aktobe' : 'taraz'),
    child: {
      iin: aChildIin(childBorn),
      fullName: 'Бала Сынақ',
      birthDate: Temporal.PlainDate.from(childBorn),
    },
    guardian: {
      iin: options.guardianIin ?? aGuardianIin(),
      fullName: 'Ата-ана Сынақ',
      birthDate: Temporal.PlainDate.from('1990-05-05'),
      phone: options.phone ?? aPhone(),
      language: options.language ?? 'kk',
    },
    phoneVerifiedAt: null,
    kind: options.kind ?? 'general',
    claims: options.claims ?? [],
    guardianship: 'yes',
    registeredBenefits: options.registeredBenefits ?? [],
  }
}

export async function submit(
  database: Database,
  setting: Setting,
  options: FamilyOptions = {},
): Promise<Application> {
  return inTransaction(database, tx =>
    submitApplication(tx, VISITOR, setting, anApplication(options)),
  )
}

export function guardianOf(application: Application): Actor {
  return { kind: 'guardian', personId: application.guardianId }
}

/** A kindergarten with one group a cohort and so many published places in each. */
export async function aKindergarten(
  database: Database,
  setting: Setting,
  options: {
    readonly territory?: string
    readonly settlement?: string
    readonly places: Readonly<Record<number, number>>
    readonly kind?: 'general' | 'special'
  },
): Promise<ReadonlyMap<number, bigint>> {
  serial += 1
  const territory = options.territory ?? 'taraz'
  const bin = assertDefined(
    composeDemonstrationBin(serial) ?? composeDemonstrationBin(serial + 50_000),
    'a BIN',
  )
  return inTransaction(database, async tx => {
    const { id } = await keepProvider(tx, SYSTEM, setting, {
      bin,
      programme: 'preschool',
      territory,
      settlement: options.settlement ?? territory,
      nameKk: `№ ${serial} балабақша`,
      nameRu: `Детский сад № ${serial}`,
      ownership: 'state',
      address: 'Төле би көшесі, 1',
      latitude: null,
      longitude: null,
      phone: null,
      capacity: 200,
      listedFrom: Temporal.PlainDate.from('2024-01-01'),
    })
    const groups = new Map<number, bigint>()
    for (const [cohort, free] of Object.entries(options.places)) {
      const group = await keepGroup(
        tx,
        SYSTEM,
        { id, territory },
        {
          name: `${cohort}-топ`,
          cohort: Number(cohort),
          language: 'kk',
          kind: options.kind ?? 'general',
          regime: 'full-day',
          capacity: 50,
          enrolled: 0,
        },
      )
      await publishPlaces(tx, SYSTEM, setting, {
        groupId: group.id,
        free,
        startsOn: setting.clock.today(),
        withdrawalReason: 'test',
      })
      groups.set(Number(cohort), group.id)
    }
    return groups
  })
}

/** A club with one group, listed, and so many published places. */
export async function aClub(
  database: Database,
  setting: Setting,
  options: {
    readonly territory?: string
    readonly clubKind?: ClubKind
    readonly direction?: Direction
    /** The youngest and the oldest age. */
    readonly ages?: readonly [number, number]
    readonly planned?: number
    readonly places?: number
    readonly language?: string
  } = {},
): Promise<{
  readonly providerId: bigint
  readonly bin: string
  readonly groupId: bigint
}> {
  serial += 1
  const territory = options.territory ?? 'aktobe'
  const bin = assertDefined(
    composeDemonstrationBin(serial) ?? composeDemonstrationBin(serial + 50_000),
    'a BIN',
  )
  const [from, to] = options.ages ?? [7, 12]
  return inTransaction(database, async tx => {
    const { id } = await keepProvider(tx, SYSTEM, setting, {
      bin,
      programme: 'club',
      territory,
      settlement: territory,
      nameKk: `№ ${serial} үйірме`,
      nameRu: `Кружок № ${serial}`,
      ownership: 'private',
      clubKind: options.clubKind ?? 'private-club',
      address: 'Әбілқайыр хан даңғылы, 1',
      latitude: null,
      longitude: null,
      phone: null,
      capacity: 200,
      listedFrom: Temporal.PlainDate.from('2024-01-01'),
    })
    const group = await keepGroup(
      tx,
      SYSTEM,
      { id, territory },
      {
        name: `${from}–${to} жас`,
        cohort: from,
        language: options.language ?? 'kk',
        kind: 'general',
        regime: 'lessons',
        capacity: 50,
        enrolled: 0,
        lessons: {
          direction: options.direction ?? 'sport',
          cohortTo: to,
          planned: options.planned ?? 12,
        },
      },
    )
    await publishPlaces(tx, SYSTEM, setting, {
      groupId: group.id,
      free: options.places ?? 10,
      startsOn: setting.clock.today(),
      withdrawalReason: 'test',
    })
    return { providerId: id, bin, groupId: group.id }
  })
}

const COHORTS = {
  preschool: [1, 2, 3, 4, 5, 6],
  club: [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17],
} as const

/** A norm for every cohort and kind, and a budget for the year of the clock. */
export async function aBudget(
  database: Database,
  setting: Setting,
  options: {
    readonly programme?: Programme
    readonly territory?: string
    readonly tenge: number
    readonly monthlyTenge?: number
    /** This one when absent. */
    readonly year?: number
  },
): Promise<void> {
  const { programme = 'preschool' } = options
  const monthly_tiyn =
    BigInt(options.monthlyTenge ?? (programme === 'club' ? 21_000 : 68_000)) * 100n
  await inTransaction(database, async tx => {
    for (const cohort of COHORTS[programme]) {
      for (const kind of ['general', 'special'] as const) {
        await keepNorm(tx, {
          territory_code: 'kz',
          programme,
          cohort,
          kind,
          valid_from: Temporal.PlainDate.from('2025-01-01'),
          monthly_tiyn,
        })
      }
    }
    await changeBudget(tx, SYSTEM, setting, {
      programme,
      territory: options.territory ?? (programme === 'club' ? 'aktobe' : 'taraz'),
      year: options.year ?? setting.clock.today().year,
      allottedTiyn: BigInt(options.tenge) * 100n,
    })
  })
}
