/** Takes the texts of contracts of the checkout into the database: each version once, for ever. */
import { type CanonicalValue, canonicalJson } from '../../base/canonical-json.ts'
import { sha256Hex } from '../../base/digest.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { authorize } from '../../platform/access/permission.ts'
import type { Tx } from '../../platform/db/database.ts'
import { appendToJournal } from '../../platform/journal/append.ts'
import type { Setting } from '../territories/setting.ts'
import { contractAccess } from './contract-access.ts'
import type { ContractTemplate } from './contract-template.ts'
import { insertTemplate, retireTemplate, selectTemplateNames } from './template-queries.ts'

/**
 * Idempotent; returns what was new. A text that changed under the same version is a fault: contracts
 * were signed under it, so a change is a new version.
 */
export async function adoptTemplates(
  tx: Tx,
  actor: Actor,
  setting: Pick<Setting, 'clock' | 'entropy'>,
  templates: readonly ContractTemplate[],
): Promise<readonly string[]> {
  authorize(actor, contractAccess.adoptTemplates)
  const known = await selectTemplateNames(tx)
  const now = setting.clock.now()
  const changed: string[] = []
  for (const template of templates) {
    const { id, version } = template
    const hash = sha256Hex(canonicalJson(template as unknown as CanonicalValue))
    const versions = known.filter(row => row.id === id)
    const same = versions.find(row => row.version === version)
    if (same !== undefined && same.content_hash !== hash) {
      throw new Error(`contract template ${id} ${version} was edited: give it a new version`)
    }
    if (same !== undefined && same.retired_at === null) continue
    if (same !== undefined) {
      throw new Error(
        `contract template ${id} ${version} was replaced before: give it a new version`,
      )
    }
    await retireTemplate(tx, id, now)
    await insertTemplate(tx, template, hash, now)
    await appendToJournal(tx, setting, [
      { kind: 'template.changed', facts: { template: id, version, contentHash: hash } },
    ])
    changed.push(`${id} ${version}`)
  }
  return changed
}
