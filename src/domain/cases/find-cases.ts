/** Finding cases: of a family, open ones of the department, one by its number. */
export {
  selectCase as findCase,
  selectCaseById as findCaseById,
  selectOfApplications as findCasesOfApplications,
  selectOpen as findOpenCases,
} from './case-queries.ts'
