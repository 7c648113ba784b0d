/** Cases that hold the money of an enrolment's months: part of the statements that ask what is payable or settled. */
import { sql } from 'kysely'

/**
 * A family says that this is not its child, or that it does not go there: while the department looks into it, and when the
 * family was right, nothing of the enrolment's months is payable. Dismissed, they are paid with the next act.
 */
const CASE_HOLDS = {
  open: sql`family_case.state = 'open'`,
  upheld: sql`family_case.outcome = 'upheld'`,
} as const
export const heldCase = (
  ...states: readonly (keyof typeof CASE_HOLDS)[]
) => sql`exists (select from family_case
  where family_case.enrolment_id = sheet_line.enrolment_id and family_case.kind = 'not-my-child'
    and (${sql.join(
      states.map(state => CASE_HOLDS[state]),
      sql` or `,
    )}))`
