/** `kezek rebuild-queue MIRROR RECEIPTS...`: a lost database comes back from the log and from families' receipts. */
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type RebuildReport, rebuildQueue } from '../domain/rebuilding/rebuild-queue.ts'
import type { Installation } from '../installation.ts'
import { memoryPath } from '../open-log.ts'
import type { Actor } from '../platform/access/actor.ts'
import { logKeyFiles } from '../platform/journal/log-key-files.ts'
import type { LogPolicy } from '../platform/journal/log-policy.ts'
import { MirrorMistake } from '../platform/journal/mirror-mistake.ts'
import { openMirror } from '../platform/journal/open-mirror.ts'
import { parsePolicy } from '../platform/journal/parse-policy.ts'
import { findKeys } from '../platform/journal/read-log.ts'
import { MAX_RECEIPT_BYTES, RECEIPT_ENDING } from '../platform/journal/receipt.ts'
import { fileMemory } from '../platform/journal/signed-memory.ts'
import { type Command, type CommandContext, type ExitCode, UsageMistake } from './command.ts'
import { withInstallation } from './with-installation.ts'

const ACTOR: Actor = { kind: 'system', name: 'rebuild' }
const SHOWN = 20

export const rebuildQueueCommand: Command = {
  name: 'rebuild-queue',
  usage: 'MIRROR [RECEIPTS...] [--policy FILE] [--dry-run]',
  summary: 'put a lost queue back into an empty database, from a mirror of the log and receipts',
  options: { policy: { type: 'string' }, 'dry-run': { type: 'boolean' } },
  run: async context => {
    const [folder, ...places] = context.arguments
    if (folder === undefined)
      throw new UsageMistake('MIRROR is missing: a folder with a checkpoint')
    const files = await findReceipts(places)
    return withInstallation(context, installation =>
      rebuild(context, installation, folder, files).catch(error => {
        if (!(error instanceof MirrorMistake)) throw error
        context.answer({ error: { code: error.code, message: error.message } })
        context.log(`refused (${error.code}): ${error.message}; nothing was written`)
        return 2
      }),
    )
  },
}

async function rebuild(
  context: CommandContext,
  installation: Installation,
  folder: string,
  files: readonly string[],
): Promise<ExitCode> {
  const isTrial = context.values['dry-run'] === true
  const policy = await loadPolicy(context, folder)
  const mirror = await openMirror(folder, policy)
  const { database, setting } = installation
  const receipts = async function* () {
    for (const file of files) yield { file, text: await readBounded(file) }
  }
  const report = await rebuildQueue(database, ACTOR, setting, { mirror, policy, receipts, isTrial })
  print(context, report, isTrial)
  const log = isTrial ? undefined : await judgeKeys(installation, mirror.origin, mirror.size)
  if (log !== undefined) context.print(log.advice)
  context.answer({ ...report, dryRun: isTrial, ...(log === undefined ? {} : { log: log.state }) })
  return 0
}

/** Without --policy the mirror vouches for itself: whoever made it could have made its keys too. */
async function loadPolicy(context: CommandContext, folder: string): Promise<LogPolicy> {
  const given = context.values.policy
  const file = typeof given === 'string' ? given : join(folder, 'policy')
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageMistake(`the policy ${file} cannot be read; give one with --policy`)
  })
  if (typeof given !== 'string') {
    context.log('trusting the policy inside the mirror; give one that you kept with --policy')
  }
  const policy = parsePolicy(text)
  if (!policy.ok) throw new UsageMistake(`${file}, ${policy.error}`)
  return policy.value
}

async function findReceipts(places: readonly string[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const place of places) {
    const kind = await stat(place).catch(() => {
      throw new UsageMistake(`${place} is not there`)
    })
    if (!kind.isDirectory()) found.push(place)
    else {
      const names = await readdir(place, { recursive: true })
      found.push(...names.filter(one => one.endsWith(RECEIPT_ENDING)).map(one => join(place, one)))
    }
  }
  return found.sort()
}

async function readBounded(file: string): Promise<Uint8Array> {
  const { size } = await stat(file)
  return size > MAX_RECEIPT_BYTES ? new Uint8Array() : readFile(file)
}

function print({ print }: CommandContext, report: RebuildReport, isTrial: boolean): void {
  if (isTrial) print('A trial: nothing was kept.')
  print(`${report.leaves} leaves put back, the root is the signed one`)
  print(
    `${report.applications} applications stand: ${report.claimed} with their family, ${report.unclaimed} wait for it`,
  )
  const list = (words: string, lines: readonly string[]) => {
    if (lines.length === 0) return
    print(`${words}: ${lines.length}`)
    for (const line of lines.slice(0, SHOWN)) print(`  ${line}`)
    if (lines.length > SHOWN) print('  ... (all with --json)')
  }
  list('had an offer, wait again, for the department to decide', report.lostOffers)
  list(
    'had a referral, wait again; the kindergarten kept a place for them',
    report.lostReferrals.map(
      ({ application, provider, group, until }) =>
        `${application}: ${provider}, ${group}, until ${until}`,
    ),
  )
  list('of unknown territories, not written', report.unknownTerritories)
  list(
    'receipts left out',
    report.skipped.map(({ file, reason }) => `${reason}: ${file}`),
  )
}

/** Whether the log can go on as it was: its key must be here, and nothing may have been signed after the mirror. */
async function judgeKeys({ config, database }: Installation, origin: string, size: number) {
  const keys = (await findKeys(database)).filter(key => key.origin === origin)
  const signers = await logKeyFiles(join(config.dataFolder, 'keys')).signers(origin)
  const active = keys.filter(key => key.untilSize === null)
  const replace = `before the worker starts run: kezek log-key replace NEWORIGIN (such as ${origin}-2)`
  if (active.some(({ vkey }) => !signers.some(signer => signer.vkey === vkey))) {
    const advice = `The private key of the log is not in KEZEK_DATA/keys: bring its backup, or ${replace}`
    return { state: 'key-missing', advice }
  }
  const remembered = await fileMemory(memoryPath(config, keys[0]?.vkey.split('+')[1] ?? '')).read()
  if (remembered !== undefined && remembered.size > size) {
    const advice = `The log had ${remembered.size} leaves, the mirror has ${size}: look for a newer mirror, or ${replace}`
    return { state: 'mirror-older', advice }
  }
  return { state: 'continues', advice: 'The log continues under its old key when a worker starts.' }
}
