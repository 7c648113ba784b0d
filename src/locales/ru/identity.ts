/** Texts of signing in and of pages that need it, in Russian. */
import type { identity as kk } from '../kk/identity.ts'

export const identity: typeof kk = {
  formExpired:
    'Страница была открыта слишком долго или отправлена не отсюда. Откройте её заново и отправьте ещё раз.',
  retryAfter: minutes => `Попробуйте через ${minutes} мин.`,
}
