/** One HTTP exchange with a time limit and a size limit; every failure is undefined, none is thrown. */

export type Limits = { readonly timeoutMs: number; readonly limitBytes: number }

export type Request = {
  readonly url: string
  readonly body?: Uint8Array | string
  readonly contentType?: string
}

/** The body of a 200 answer. Redirects are not followed: the operator named the address. */
export async function fetchBounded(
  { url, body, contentType }: Request,
  { timeoutMs, limitBytes }: Limits,
): Promise<Uint8Array | undefined> {
  try {
    const response = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      ...(body === undefined ? {} : { body: Buffer.from(body) }),
      ...(contentType === undefined ? {} : { headers: { 'content-type': contentType } }),
    })
    if (response.status !== 200 || response.body === null) {
      await response.body?.cancel()
      return undefined
    }
    const parts: Uint8Array[] = []
    let length = 0
    for await (const part of response.body) {
      length += part.length
      if (length > limitBytes) return undefined
      parts.push(part)
    }
    return new Uint8Array(Buffer.concat(parts))
  } catch {
    return undefined
  }
}
