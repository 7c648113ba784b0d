/** Texts of the pages that check guardianship. */
import type { departmentGuardianship as kk } from '../kk/department-guardianship.ts'

export const departmentGuardianship: typeof kk = {
  title: 'Check guardianship',
  lead: 'No register confirmed who represents these children. The application stands in the queue; look at the papers and decide.',
  empty: 'Nothing to check',
  emptyText: 'If a register does not answer, the application appears here.',
  submitted: 'Submitted',
  confirm: 'The guardian is confirmed',
  deny: 'This is not the guardian',
  denyHint: 'The application leaves the queue. This cannot be undone.',
  decision: 'Decision',
  choose: 'Choose a decision',
  save: 'Save',
  saved: 'The decision is saved.',
}
