/** How a provider stands on the list: open to everybody; the words and papers behind it to officers and itself. */
import type { Actor } from '../../platform/access/actor.ts'
import { authorize, type Relation } from '../../platform/access/permission.ts'
import type { Read } from '../../platform/db/database.ts'
import type { Programme } from '../territories/rollout.ts'
import { type ExclusionRow, selectExclusion } from './exclusion-queries.ts'
import { getProviderOf, type ProviderById } from './get-provider.ts'
import {
  ENDS_SOON_DAYS,
  type Evidence,
  type EvidenceState,
  type ExclusionReason,
  evidenceState,
  REQUIREMENTS,
  type Requirement,
} from './listing.ts'
import {
  type InspectionRow,
  type ProviderFileRow,
  selectEvidence,
  selectInspections,
  selectProviderFiles,
} from './listing-queries.ts'
import { providerAccess } from './provider-access.ts'

export { selectAnnounced as findAnnouncedExclusions } from './exclusion-queries.ts'
export type { ExclusionRow, InspectionRow, ProviderFileRow }

const MOST_INSPECTIONS = 20

export type RequirementStanding = {
  readonly requirement: Requirement
  readonly state: EvidenceState
  /** Absent when it is missing. */
  readonly evidence?: Evidence & { readonly reference: string }
}

export type Listing = {
  readonly requirements: readonly RequirementStanding[]
  readonly inspections: readonly InspectionRow[]
  readonly exclusion:
    | { readonly reason: ExclusionReason; readonly effectiveOn: Temporal.PlainDate }
    | undefined
}

/** For everybody. `exclusion` only while it is announced; no references, no words. */
export async function findListing(
  read: Read,
  providerId: bigint,
  day: Temporal.PlainDate,
): Promise<Listing> {
  const requirements = await standingOn(read, providerId, day)
  const exclusion = await selectExclusion(read, providerId)
  return {
    requirements: requirements.map(({ requirement, state, evidence }) =>
      evidence === undefined
        ? { requirement, state }
        : { requirement, state, evidence: { ...evidence, reference: '' } },
    ),
    inspections: await selectInspections(read, providerId, MOST_INSPECTIONS),
    exclusion: exclusion?.state === 'announced' ? exclusion : undefined,
  }
}

async function standingOn(
  read: Read,
  providerId: bigint,
  day: Temporal.PlainDate,
): Promise<readonly RequirementStanding[]> {
  const rows = await selectEvidence(read, providerId)
  return REQUIREMENTS.map(requirement => {
    const evidence = rows.find(row => row.requirement === requirement)
    const state = evidenceState(evidence, day)
    return evidence === undefined ? { requirement, state } : { requirement, state, evidence }
  })
}

export type ProviderFile = {
  readonly provider: ProviderById
  readonly relation: Relation
  readonly requirements: readonly RequirementStanding[]
  readonly inspections: readonly InspectionRow[]
  /** The newest, whatever became of it. */
  readonly exclusion: ExclusionRow | undefined
}

/** Everything, references and words too. Throws NotFound, NotAllowed. */
export async function getProviderFile(
  read: Read,
  actor: Actor,
  providerId: bigint,
  day: Temporal.PlainDate,
): Promise<ProviderFile> {
  const { provider, relation } = await getProviderOf(read, providerId)
  authorize(actor, providerAccess.viewFile, relation)
  return {
    provider,
    relation,
    requirements: await standingOn(read, providerId, day),
    inspections: await selectInspections(read, providerId, MOST_INSPECTIONS),
    exclusion: await selectExclusion(read, providerId),
  }
}

/** Listed providers of a queue's territory, those with the most missing first, after a key. */
export async function findProviderFiles(
  read: Read,
  actor: Actor,
  filter: {
    readonly territory: string
    readonly relation: Relation
    readonly programme: Programme
    readonly day: Temporal.PlainDate
    readonly text: string
    readonly after: { readonly weight: number; readonly id: bigint } | undefined
    readonly limit: number
  },
): Promise<readonly (ProviderFileRow & { readonly weight: number })[]> {
  authorize(actor, providerAccess.listFiles, filter.relation)
  const soon = filter.day.add({ days: ENDS_SOON_DAYS })
  return selectProviderFiles(read, { ...filter, soon, requirements: REQUIREMENTS })
}
