/** The worker's remarks as JSON lines on stderr; faults with their stack, never with personal data. */
import type { WorkerLog } from '../worker.ts'

export function workerLog(log: (line: string) => void): WorkerLog {
  return ({ level, message, fault }) => {
    if (level === 'debug' || level === 'info') return
    const detail = fault instanceof Error ? { fault: fault.stack ?? fault.message } : {}
    log(JSON.stringify({ level, from: 'worker', message, ...detail }))
  }
}
