/** For which group a voucher was taken over: there the family renews first. */
export { selectGroupTakenOver as findGroupTakenOver } from './taken-over-queries.ts'
