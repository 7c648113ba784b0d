/** Whom PostgreSQL runs as: it refuses root, so a root process lends it an ordinary system user. */
import { spawnSync } from 'node:child_process'
import { chown } from 'node:fs/promises'

export interface OrdinaryUser {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/** PostgreSQL's own user where the system has one, else the user that owns nothing. */
const CANDIDATES = ['postgres', 'nobody']

/**
 * `undefined` when this process is itself an ordinary user and needs no other.
 * @throws Error when we are root and the system has no ordinary user to lend.
 */
export function findOrdinaryUser(): OrdinaryUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  for (const name of CANDIDATES) {
    const uid = askId('-u', name)
    const gid = askId('-g', name)
    if (uid !== undefined && gid !== undefined && uid !== 0) return { name, uid, gid }
  }
  throw new Error(
    `PostgreSQL does not run as root, and this system has neither user ${CANDIDATES.join(' nor ')}. ` +
      'Start as an ordinary user, or set DATABASE_URL.',
  )
}

function askId(flag: '-u' | '-g', name: string): number | undefined {
  const answer = spawnSync('id', [flag, name], { encoding: 'utf8' })
  const id = Number.parseInt(answer.stdout ?? '', 10)
  return answer.status === 0 && Number.isInteger(id) ? id : undefined
}

/** Asked of the system itself, so that ancestors, access lists and mounts all count. */
export function canEnter(user: OrdinaryUser | undefined, folder: string): boolean {
  if (user === undefined) return true
  const { uid, gid } = user
  const answer = spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { uid, gid, cwd: '/' })
  return answer.status === 0
}

export async function giveTo(user: OrdinaryUser | undefined, path: string): Promise<void> {
  if (user !== undefined) await chown(path, user.uid, user.gid)
}
