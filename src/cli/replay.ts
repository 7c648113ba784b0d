/** `kezek replay FILE`: recomputes a published bundle without any database. */
import { readFile } from 'node:fs/promises'
import { replayBundle } from '../domain/iterations/bundle.ts'
import { type Command, needArgument, UsageMistake } from './command.ts'

export const replayCommand: Command = {
  name: 'replay',
  usage: 'FILE',
  summary: 'recompute an iteration from its bundle; exit code 2 when it differs',
  options: {},
  run: async context => {
    const file = needArgument(context, 0, 'FILE')
    const text = await readFile(file, 'utf8').catch(() => {
      throw new UsageMistake(`${file} cannot be read`)
    })
    const report = replayBundle(text)
    if (!report.ok) throw new UsageMistake(`${file} is no bundle: ${report.error}`)
    const { same, inputHash, resultHash, offered, differences } = report.value
    context.print(same ? `The same result: ${offered} offered.` : 'The result is DIFFERENT:')
    for (const line of differences) context.print(`  ${line}`)
    context.answer({ same, inputHash, resultHash, offered, ...(same ? {} : { differences }) })
    return same ? 0 : 2
  },
}
