/** `kezek queue TERRITORY`: the categories of a queue with their lengths. */
import { findLengths } from '../domain/queue/find-position.ts'
import { getTerritoryPath } from '../domain/territories/territory-tree.ts'
import { type Command, needArgument } from './command.ts'
import { programmeOf, programmeOption } from './programme-option.ts'
import { withInstallation } from './with-installation.ts'

export const queueCommand: Command = {
  name: 'queue',
  usage: 'TERRITORY [--programme P]',
  summary: 'categories of a queue and how long each is',
  options: programmeOption,
  run: context =>
    withInstallation(context, async ({ database }) => {
      const territory = needArgument(context, 0, 'TERRITORY')
      await getTerritoryPath(database, territory)
      const lengths = await findLengths(database, territory, programmeOf(context.values))
      const total = lengths.reduce((sum, category) => sum + category.length, 0)
      const categories = lengths.map(({ tier, cohort, length }) => ({
        code: `${tier}/${cohort}`,
        tier,
        cohort: String(cohort),
        length,
      }))
      for (const { code, length } of categories) {
        context.print(`${code.padEnd(16)}${String(length).padStart(8)}`)
      }
      context.print(`${'total'.padEnd(16)}${String(total).padStart(8)}`)
      context.answer({ total, categories })
      return 0
    }),
}
