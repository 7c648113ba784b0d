/** The short address of an application, as in SMS and on receipts. */
import type { Deps } from '../../deps.ts'

export function shortUrl(deps: Deps, number: string): string {
  return new URL(`/k/${number.replaceAll('-', '')}`, deps.config.publicUrl).href
}
