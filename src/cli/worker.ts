/** `kezek worker`: runs the jobs alone, beside any number of web processes. */
import { openProcessWorker } from '../open-worker.ts'
import type { Command } from './command.ts'
import { untilAskedToStop } from './stop-signal.ts'
import { withInstallation } from './with-installation.ts'
import { workerLog } from './worker-log.ts'

export const workerCommand: Command = {
  name: 'worker',
  usage: '',
  summary: 'run the jobs: notices, deadlines, iterations',
  options: {},
  run: context =>
    withInstallation(context, async installation => {
      const worker = openProcessWorker(installation, workerLog(context.log))
      const jobs = await worker.start(4)
      context.print('The worker runs.')
      await untilAskedToStop()
      await jobs.stop()
      await worker.close()
      return 0
    }),
}
