/** Parses the file of one rule pack. */
import { err, ok, type Result } from '../../base/result.ts'
import { type DataMistake, showFound } from './data-mistake.ts'
import { type RulePack, rulePackSchema } from './rule-pack.ts'
import { mistakesOf, parseJson } from './schema-mistakes.ts'

type RulePackMistake = DataMistake

/** @param fileName as it should be named in mistakes; its last part must be the pack's id and `.json` */
export function parseRulePack(
  fileName: string,
  text: string,
): Result<RulePack, readonly RulePackMistake[]> {
  const json = parseJson(text)
  if (!json.ok) {
    return err([{ file: fileName, field: 'the whole file', allowed: 'JSON', found: json.why }])
  }
  const parsed = rulePackSchema.safeParse(json.raw)
  if (!parsed.success) return err(mistakesOf(fileName, json.raw, parsed.error))
  const expectedId = fileName.replace(/^.*\//, '').replace(/\.json$/, '')
  if (parsed.data.id !== expectedId) {
    const allowed = `"${expectedId}", as the file is named`
    return err([{ file: fileName, field: 'id', allowed, found: showFound(parsed.data.id) }])
  }
  return ok(parsed.data)
}
