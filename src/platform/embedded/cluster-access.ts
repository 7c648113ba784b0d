/** The cluster's port and passwords, kept in a closed file inside the cluster so that they go with it. */
import { randomBytes } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { giveTo, type OrdinaryUser } from './ordinary-user.ts'

export interface ClusterAccess {
  /** On 127.0.0.1. */
  readonly port: number
  readonly adminPassword: string
  readonly password: string
}

/** The superuser of the cluster; the platform itself works as the owner of its one database. */
export const ADMIN = 'postgres'
export const OWNER = 'kezek'
export const DATABASE = 'kezek'

const FILE = 'kezek-access.json'

export function inventAccess(port: number): ClusterAccess {
  const password = () => randomBytes(24).toString('base64url')
  return { port, adminPassword: password(), password: password() }
}

/** @throws Error when the cluster exists but its access file is gone or not readable for us. */
export async function readAccess(cluster: string): Promise<ClusterAccess> {
  const path = join(cluster, FILE)
  try {
    return JSON.parse(await readFile(path, 'utf8')) as ClusterAccess
  } catch (cause) {
    throw new Error(
      `Cannot read ${path}, which holds the database's port and password. ` +
        'Start as the user who started it first, or set KEZEK_DATA.',
      { cause },
    )
  }
}

/** Written whole or not at all, readable by its owner alone. */
export async function writeAccess(
  cluster: string,
  access: ClusterAccess,
  user: OrdinaryUser | undefined,
): Promise<void> {
  const path = join(cluster, FILE)
  await writeFile(`${path}.new`, `${JSON.stringify(access)}\n`, { mode: 0o600 })
  await giveTo(user, `${path}.new`)
  await rename(`${path}.new`, path)
}

export function ownerUrl(access: ClusterAccess): string {
  return `postgres://${OWNER}:${access.password}@127.0.0.1:${access.port}/${DATABASE}`
}

/** @param database the one to connect to; `postgres` is always there. */
export function adminUrl(access: ClusterAccess, database = 'postgres'): string {
  return `postgres://${ADMIN}:${access.adminPassword}@127.0.0.1:${access.port}/${database}`
}
