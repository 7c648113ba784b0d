/** Run as a process of its own by a test: keeps the log without a pause until it is killed. */
import { systemClock } from '../clock.ts'
import { createDatabase, createPool } from '../db/database.ts'
import { aKeeper } from './keeper.fixture.ts'
import { openLocalWitness } from './witness/local-witness.ts'

const [url = '', folder = ''] = process.argv.slice(2)
const database = createDatabase(
  createPool({ url, role: 'kezek_app', maxConnections: 2, applicationName: 'killed-keeper' }),
)
const { vkey } = await aKeeper(database, folder)
const witness = openLocalWitness({
  number: 1,
  name: 'witness.test',
  dataFolder: folder,
  logVkeys: [vkey],
  clock: systemClock,
})
const { keeper, told } = await aKeeper(database, folder, {
  witnesses: [witness],
  isQuorate: vkeys => vkeys.length > 0,
})
process.stdout.write('ready\n')
/** A lost connection is tried again; a halted log would be a fork or a loss, and the test reads why. */
async function keepOn(): Promise<boolean> {
  try {
    return await keeper.keep()
  } catch {
    return true
  }
}

await keepOn()
process.stdout.write('kept\n')
while (await keepOn()) await new Promise(resolve => setTimeout(resolve, 1))
process.stdout.write(`${told.join('\n')}\n`)
process.exitCode = 3
