/** Finding cases: of a family, open ones of the department, one by its number. */
export {
  type ComplaintCounts,
  selectCase as findCase,
  selectCaseById as findCaseById,
  selectComplaintCounts as findComplaintCounts,
  selectOfApplications as findCasesOfApplications,
  selectOpen as findOpenCases,
} from './case-queries.ts'
