/** Run as a process of its own by a test: hands a message to its gateway and is killed before the answer. */
import { join } from 'node:path'
import { standingClock } from '../../platform/clock.ts'
import { createDatabase, createPool } from '../../platform/db/database.ts'
import { systemEntropy } from '../../platform/entropy.ts'
import { loadTerritoryData } from '../territories/load-data.ts'
import { deliverMessages } from './deliver-messages.ts'

const [url = '', localDateTime = ''] = process.argv.slice(2)
const data = loadTerritoryData(join(import.meta.dirname, '../../../data'))
if (!data.ok) throw new Error('bad data')
const database = createDatabase(
  createPool({ url, role: 'kezek_app', maxConnections: 2, applicationName: 'killed-sender' }),
)
const setting = {
  clock: standingClock(localDateTime),
  entropy: systemEntropy,
  calendar: data.value.calendar,
}
// Keeps the process alive while the gateway is silent.
setInterval(() => undefined, 1000)
await deliverMessages(database, setting, {
  portalUrl: 'https://kezek.kz',
  storeCodes: false,
  gateway: {
    send: message => {
      process.stdout.write(`${JSON.stringify(message)}\n`)
      return new Promise(() => undefined)
    },
    close: async () => undefined,
  },
})
