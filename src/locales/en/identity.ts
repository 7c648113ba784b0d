/** Texts of signing in and of pages that need it, in English. */
import type { identity as kk } from '../kk/identity.ts'

export const identity: typeof kk = {
  formExpired:
    'The page was open for too long or was sent from elsewhere. Open it anew and send it again.',
  retryAfter: minutes => `Try again in ${minutes} min.`,
}
