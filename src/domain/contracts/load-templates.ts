/** Reads the texts of contracts from the data directory, all checked, or every mistake. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { err, ok, type Result } from '../../base/result.ts'
import type { DataMistake } from '../territories/data-mistake.ts'
import { type ContractTemplate, parseContractTemplate } from './contract-template.ts'

const FOLDER = 'contract-templates'

/** `directory`: `data/` of the checkout, or another of the same shape. Never throws for bad data. */
export function loadContractTemplates(
  directory: string,
): Result<readonly ContractTemplate[], readonly DataMistake[]> {
  const mistakes: DataMistake[] = []
  const templates: ContractTemplate[] = []
  for (const name of namesIn(join(directory, FOLDER))) {
    const text = readFileSync(join(directory, FOLDER, name), 'utf8')
    const parsed = parseContractTemplate(`${FOLDER}/${name}`, text)
    if (parsed.ok) templates.push(parsed.value)
    else mistakes.push(...parsed.error)
  }
  if (templates.length === 0 && mistakes.length === 0) {
    const allowed = 'a folder with the texts of contracts'
    mistakes.push({ file: FOLDER, field: 'the whole folder', allowed, found: 'nothing' })
  }
  return mistakes.length > 0 ? err(mistakes) : ok(templates)
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter(name => name.endsWith('.json'))
      .sort()
  } catch {
    return []
  }
}
