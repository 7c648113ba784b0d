/** Whether a demonstration is empty still. */
export { countApplications } from './demonstration-queries.ts'
