/** Days that the department took back, for pages of other rooms: whoever calls has seen that the reader may see the line. */
export { type Correction, selectCorrections as findCorrections } from './correction-queries.ts'
