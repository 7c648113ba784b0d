/** Reading what a family may choose from. */
export {
  type GroupChoice,
  type SuitableFilter,
  selectGroupChoices as findGroupChoices,
  selectSuitableGroups as findSuitableGroups,
} from './group-choice-queries.ts'
