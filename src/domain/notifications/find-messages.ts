/** Reads of the outbox for pages: newest first, with the state of each delivery. */
export { selectMessages as findMessages } from './message-queries.ts'
