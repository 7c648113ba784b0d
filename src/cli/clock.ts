/** `kezek clock [ADVANCE]`: shows the demonstration clock or moves it forward; due jobs run. */

import { ALMATY } from '../base/time-zone.ts'
import { openProcessWorker } from '../open-worker.ts'
import { inTransaction } from '../platform/db/database.ts'
import { advanceClock } from '../platform/db/installation-queries.ts'
import { type Command, UsageMistake } from './command.ts'
import { withInstallation } from './with-installation.ts'
import { workerLog } from './worker-log.ts'

const UNIT_SECONDS: Readonly<Record<string, number>> = { m: 60, h: 3600, d: 86_400, w: 604_800 }

export const clockCommand: Command = {
  name: 'clock',
  usage: '[ADVANCE, e.g. +3d, +12h, +30m]',
  summary: 'show or move the demonstration clock forward; due jobs run',
  options: {},
  run: context =>
    withInstallation(context, async installation => {
      const { database, mode, setting } = installation
      const [advance] = context.arguments
      if (advance !== undefined) {
        if (mode !== 'demo') throw new UsageMistake('only a demonstration clock can be moved')
        const seconds = parseAdvance(advance)
        await inTransaction(database, tx => advanceClock(tx, seconds))
        await installation.refreshClock()
        const worker = openProcessWorker(installation, workerLog(context.log))
        await worker.runPending()
        await worker.close()
      }
      const now = setting.clock
        .now()
        .toZonedDateTimeISO(ALMATY)
        .toString({ smallestUnit: 'second' })
      context.print(now)
      context.answer({ now, mode })
      return 0
    }),
}

function parseAdvance(text: string): number {
  const match = /^\+(\d{1,4})([mhdw])$/.exec(text)
  const unit = UNIT_SECONDS[match?.[2] ?? '']
  if (match === null || unit === undefined) {
    throw new UsageMistake(`"${text}" is no advance; write +30m, +12h, +3d or +2w`)
  }
  return Number(match[1]) * unit
}
