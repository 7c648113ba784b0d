/** The outside of a test: a standing clock, reproducible randomness, the real calendar. */
import { join } from 'node:path'
import { loadTerritoryData } from '../src/domain/territories/load-data.ts'
import type { Setting } from '../src/domain/territories/setting.ts'
import { standingClock } from '../src/platform/clock.ts'
import { seededEntropy } from '../src/platform/entropy.ts'

const data = loadTerritoryData(join(import.meta.dirname, '../data'))
if (!data.ok) throw new Error(JSON.stringify(data.error))
export const territoryData = data.value

/** `at` is Almaty time, "2026-09-01T09:00". */
export function aSetting(
  at: string,
  seed = 'test',
): Setting & { clock: ReturnType<typeof standingClock> } {
  return {
    clock: standingClock(at),
    entropy: seededEntropy(seed),
    calendar: territoryData.calendar,
  }
}
