/** The key of a page of providers as addresses carry it. */
import { NotFound } from '../../../base/failure.ts'

type ProviderKey = { readonly id: bigint; readonly name: string }

export function composeKey(last: { readonly id: bigint; readonly name_kk: string }): string {
  return `${last.id}_${last.name_kk}`
}

/** `12_Name`: the last provider of the page before. Throws NotFound for anything else. */
export function readKey(after: string | undefined): ProviderKey | undefined {
  if (after === undefined) return undefined
  const [, id, name] = /^([1-9]\d{0,17})_(.+)$/su.exec(after) ?? []
  if (id === undefined || name === undefined) throw new NotFound('key')
  return { id: BigInt(id), name }
}
