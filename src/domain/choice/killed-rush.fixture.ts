/** A process full of parents who click at once, and that is meant to be killed in the middle, with its database. */
import { join } from 'node:path'
import { Refusal } from '../../base/failure.ts'
import { clockOf } from '../../platform/clock.ts'
import { createDatabase, createPool } from '../../platform/db/database.ts'
import { systemEntropy } from '../../platform/entropy.ts'
import { loadTerritoryData } from '../territories/load-data.ts'
import { chooseInRush } from './choose-now.ts'

const [url = '', moment = '', clicks = '[]'] = process.argv.slice(2)
const data = loadTerritoryData(join(import.meta.dirname, '../../../data'))
if (!data.ok) throw new Error('data/ is broken')
const setting = {
  clock: clockOf(() => Temporal.Instant.from(moment)),
  entropy: systemEntropy,
  calendar: data.value.calendar,
}
const LANES = 12
const database = createDatabase(
  createPool({ url, role: 'kezek_app', maxConnections: LANES, applicationName: 'killed-rush' }),
)
const waiting = JSON.parse(clicks) as { number: string; personId: string; groupId: string }[]

/** Each parent reads its answer: what is printed has been promised. */
async function lane(): Promise<void> {
  for (let click = waiting.pop(); click !== undefined; click = waiting.pop()) {
    const { number, personId, groupId } = click
    const actor = { kind: 'guardian', personId: BigInt(personId) } as const
    try {
      const { holdId } = await chooseInRush(database, actor, setting, {
        number,
        groupId: BigInt(groupId),
        confirm: true,
        requestId: `click-${number}`,
      })
      process.stdout.write(`${number} ${holdId}\n`)
    } catch (error) {
      if (error instanceof Refusal) process.stdout.write(`${number} ${error.code}\n`)
      else return
    }
  }
}

process.stdout.write('ready\n')
await Promise.all(Array.from({ length: LANES }, lane))
process.stdout.write('done\n')
await database.destroy()
