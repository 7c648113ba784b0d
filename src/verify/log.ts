/** Checks a whole log: its leaves and tiles, the signatures, and that it only grew since it was seen last. */
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts'
import type { Pin, Pins } from './pins.ts'
import { checkSigners, parsePolicy } from './policy.ts'
import { type Problem, parseFacts, problem, Wrong } from './problem.ts'
import { readTree, type Visit } from './read-tree.ts'
import type { Source } from './source.ts'

/** Trust comes from `policyText`, else from the pin of that origin, else (first use) from the log itself. */
export async function checkLog(source: Source, pins: Pins, visit: Visit, policyText?: string) {
  const checkpoint = parseCheckpoint((await source.get('checkpoint')).toString())
  const { origin, size, root } = checkpoint
  const pin = pins[origin]
  let policy = policyText ?? pin?.policy ?? (await source.get('policy')).toString()
  const problems: Problem[] = []
  const first = 'first use: the keys come from the log itself; compare them with a printed receipt'
  const notes = policyText === undefined && pin === undefined ? [first] : []
  const keys = new Set(parsePolicy(policy).logs.map(key => key.vkey))
  const watch: Visit = (kind, index, read) => {
    if (kind === 'key.rotated' && policyText === undefined) {
      const { origin: of, oldKey = '', newKey = '' } = parseFacts(read(), index)
      // Only a key that is trusted already may name the next one.
      if (of === origin && keys.has(oldKey) && !keys.has(newKey)) {
        keys.add(newKey)
        policy = `log ${newKey}\n${policy}`
      }
    }
    return visit(kind, index, read)
  }
  const read = readTree(source, [size, pin?.size ?? 0], problems, watch)
  const tree = await read.catch((error: unknown) => {
    if (!(error instanceof Wrong)) throw error
    problems.push(error.problem)
  })
  if (tree && !tree.root.equals(root)) problems.push(problem('root-differs', { size }))
  const signedBy = checkSigners(checkpoint, parsePolicy(policy), problems)
  const change = pin && nameChange(checkpoint, pin, tree?.earlierRoot)
  if (change) problems.push(change)
  const figures = { origin, size, root: root.toString('base64'), signedBy }
  return { figures, notes, problems, checkpoint, policy }
}

function nameChange({ size, root }: Checkpoint, pin: Pin, earlier: Buffer | undefined) {
  const facts = { seen: pin.size, date: pin.date, size }
  const was = Buffer.from(pin.root, 'base64')
  if (size < pin.size) return problem('log-rolled-back', facts)
  if (size === pin.size) return root.equals(was) ? undefined : problem('log-forked', facts)
  return earlier === undefined || earlier.equals(was) ? undefined : problem('log-rewritten', facts)
}
