/**
 * Part of an action: of erased families nobody keeps why their children were away. Before their documents go, which
 * these rows point at.
 */
export { deletePapersOf as forgetPapersOf } from './absence-queries.ts'
