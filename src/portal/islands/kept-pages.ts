/** Which marking page that was kept on this device answers when there is no network. Pure; the worker's alone. */

export type KeptPage = {
  /** Its path, with the day and the group that it shows. */
  readonly address: string
  /** By the clock of this device. */
  readonly keptAt: string
}

const DAY_MS = 86_400_000
/** Children come and go: what is older than two weeks is no list of a group any more. */
const DAYS_KEPT = 14

export const isMarkingPath = (path: string) => /^\/[a-z]{2}\/provider\/attendance$/.test(path)

const partsOf = (address: string) => new URL(address, 'https://kept.invalid')

export function isOld({ keptAt }: KeptPage, now: Date): boolean {
  return now.getTime() - Date.parse(keptAt) > DAYS_KEPT * DAY_MS
}

/** The very day of the group; else the last one kept of that group, whose children are then marked on the day asked for. */
export function chooseKept(
  kept: readonly KeptPage[],
  asked: string,
  now: Date,
): KeptPage | undefined {
  const { pathname, searchParams: wanted } = partsOf(asked)
  const param = (one: KeptPage, name: string) => partsOf(one.address).searchParams.get(name)
  const suits = (one: KeptPage, name: string) =>
    !wanted.has(name) || param(one, name) === wanted.get(name)
  const ofGroup = kept
    .filter(one => partsOf(one.address).pathname === pathname && !isOld(one, now))
    .filter(one => suits(one, 'group'))
    .toSorted((one, other) => Date.parse(other.keptAt) - Date.parse(one.keptAt))
  return ofGroup.find(one => suits(one, 'day')) ?? ofGroup[0]
}
