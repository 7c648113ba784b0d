/** Part of an action of another room: a document that proves something of this application is kept with it. */
export { attachDocuments as keepDocuments } from './claim-queries.ts'
