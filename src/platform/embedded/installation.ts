/** Decides where the programs and the cluster lie, so that the user who runs them may go there. */
import { randomUUID } from 'node:crypto'
import { chmod, cp, lstat, mkdir, readlink, rename, rm, stat, symlink } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { canEnter, findOrdinaryUser, type OrdinaryUser } from './ordinary-user.ts'
import { findPostgresBinaries } from './postgres-binaries.ts'

export interface Installation {
  readonly user: OrdinaryUser | undefined
  /** Folder with `bin/`, `lib/`, `share/`. */
  readonly binaries: string
  /** The cluster's own folder, real and not a link; it may not exist yet. */
  readonly cluster: string
}

/** Open to every user and, unlike /var/tmp, not swept of old files by the system. */
const OPEN_GROUND = '/var/lib/kezek'

/**
 * The cluster is `<dataDir>/postgres`. When we are root and the lent user cannot enter that folder (a
 * checkout under /root), the cluster lies on open ground and `<dataDir>/postgres` is a link to it:
 * deleting the data folder then starts anew, and the link tells where the data is.
 */
export async function settleInstallation(
  dataDir: string,
  log: (line: string) => void,
  openGround = OPEN_GROUND,
): Promise<Installation> {
  await mkdir(dataDir, { recursive: true })
  const user = await chooseUser(join(dataDir, 'postgres'))
  const binaries = await settleBinaries(user, openGround, log)
  const cluster = await settleCluster(resolve(dataDir), user, openGround, log)
  return { user, binaries, cluster }
}

/** A cluster that an ordinary user created is run as that user when root comes later. */
async function chooseUser(place: string): Promise<OrdinaryUser | undefined> {
  const user = findOrdinaryUser()
  const owner = await stat(place).catch(() => undefined)
  if (user === undefined || owner === undefined || owner.uid === 0) return user
  return { name: `of number ${owner.uid}`, uid: owner.uid, gid: owner.gid }
}

async function settleBinaries(
  user: OrdinaryUser | undefined,
  openGround: string,
  log: (line: string) => void,
): Promise<string> {
  const { root, version } = findPostgresBinaries()
  if (canEnter(user, join(root, 'bin'))) return root
  const copy = join(openGround, `postgresql-${version}`)
  if (canEnter(user, join(copy, 'bin'))) return copy
  log(`The user ${user?.name} cannot enter ${root}: copying PostgreSQL to ${copy}`)
  await openFolder(openGround)
  const unfinished = `${copy}.${randomUUID()}`
  await cp(root, unfinished, { recursive: true, verbatimSymlinks: true })
  // Whoever comes second finds a full copy already there and drops its own.
  await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true, force: true }))
  return copy
}

async function settleCluster(
  dataDir: string,
  user: OrdinaryUser | undefined,
  openGround: string,
  log: (line: string) => void,
): Promise<string> {
  const place = join(dataDir, 'postgres')
  const found = await lstat(place).catch(() => undefined)
  if (found?.isSymbolicLink()) return resolve(dataDir, await readlink(place))
  if (canEnter(user, dataDir)) return place
  if (found) {
    throw new Error(
      `The user ${user?.name} can no longer enter ${dataDir}, where the database lies. ` +
        'Open the folders above it for passage (chmod o+x), or set KEZEK_DATA.',
    )
  }
  const elsewhere = join(openGround, randomUUID(), 'postgres')
  log(`The user ${user?.name} cannot enter ${dataDir}: the database lies in ${elsewhere}`)
  await openFolder(openGround)
  await openFolder(dirname(elsewhere))
  await symlink(elsewhere, place)
  return elsewhere
}

/** Passage for everybody, whatever the umask; the cluster itself inside is closed to all but its user. */
async function openFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await chmod(folder, 0o755)
}
