/** A process that holds one iteration and is meant to be killed somewhere in the middle. */
import { join } from 'node:path'
import { clockOf } from '../../platform/clock.ts'
import { createDatabase, createPool } from '../../platform/db/database.ts'
import { systemEntropy } from '../../platform/entropy.ts'
import { loadTerritoryData } from '../territories/load-data.ts'
import { holdIteration } from './hold-iteration.ts'

const [url = '', moment = '', requestId = ''] = process.argv.slice(2)
const data = loadTerritoryData(join(import.meta.dirname, '../../../data'))
if (!data.ok) throw new Error('data/ is broken')
const setting = {
  clock: clockOf(() => Temporal.Instant.from(moment)),
  entropy: systemEntropy,
  calendar: data.value.calendar,
}
const database = createDatabase(
  createPool({ url, role: 'kezek_app', maxConnections: 2, applicationName: 'kezek-killed' }),
)
// Connected and compiled before the race with the killer begins.
await database.selectFrom('iteration').select('id').limit(1).execute()
process.stdout.write('ready\n')
const report = await holdIteration(database, { kind: 'system', name: 'killed' }, setting, {
  programme: 'preschool',
  territory: 'taraz',
  requestId,
})
process.stdout.write(`${JSON.stringify(report)}\n`)
await database.destroy()
