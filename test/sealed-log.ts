/** A journal that is kept and sealed over a test's database, with two witnesses and its policy told. */
import { rmSync } from 'node:fs'
import { systemClock } from '../src/platform/clock.ts'
import type { Database } from '../src/platform/db/database.ts'
import { aFolder, aKeeper } from '../src/platform/journal/keeper.fixture.ts'
import { composePolicy, isQuorate, type LogPolicy } from '../src/platform/journal/log-policy.ts'
import { tellPolicy } from '../src/platform/journal/settle-log.ts'
import { parseVkey } from '../src/platform/journal/signed-note.ts'
import { openLocalWitness } from '../src/platform/journal/witness/local-witness.ts'
import type { Witness } from '../src/platform/journal/witness/witness-client.ts'

export type SealedLog = Awaited<ReturnType<typeof aSealedLog>>

export async function aSealedLog(database: Database) {
  const folder = aFolder()
  const { vkey } = await aKeeper(database, folder)
  const local = [1, 2].map(number =>
    openLocalWitness({
      number,
      name: `witness-${number}.test`,
      dataFolder: folder,
      logVkeys: [vkey],
    }),
  )
  // A test may make a witness silent.
  const silent = new Set<string>()
  const witnesses = local.map(
    (witness): Witness => ({
      vkey: witness.vkey,
      submit: body =>
        silent.has(witness.vkey) ? Promise.reject(new Error('silent')) : witness.submit(body),
    }),
  )
  const verifierOf = (text: string) => {
    const parsed = parseVkey(text)
    if (!parsed.ok) throw new Error(parsed.error)
    return parsed.value
  }
  const policy: LogPolicy = {
    logs: [{ verifier: verifierOf(vkey), url: undefined }],
    witnesses: local.map((witness, index) => ({
      label: `w${index + 1}`,
      verifier: verifierOf(witness.vkey),
      url: undefined,
    })),
    groups: [{ label: 'both', threshold: 2, members: ['w1', 'w2'] }],
    quorum: 'both',
  }
  const { keeper } = await aKeeper(database, folder, {
    witnesses,
    isQuorate: vkeys => isQuorate(policy, vkeys),
  })
  const url = 'http://localhost/log'
  await tellPolicy(database, systemClock, { vkeys: [vkey], url, witnesses: policy })
  return {
    policy,
    policyText: composePolicy(policy),
    witnesses: local,
    /** Places and seals all that waits. */
    keep: () => keeper.keep(),
    silence: (witness: number) => silent.add(local[witness]?.vkey ?? ''),
    close() {
      for (const witness of local) witness.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
