/** What was seen of each log when it was checked last; a log may only grow from there. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Checkpoint } from './checkpoint.ts'
import { parseObject, Wrong } from './problem.ts'

/** `root` is base64, `policy` the text that was believed then. */
export type Pin = Readonly<{ size: number; root: string; date: string; policy: string }>
/** By the log's origin. */
export type Pins = { readonly [origin: string]: Pin }

export function readPins(file: string): Pins {
  const pins = existsSync(file) ? (parseObject(readFileSync(file, 'utf8'), file) as Pins) : {}
  for (const pin of Object.values(pins)) {
    const texts = [pin?.root, pin?.date, pin?.policy].every(text => typeof text === 'string')
    if (!texts || !Number.isSafeInteger(pin.size)) throw new Wrong('bad-pins', { file })
  }
  return pins
}

/** Written aside and put in place, so that a kill leaves the old file or the new one. */
export function keepPin(file: string, { origin, size, root }: Checkpoint, policy: string): void {
  const date = new Date().toISOString().slice(0, 10)
  const pin: Pin = { size, root: root.toString('base64'), date, policy }
  writeFileSync(`${file}.new`, `${JSON.stringify({ ...readPins(file), [origin]: pin }, null, 2)}\n`)
  renameSync(`${file}.new`, file)
}
