/** Starts, finds and stops the server of one cluster. */
import { spawnSync } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { adminUrl, type ClusterAccess, readAccess, writeAccess } from './cluster-access.ts'
import { type Durability, renderClusterSettings } from './cluster-settings.ts'
import { choosePort } from './free-port.ts'
import type { Installation } from './installation.ts'
import { giveTo } from './ordinary-user.ts'
import { runProgram } from './server-program.ts'
import { isAlive } from './start-lock.ts'

const POLL_MS = 25
/** Recovery after a crash replays at most `max_wal_size`; ten minutes is a slow disk's worst. */
const START_SECONDS = 600
const ATTEMPTS = 4

/** The pid of this cluster's living server, from the file that it keeps. */
export async function findPostmaster(cluster: string): Promise<number | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => undefined)
  const pid = Number.parseInt(text ?? '', 10)
  return isAlive(pid) && (await isPostgres(pid)) ? pid : undefined
}

/** After a reboot or in a container the pid may belong to somebody else by now. */
async function isPostgres(pid: number): Promise<boolean> {
  const { state, command } = await describeProcess(pid)
  return !state.startsWith('Z') && command.includes('postgres')
}

/** From /proc where there is one (small containers have no `ps`), else from `ps`. */
async function describeProcess(pid: number): Promise<{ state: string; command: string }> {
  const folder = `/proc/${pid}`
  const stat = await readFile(`${folder}/stat`, 'utf8').catch(() => undefined)
  if (stat !== undefined) {
    const command = await readFile(`${folder}/cmdline`, 'utf8').catch(() => '')
    return { state: stat.slice(stat.lastIndexOf(')') + 2), command }
  }
  const answer = spawnSync('ps', ['-o', 'stat=,args=', '-p', String(pid)], { encoding: 'utf8' })
  const [state = 'Z', ...command] = (answer.stdout ?? '').trim().split(/\s+/)
  return { state, command: command.join(' ') }
}

/** Opens a connection as soon as the running server answers; `undefined` when it died meanwhile. */
export async function awaitAnswer(
  cluster: string,
  access: ClusterAccess,
  applicationName: string,
): Promise<Client | undefined> {
  for (;;) {
    const client = new Client({
      connectionString: adminUrl(access),
      application_name: applicationName,
      connectionTimeoutMillis: 5000,
    })
    // Without a listener a server that goes away would end our process.
    client.on('error', () => undefined)
    try {
      await client.connect()
      return client
    } catch (fault) {
      await client.end().catch(() => undefined)
      // 28: it answers, but these are not its passwords; waiting will not mend that.
      if (String((fault as { code?: string }).code).startsWith('28')) throw fault
      if ((await findPostmaster(cluster)) === undefined) return undefined
    }
    await pause(POLL_MS)
  }
}

/** @throws Error with the server's own words when it does not start. */
export async function startPostmaster(
  installation: Installation,
  durability: Durability,
): Promise<void> {
  const { cluster, user } = installation
  let words = ''
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const known = await readAccess(cluster)
    const port = await choosePort(known.port)
    if (port !== known.port) await writeAccess(cluster, { ...known, port }, user)
    await writeFile(join(cluster, 'kezek.conf'), renderClusterSettings(port, durability))
    await giveTo(user, join(cluster, 'kezek.conf'))
    if ((await findPostmaster(cluster)) === undefined) {
      await rm(join(cluster, 'postmaster.pid'), { force: true })
    }
    const log = join(cluster, 'start.log')
    await rm(log, { force: true })
    const args = ['start', '-D', cluster, '-l', log, '-w', '-t', String(START_SECONDS), '-s']
    const answer = await runProgram(installation, 'pg_ctl', args, cluster)
    if (answer.code === 0) return
    words = `${answer.output}\n${await readFile(log, 'utf8').catch(() => '')}`.trim()
    // Another took the port in this moment, or processes of a killed server are still leaving.
    await pause(500 * attempt)
  }
  throw new Error(`PostgreSQL did not start in ${cluster}: ${words}`)
}

/** Ends all connections, writes everything out and stops. */
export async function stopPostmaster(installation: Installation): Promise<void> {
  const { cluster } = installation
  const args = ['stop', '-D', cluster, '-m', 'fast', '-w', '-t', '60', '-s']
  const answer = await runProgram(installation, 'pg_ctl', args, cluster)
  if (answer.code !== 0 && (await findPostmaster(cluster)) !== undefined) {
    throw new Error(`PostgreSQL did not stop in ${cluster}: ${answer.output}`)
  }
}
