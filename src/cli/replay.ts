/** `kezek replay FILE`: recomputes a published bundle without any database. */
import { readFile } from 'node:fs/promises'
import { ROUND_FORMAT } from '../domain/choice/round.ts'
import { replayRound } from '../domain/choice/round-bundle.ts'
import { replayBundle } from '../domain/iterations/bundle.ts'
import { replaySwaps, SWAP_FORMAT } from '../domain/swaps/swap-bundle.ts'
import { type Command, needArgument, UsageMistake } from './command.ts'

export const replayCommand: Command = {
  name: 'replay',
  usage: 'FILE',
  summary:
    'recompute an iteration, a round or a search for exchanges from its bundle; exit code 2 when it differs',
  options: {},
  run: async context => {
    const file = needArgument(context, 0, 'FILE')
    const text = await readFile(file, 'utf8').catch(() => {
      throw new UsageMistake(`${file} cannot be read`)
    })
    const report = replayAny(text)
    if (!report.ok) throw new UsageMistake(`${file} is no bundle: ${report.error}`)
    const { same, differences, ...figures } = report.value
    const given =
      'placed' in figures
        ? `${figures.placed} placed`
        : 'cycles' in figures
          ? `${figures.cycles} exchanges`
          : `${figures.offered} offered`
    context.print(same ? `The same result: ${given}.` : 'The result is DIFFERENT:')
    for (const line of differences) context.print(`  ${line}`)
    context.answer({ same, ...figures, ...(same ? {} : { differences }) })
    return same ? 0 : 2
  },
}

/** A bundle is canonical JSON: its format comes first. */
function replayAny(text: string) {
  const is = (format: string) => text.startsWith(`{"format":"${format}"`)
  if (is(ROUND_FORMAT)) return replayRound(text)
  return is(SWAP_FORMAT) ? replaySwaps(text) : replayBundle(text)
}
