/** `kezek position NUMBER`: where an application stands, who stands before it, and why. */
import { parseBusinessNumber } from '../base/business-number.ts'
import { NotFound } from '../base/failure.ts'
import { findPosition, type Position } from '../domain/queue/find-position.ts'
import { type Command, needArgument, UsageMistake } from './command.ts'
import { withInstallation } from './with-installation.ts'

export const positionCommand: Command = {
  name: 'position',
  usage: 'NUMBER',
  summary: 'the queue number of an application and who stands before it',
  options: {},
  run: context =>
    withInstallation(context, async ({ database, setting }) => {
      const typed = needArgument(context, 0, 'NUMBER')
      const number = parseBusinessNumber(typed)
      if (number === undefined) throw new UsageMistake(`"${typed}" is no application number`)
      const position = await findPosition(database, number, setting.clock.today())
      if (position === undefined) throw new NotFound(`application ${number}`)
      const { state, category, queueNumber, ahead } = position
      const reason = composeReason(position)
      context.print(`${number}: ${state}, ${category}, ${queueNumber ?? 'no queue number'}`)
      context.print(reason)
      context.answer({ number, state, category, queueNumber, ahead, reason })
      return 0
    }),
}

function composeReason(position: Position): string {
  const { ahead, queueNumber, category, submittedAt } = position
  if (ahead === null || queueNumber === null) {
    return `the application does not stand in the queue: it is ${position.state}`
  }
  return (
    `number ${queueNumber} of ${category} by the time of application ${submittedAt}; ` +
    `before it: ${ahead.outOfTurn} out-of-turn, ${ahead.priority} priority, ${ahead.general} general`
  )
}
