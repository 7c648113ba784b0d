/** Reading iterations: for everybody, without sign-in. */
export {
  selectBundle as findBundle,
  selectBundleByInput as findBundleByInput,
  selectDecisions as findDecisions,
  selectDecisionsOf as findDecisionsOfApplication,
  selectIteration as findIteration,
  selectIterations as findIterations,
} from './iteration-queries.ts'
