/** A process that works through an order of acts, and that is meant to be killed in the middle. */
import { join } from 'node:path'
import { clockOf } from '../../platform/clock.ts'
import { createDatabase, createPool } from '../../platform/db/database.ts'
import { systemEntropy } from '../../platform/entropy.ts'
import { loadTerritoryData } from '../territories/load-data.ts'
import { workOrder } from './work-order.ts'

const [url = '', moment = '', order = '0'] = process.argv.slice(2)
const data = loadTerritoryData(join(import.meta.dirname, '../../../data'))
if (!data.ok) throw new Error('data/ is broken')
const setting = {
  clock: clockOf(() => Temporal.Instant.from(moment)),
  entropy: systemEntropy,
  calendar: data.value.calendar,
}
const database = createDatabase(
  createPool({ url, role: 'kezek_app', maxConnections: 4, applicationName: 'killed-order' }),
)
process.stdout.write('ready\n')
// Two at a time: there is something left to be killed in.
await workOrder(database, { kind: 'system', name: 'worker' }, setting, BigInt(order), 2)
process.stdout.write('done\n')
await database.destroy()
