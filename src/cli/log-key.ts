/** `kezek log-key`: the keys that sign the log; a new one, an end for an old one. */
import { join } from 'node:path'
import type { Installation } from '../installation.ts'
import { openProcessLog } from '../open-log.ts'
import { inTransaction } from '../platform/db/database.ts'
import { logKeyFiles } from '../platform/journal/log-key-files.ts'
import { findKeys } from '../platform/journal/read-log.ts'
import { replaceKey } from '../platform/journal/replace-key.ts'
import { retireKey, rotateKey } from '../platform/journal/rotate-key.ts'
import { isKeyName } from '../platform/journal/signed-note.ts'
import { type Command, type CommandContext, type ExitCode, UsageMistake } from './command.ts'
import { withInstallation } from './with-installation.ts'
import { workerLog } from './worker-log.ts'

export const logKeyCommand: Command = {
  name: 'log-key',
  usage: '[rotate | retire KEYID | replace ORIGIN]',
  summary: 'show the keys of the log, add one that signs beside the old, or end an old one',
  options: {},
  run: context =>
    withInstallation(context, async installation => {
      const [what, keyId] = context.arguments
      if (what === 'rotate') await rotate(context, installation)
      else if (what === 'retire') await retire(installation, keyId)
      else if (what === 'replace') await replace(context, installation, keyId)
      else if (what !== undefined)
        throw new UsageMistake(`"${what}" is neither rotate, retire nor replace`)
      return showKeys(context, installation)
    }),
}

async function rotate(context: CommandContext, installation: Installation): Promise<void> {
  const { config, database, setting } = installation
  const keyFiles = logKeyFiles(join(config.dataFolder, 'keys'))
  const vkey = await inTransaction(database, tx => rotateKey(tx, setting, keyFiles))
  if (vkey === undefined) throw new UsageMistake('there is no log yet: a worker makes it')
  // Places the leaf of the rotation, signs with both keys and tells the new policy.
  const log = openProcessLog(installation, workerLog(context.log))
  await log.keep()
  await log.close()
}

/** After a loss only: no old key signs for the new one, so whoever trusted the log will ask. */
async function replace(
  context: CommandContext,
  installation: Installation,
  origin: string | undefined,
): Promise<void> {
  if (origin === undefined || !isKeyName(origin)) {
    throw new UsageMistake('ORIGIN is missing: the new name of the log, such as HOST/log-2')
  }
  const { config, database, setting } = installation
  const keyFiles = logKeyFiles(join(config.dataFolder, 'keys'))
  const done = await inTransaction(database, tx => replaceKey(tx, setting, keyFiles, origin))
  if ('hindrance' in done) throw new UsageMistake(done.hindrance)
  context.log('tell everybody who keeps the old policy: /log/policy names the new key')
}

async function retire(installation: Installation, keyId: string | undefined): Promise<void> {
  if (keyId === undefined) throw new UsageMistake('KEYID is missing')
  const done = await inTransaction(installation.database, tx => retireKey(tx, keyId))
  if ('hindrance' in done) throw new UsageMistake(done.hindrance)
}

async function showKeys(context: CommandContext, installation: Installation): Promise<ExitCode> {
  const keys = await findKeys(installation.database)
  for (const { vkey, sinceSize, untilSize } of keys) {
    const end = untilSize === null ? 'signs now' : `signed until ${untilSize} leaves`
    context.print(`${vkey}  since ${sinceSize} leaves, ${end}`)
  }
  context.answer({ keys })
  return 0
}
