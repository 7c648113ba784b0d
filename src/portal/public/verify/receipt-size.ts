/** How large a proof may be, for pages that know nothing of the journal. */
export { MAX_RECEIPT_BYTES } from '../../../platform/journal/receipt.ts'
