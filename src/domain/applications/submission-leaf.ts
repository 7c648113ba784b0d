/**
 * The leaf of a submission. Its private part is whatever is needed to put the application back into an empty
 * database (trust.md, "Receipt"): it stays in ordinary tables and in the family's own file. Pure.
 */
import type { JournalFact } from '../../platform/journal/append.ts'
import { type Application, categoryCode } from './application.ts'
import type { NewClaim } from './claim-queries.ts'

export type SubmittedFamily = {
  readonly childIin: string
  readonly childName: string
  readonly childBirthDate: Temporal.PlainDate
  readonly guardianIin: string
  readonly guardianName: string
  readonly phone: string | null
}

/**
 * Texts only; an empty text is "none". `batch` is what a department named; siblings are found again by the rules.
 * The claims stay private: which benefit it was is nobody's matter.
 */
export function composeSubmission(
  application: Application,
  family: SubmittedFamily,
  claims: readonly NewClaim[],
): JournalFact {
  return {
    kind: 'application.submitted',
    facts: {
      application: application.number,
      programme: application.programme,
      territory: application.territory,
      settlement: application.settlement,
      category: categoryCode(application.tier, application.cohort),
      kind: application.kind,
      submittedAt: (application.submittedAt.epochNanoseconds / 1000n).toString(),
    },
    privateFields: {
      childIin: family.childIin,
      childName: family.childName,
      childBirthDate: family.childBirthDate.toString(),
      guardianIin: family.guardianIin,
      guardianName: family.guardianName,
      phone: family.phone ?? '',
      claims: claims.map(claim => `${claim.code}:${claim.state}`).join(' '),
      batch: application.batchKey ?? '',
      guardianshipChecked: application.guardianshipChecked ? 'yes' : 'no',
    },
  }
}
