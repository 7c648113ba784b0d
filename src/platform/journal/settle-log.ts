/** Makes or finds the identity of the log: its name, its keys, and the policy that the world is told. */
import type { Clock } from '../clock.ts'
import { type Database, inTransaction } from '../db/database.ts'
import type { LogSigners } from './grow-log.ts'
import { LogDamage } from './log-damage.ts'
import type { LogKeyFiles } from './log-key-files.ts'
import { composePolicy, type LogPolicy } from './log-policy.ts'
import { insertKey, insertPolicy, lockLog, selectKeys, selectPolicy } from './log-queries.ts'
import { parseVkey } from './signed-note.ts'

export type SettleLog = {
  readonly database: Database
  readonly keyFiles: LogKeyFiles
  /** The name of a log that is new; one that stands keeps its own. */
  readonly originWhenNew: string
}

export type SettledLog = {
  readonly keys: LogSigners
  /** Of all keys that ever signed, the oldest first. */
  readonly vkeys: readonly string[]
  /** Names the log among those of other databases: the key id of its first key. */
  readonly logId: string
}

/** Throws LogDamage `key-missing` when the database knows a log whose keys are not in this data folder. */
export async function settleLog(settle: SettleLog): Promise<SettledLog> {
  const { database, keyFiles, originWhenNew } = settle
  return inTransaction(database, async tx => {
    await lockLog(tx)
    let known = await selectKeys(tx)
    if (known.length === 0) {
      const { vkey } = await keyFiles.create(originWhenNew)
      await insertKey(tx, { vkey, origin: originWhenNew, sinceSize: 0 })
      known = await selectKeys(tx)
    }
    // The newest that signs: a log that had to begin anew under another name goes on under that.
    const origin = known.findLast(key => key.untilSize === null)?.origin ?? originWhenNew
    const atHand = (await keyFiles.signers(origin)).map(signer => signer.vkey)
    const missing = known.find(key => key.untilSize === null && !atHand.includes(key.vkey))
    if (missing !== undefined) {
      throw new LogDamage(
        'key-missing',
        `the private key of ${missing.vkey} is not in this data folder; copy the folder "keys" of the machine that made it`,
      )
    }
    return {
      keys: { origin, signers: () => keyFiles.signers(origin) },
      vkeys: known.map(key => key.vkey),
      logId: known.find(key => key.origin === origin)?.vkey.split('+')[1] ?? '',
    }
  })
}

/** Publishes whom to trust, when that is another than was told last: all keys of the log, and its witnesses. */
export async function tellPolicy(
  database: Database,
  wallClock: Clock,
  told: {
    readonly vkeys: readonly string[]
    /** Where the log is read. */
    readonly url: string
    readonly witnesses: Pick<LogPolicy, 'witnesses' | 'groups' | 'quorum'>
  },
): Promise<void> {
  const logs = told.vkeys.flatMap(vkey => {
    const verifier = parseVkey(vkey)
    return verifier.ok ? [{ verifier: verifier.value, url: told.url }] : []
  })
  const policy = composePolicy({ logs, ...told.witnesses })
  await inTransaction(database, async tx => {
    await lockLog(tx)
    if (policy !== (await selectPolicy(tx))) await insertPolicy(tx, policy, wallClock.now())
  })
}
