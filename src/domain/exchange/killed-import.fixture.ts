/** Run as a process of its own by a test: imports a file, tells how far it is, and is killed on the way. */
import { join } from 'node:path'
import { standingClock } from '../../platform/clock.ts'
import { createDatabase, createPool } from '../../platform/db/database.ts'
import { systemEntropy } from '../../platform/entropy.ts'
import { loadTerritoryData } from '../territories/load-data.ts'
import { importFile } from './table-files.fixture.ts'

const [url = '', path = '', localDateTime = ''] = process.argv.slice(2)
const data = loadTerritoryData(join(import.meta.dirname, '../../../data'))
if (!data.ok) throw new Error('bad data')
const database = createDatabase(
  createPool({ url, role: 'kezek_app', maxConnections: 2, applicationName: 'killed-import' }),
)
const setting = {
  clock: standingClock(localDateTime),
  entropy: systemEntropy,
  calendar: data.value.calendar,
}
await importFile(database, setting, 'applications', path, {
  onProgress: ({ rows }) => process.stdout.write(`${rows}\n`),
})
await database.destroy()
