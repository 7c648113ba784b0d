/** The signed file that somebody uploaded, or what the island put into the hidden field. Pure. */

/** A CMS with its certificates, timestamp and revocation answers has tens of kilobytes. */
const MOST_BYTES = 2_000_000

export function readCms(form: {
  value(name: string): string
  readonly files: readonly { readonly field: string; readonly bytes: Uint8Array }[]
}): Uint8Array | undefined {
  const typed = form.value('cms')
  if (typed !== '') return typed.length > MOST_BYTES ? undefined : new TextEncoder().encode(typed)
  const file = form.files.find(one => one.field === 'signed')
  if (file === undefined || file.bytes.length === 0 || file.bytes.length > MOST_BYTES) {
    return undefined
  }
  return file.bytes
}
