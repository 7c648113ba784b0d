/** Runs one of the server's programs as the ordinary user, in an environment that we choose whole. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Installation } from './installation.ts'

/** Messages in English, so that logs read the same everywhere; nothing is inherited. */
const ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

export interface ProgramAnswer {
  readonly code: number | null
  readonly output: string
}

/** @param folder the working folder; the ordinary user may not be able to enter ours. */
export function runProgram(
  installation: Installation,
  name: 'initdb' | 'pg_ctl',
  args: readonly string[],
  folder = '/',
): Promise<ProgramAnswer> {
  const { user, binaries } = installation
  return new Promise((resolve, reject) => {
    const child = spawn(join(binaries, 'bin', name), args, {
      ...(user && { uid: user.uid, gid: user.gid }),
      cwd: folder,
      env: ENVIRONMENT,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A process group of its own: Ctrl-C in the terminal must not reach the database before our
      // own orderly shutdown.
      detached: true,
    })
    let output = ''
    const keep = (chunk: Buffer) => {
      output += chunk.toString('utf8')
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.once('error', reject)
    // 'exit', not 'close': a started server may hold the pipes open for as long as it lives.
    child.once('exit', code => {
      setImmediate(() => {
        child.stdout.destroy()
        child.stderr.destroy()
        resolve({ code, output: output.trim() })
      })
    })
  })
}
