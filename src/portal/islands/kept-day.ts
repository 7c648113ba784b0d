/** For which day a page that was kept on this device is opened. Pure. */

const DAY_MS = 86_400_000

/**
 * The day that a kept page is to show: the one asked for, or today. Today is what the portal said when the page was kept,
 * moved on by the days that have passed on this device since: its clock may be wrong, its days are as long as ours.
 * Undefined where a day to come is asked for.
 */
export function wantedDay(
  { today, keptAt }: { readonly today: string; readonly keptAt: string },
  search: string,
  now: Date,
): string | undefined {
  const passed = Math.round((midnight(now) - midnight(new Date(keptAt))) / DAY_MS)
  const current = new Date(Date.parse(`${today}T00:00:00Z`) + passed * DAY_MS)
    .toISOString()
    .slice(0, 10)
  const asked = new URLSearchParams(search).get('day')
  if (asked === null || !/^\d{4}-\d{2}-\d{2}$/.test(asked)) return current
  return asked <= current ? asked : undefined
}

/** Of the local day, as if it were of UTC: no hour of summer makes a day longer. */
const midnight = (moment: Date) =>
  Date.UTC(moment.getFullYear(), moment.getMonth(), moment.getDate())
