/** Turns the issues of a schema into mistakes that name the file, the field and what is allowed. */
import type { z } from 'zod'
import { type DataMistake, showFound } from './data-mistake.ts'

/** `['values', 'offer.confirmWorkingDays', 'value']` as `values["offer.confirmWorkingDays"].value`. */
function fieldOf(path: readonly PropertyKey[]): string {
  let field = ''
  for (const step of path) {
    if (typeof step === 'number') field += `[${step}]`
    else if (/^[a-zA-Z]\w*$/.test(String(step))) field += field ? `.${String(step)}` : String(step)
    else field += `[${JSON.stringify(String(step))}]`
  }
  return field || 'the whole file'
}

function foundAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  let value = raw
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = Reflect.get(value, step)
  }
  return value
}

/** The schemas of this room word every error as "what is allowed", so the message is passed on as it is. */
export function mistakesOf(file: string, raw: unknown, error: z.ZodError): DataMistake[] {
  return error.issues.flatMap(issue => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map(key => ({
        file,
        field: fieldOf([...issue.path, key]),
        allowed: 'no field of this name here',
        found: showFound(foundAt(raw, [...issue.path, key])),
      }))
    }
    const found = showFound(foundAt(raw, issue.path))
    return [{ file, field: fieldOf(issue.path), allowed: issue.message, found }]
  })
}

/** Reads JSON, or says that the file is not JSON. */
export function parseJson(text: string): { ok: true; raw: unknown } | { ok: false; why: string } {
  try {
    return { ok: true, raw: JSON.parse(text) }
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) }
  }
}
