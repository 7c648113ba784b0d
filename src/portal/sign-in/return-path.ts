/** Where a reader goes after signing in: only a path of ours, never another site. */

/** @param text a path without language, e.g. `/cabinet?x=1`; anything else gives the fallback */
export function returnPath(text: string | undefined, fallback: string): string {
  const ours = text !== undefined && /^\/[A-Za-z0-9][A-Za-z0-9/_.~%?=&-]{0,300}$/.test(text)
  return ours ? text : fallback
}
