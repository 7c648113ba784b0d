/** Whatever bytes a stranger sends, the check answers with a refusal and in bounded time; it never throws. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sha256Hex } from '../../base/digest.ts'
import { makeAuthority, makeCertificate, makePerson, rootsOf, USAGE } from './holder.fixture.ts'
import { OID, PURPOSE } from './object-identifier.ts'
import { expectedOfOpenssl, opensslFile } from './openssl-files.fixture.ts'
import { SIGNATURE_REFUSALS } from './refusal.ts'
import { makeTimestamp, signCms } from './signature.fixture.ts'
import type { Expected } from './verified-signature.ts'
import { verifySignature } from './verify-signature.ts'

/** The certificate of an accepted signature, or the refusal. */
async function check(cms: Uint8Array, wish: Partial<Expected> = {}): Promise<string> {
  const verified = await verifySignature(cms, expectedOfOpenssl(wish))
  if (!verified.ok) expect(SIGNATURE_REFUSALS).toContain(verified.error)
  return verified.ok ? verified.value.certificateSha256 : verified.error
}

/** One place overwritten, cut out, doubled or filled. */
const change = fc.record({
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  cut: fc.constantFrom(0, 1, 1, 2, 7),
  put: fc.uint8Array({ maxLength: 3 }),
})

function mutate(bytes: Uint8Array, { at, cut, put }: { at: number; cut: number; put: Uint8Array }) {
  const place = Math.floor(bytes.length * at)
  return new Uint8Array(Buffer.concat([bytes.subarray(0, place), put, bytes.subarray(place + cut)]))
}

describe('random bytes', () => {
  test('are refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async bytes => {
        expect(SIGNATURE_REFUSALS).toContain(await check(bytes))
        expect(SIGNATURE_REFUSALS).toContain(await check(Buffer.concat([Buffer.of(0x30), bytes])))
      }),
      { numRuns: 150 },
    )
  })

  test('in base64 or PEM are refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.boolean(), async (bytes, pem) => {
        const base64 = Buffer.concat([Buffer.of(0x30), bytes]).toString('base64')
        const text = pem ? `-----BEGIN CMS-----\n${base64}\n-----END CMS-----` : base64
        expect(await check(new TextEncoder().encode(text))).toBe('not-cms')
      }),
      { numRuns: 100 },
    )
  })

  test('nested without end, or more than any signature has, are refused at once', async () => {
    const started = performance.now()
    const nested = new Uint8Array(400_000).map((_, index) => (index % 2 === 0 ? 0x30 : 0x80))
    expect(await check(nested)).toBe('not-cms')
    expect(await check(new Uint8Array(900_000).fill(0x41))).toBe('too-large')
    expect(await check(new Uint8Array(600_000).fill(0x30))).toBe('too-large')
    expect(performance.now() - started).toBeLessThan(2000)
  })
})

describe('a real signature, changed anywhere', () => {
  test.each(['rsa-attached.der', 'rsa-cades.der', 'ec-detached.der', 'rsa-indefinite.der'])(
    '%s never speaks for another certificate',
    async file => {
      const own = await check(opensslFile(file))
      expect(own).toMatch(/^[0-9a-f]{64}$/)
      await fc.assert(
        fc.asyncProperty(change, async how => {
          const outcome = await check(mutate(opensslFile(file), how))
          expect([own, ...SIGNATURE_REFUSALS]).toContain(outcome)
        }),
        { numRuns: 120 },
      )
    },
  )

  test('answers and lists, changed anywhere, never turn a revoked certificate into a good one', async () => {
    const revoked = await check(opensslFile('revoked.der'))
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('revoked.ocsp.der', 'revoked-by-issuer.ocsp.der', 'list.crl.der'),
        change,
        async (file, how) => {
          const outcome = await check(opensslFile('revoked.der'), {
            revocation: 'required',
            findRevocation: async () => [mutate(opensslFile(file), how)],
          })
          expect(outcome).not.toBe(revoked)
        },
      ),
      { numRuns: 120 },
    )
  })

  test('with a timestamp, changed anywhere, it proves the same time or none', async () => {
    const root = await makeAuthority('ROOT TEST')
    const stamper = await makeCertificate({
      issuer: root,
      subject: [[OID.commonName, 'STAMP TEST']],
      usages: USAGE.signature,
      purposes: [PURPOSE.timeStamping],
    })
    const at = '2026-11-22T09:00:00Z'
    const timestamp = (signature: Uint8Array) => makeTimestamp(stamper, signature, at)
    const document = new TextEncoder().encode('x')
    const cms = await signCms({ document, signers: [await makePerson(root)], timestamp })
    const now = Temporal.Instant.from('2026-11-22T10:00:00Z')
    const wish = expectedOfOpenssl({ document, now, roots: rootsOf(root) })
    const timeOf = async (bytes: Uint8Array) => {
      const verified = await verifySignature(bytes, wish)
      return verified.ok ? verified.value.signed.at.toString() : verified.error
    }
    expect(await timeOf(cms)).toBe(at)
    await fc.assert(
      fc.asyncProperty(change, async how => {
        expect([at, now.toString(), ...SIGNATURE_REFUSALS]).toContain(
          await timeOf(mutate(cms, how)),
        )
      }),
      { numRuns: 150 },
    )
  })
})

describe('enclosed certificates', () => {
  test('more than sixteen are refused', async () => {
    const root = await makeAuthority('MANY TEST')
    const person = await makePerson(root)
    const document = opensslFile('document.txt')
    const enclosed = Array.from({ length: 16 }, () => person)
    expect(await check(await signCms({ document, signers: [person], enclosed }))).toBe('too-large')
  })

  test('that lead in circles are given up', async () => {
    const a = await makeAuthority('CIRCLE TEST')
    const circle = await Promise.all(
      Array.from({ length: 14 }, () => makeAuthority('CIRCLE TEST', { issuer: a })),
    )
    const person = await makePerson(a)
    const document = opensslFile('document.txt')
    const started = performance.now()
    const cms = await signCms({ document, signers: [person], enclosed: [a, ...circle] })
    expect(await check(cms)).toBe('authority-unknown')
    expect(performance.now() - started).toBeLessThan(2000)
  })
})

test('the hash that is kept is of the CMS without its armour', async () => {
  const der = opensslFile('rsa-detached.der')
  const base64 = new TextEncoder().encode(Buffer.from(der).toString('base64'))
  const verified = await verifySignature(base64, expectedOfOpenssl())
  expect(verified.ok && verified.value.cmsSha256).toBe(sha256Hex(der))
})
