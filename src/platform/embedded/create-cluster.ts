/** Creates the cluster once: built aside and renamed, so that a half-made one is never taken for real. */
import { randomUUID } from 'node:crypto'
import { appendFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { ADMIN, inventAccess, writeAccess } from './cluster-access.ts'
import type { Durability } from './cluster-settings.ts'
import { choosePort } from './free-port.ts'
import type { Installation } from './installation.ts'
import { giveTo } from './ordinary-user.ts'
import { runProgram } from './server-program.ts'

/** PostgreSQL's data format is bound to its major version. */
const MAJOR = '18'

/**
 * Passwords by SCRAM over loopback TCP only, no socket: on a shared machine another user who can reach
 * the port still needs the password, which lies in a file closed to all but the owner.
 * @throws Error when the cluster belongs to another major version.
 */
export async function createCluster(
  installation: Installation,
  durability: Durability,
  log: (line: string) => void,
): Promise<void> {
  const { cluster, user } = installation
  const version = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => undefined)
  if (version?.trim() === MAJOR) return
  if (version !== undefined) {
    throw new Error(
      `The database in ${cluster} is of PostgreSQL ${version.trim()}, this Kezek needs ${MAJOR}: ` +
        'export it with the older Kezek and import it here.',
    )
  }
  log(`Creating the database in ${cluster}`)
  await clearUnfinished(cluster)
  const aside = `${cluster}.${randomUUID()}`
  await mkdir(aside, { mode: 0o700 })
  try {
    await giveTo(user, aside)
    await initialise(installation, aside, durability)
    await rename(aside, cluster)
  } catch (fault) {
    await rm(aside, { recursive: true, force: true })
    throw fault
  }
}

/** What a creation left that was killed in the middle; we hold the lock, so nobody else's is at work. */
async function clearUnfinished(cluster: string): Promise<void> {
  const unfinished = new RegExp(`^${basename(cluster)}\\.[0-9a-f-]{36}(\\.password)?$`)
  for (const name of await readdir(dirname(cluster))) {
    if (!unfinished.test(name)) continue
    await rm(join(dirname(cluster), name), { recursive: true, force: true }).catch(() => undefined)
  }
}

async function initialise(
  installation: Installation,
  folder: string,
  durability: Durability,
): Promise<void> {
  const access = inventAccess(await choosePort())
  const passwordFile = `${folder}.password`
  await writeFile(passwordFile, `${access.adminPassword}\n`, { mode: 0o600 })
  try {
    await giveTo(installation.user, passwordFile)
    const answer = await runProgram(installation, 'initdb', [
      `--pgdata=${folder}`,
      `--username=${ADMIN}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--data-checksums',
      ...(durability === 'test' ? ['--no-sync'] : []),
    ])
    if (answer.code !== 0) throw new Error(`initdb failed: ${answer.output}`)
  } finally {
    await rm(passwordFile, { force: true })
  }
  await appendFile(join(folder, 'postgresql.conf'), "\ninclude_if_exists = 'kezek.conf'\n")
  await writeAccess(folder, access, installation.user)
}
