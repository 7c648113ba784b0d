/** Run as a process of its own by tests: a witness over a folder; tells its vkey and address in one line. */
import { systemClock } from '../../clock.ts'
import { openWitness } from './open-witness.ts'
import { serveWitness } from './serve-witness.ts'

const [folder = '', name = '', ...logVkeys] = process.argv.slice(2)
const witness = openWitness({ name, folder, logVkeys, clock: systemClock })
const served = await serveWitness(witness, {
  host: '127.0.0.1',
  port: 0,
  onFault: fault => process.stderr.write(`${String(fault)}\n`),
})
process.stdout.write(`${JSON.stringify({ vkey: witness.cosigner.vkey, url: served.url })}\n`)
