/** Whether a city of the demonstration is there already. */
export { countApplications } from './demonstration-queries.ts'
