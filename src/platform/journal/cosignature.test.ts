/** Cosignatures: published key ids and times, and the layout put together by hand. */
import { createPublicKey, verify } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { assertDefined } from '../../base/assert.ts'
import { parseCheckpoint } from './checkpoint.ts'
import { openCosigner, verifyCosignature } from './cosignature.ts'
import { aKey, valueIn } from './note-keys.fixture.ts'
import {
  composeNote,
  isSignedUnder,
  openNoteSigner,
  parseNote,
  parseSignatureLine,
  parseVkey,
  verifyNote,
} from './signed-note.ts'

/** The example of c2sp.org/tlog-cosignature; the keys are not published with it. */
const TEXT = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'
const EXAMPLE = `${TEXT}
— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
`
const AT = 1_679_315_147

describe('a cosignature', () => {
  const key = aKey()
  const cosigner = openCosigner('witness.example/w1', key)
  const verifier = valueIn(parseVkey(cosigner.vkey))
  const signature = valueIn(parseSignatureLine(cosigner.cosign(TEXT, AT)))

  test('is a time of eight bytes and a signature over header, time and text', () => {
    const { bytes } = signature
    expect(Buffer.from(bytes.subarray(0, 8)).toString('hex')).toBe('00000000641850cb')
    const message = Buffer.from(`cosignature/v1\ntime 1679315147\n${TEXT}`)
    expect(verify(null, message, createPublicKey(key), bytes.subarray(8))).toBe(true)
    expect(verifyCosignature(signature, verifier, TEXT)).toEqual({ ok: true, value: { at: AT } })
  })

  test('has the layout of the published example', () => {
    const [, published] = valueIn(parseNote(EXAMPLE)).signatures
    expect(published).toMatchObject({ name: 'witness.example.com/w1', keyId: '8d66cf3f' })
    expect(published?.bytes).toHaveLength(signature.bytes.length)
    expect(published?.bytes.slice(0, 8)).toEqual(signature.bytes.slice(0, 8))
    const ours = valueIn(parseNote(composeNote(TEXT, [cosigner.cosign(TEXT, AT)])))
    expect(ours.signatures).toHaveLength(1)
  })

  test('holds for its text, its time and its key alone', () => {
    const wrong = 'the cosignature of witness.example/w1'
    const refused = (given: Parameters<typeof verifyCosignature>) => {
      const result = verifyCosignature(...given)
      return result.ok ? '' : result.error
    }
    expect(refused([signature, verifier, TEXT.replace('20852163', '20852164')])).toContain(wrong)
    for (let place = 0; place < 72; place += 1) {
      const bytes = Buffer.from(signature.bytes)
      bytes[place] = (bytes[place] ?? 0) ^ 1
      expect(refused([{ ...signature, bytes }, verifier, TEXT])).toMatch(/is wrong|out of range/)
    }
    for (const length of [0, 64, 71]) {
      const bytes = signature.bytes.slice(0, length)
      expect(refused([{ ...signature, bytes }, verifier, TEXT])).toContain('72 bytes')
    }
    const stranger = valueIn(parseVkey(openCosigner('witness.example/w1', aKey()).vkey))
    expect(refused([signature, stranger, TEXT])).toContain('did not cosign')
  })

  test('is not made or read with the key of a log, though the bytes of the key be the same', () => {
    const log = valueIn(parseVkey(openNoteSigner('witness.example/w1', key).vkey))
    expect(log.publicKey).toEqual(verifier.publicKey)
    expect(log.keyId).not.toBe(verifier.keyId)
    expect(verifyCosignature(signature, log, TEXT).ok).toBe(false)
    const plain = valueIn(parseSignatureLine(openNoteSigner('witness.example/w1', key).sign(TEXT)))
    expect(verifyCosignature(plain, verifier, TEXT).ok).toBe(false)
  })
})

describe('a checkpoint of a public log, signed by the log and cosigned by a public witness', () => {
  const note = valueIn(
    parseNote(`arche2025h1.staging.ct.transparency.dev
1432088532
U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=

— arche2025h1.staging.ct.transparency.dev zTM8sQAAAZ5W0WdjBAMARjBEAiBjW5IQf9pvsYLfQFX6hoGREPMHbdQ3urbllzalApkptQIgIpwtEroeW2BXaHAI4kJXFbon5Ch9MNL5zRNZ55lvGt0=
— arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=
— witness1.smartit.nu/witness1 pIyCDwAAAABqEiEghIp82KWebrw7/oHQwlTAm3g2RKS4+eebl8eO0WH+/iEcxZ75W3u5hNI7TOQtmJbqmNWVuE0tgh0XwzdZsDsUAQ==
— remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==
— witness.stagemole.eu Z/euoAAAAABqEiEgw0i+7g2ENfDAWHmtRzCfKTHSDwYDJA2NmKeGi9Y8FtEyOUvVr+AJmIY/2TUFucgKi7lI7cUiOvKFYe/TmN9DAg==
`),
  )
  const log =
    'arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f'
  const witnesses = [
    'remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2',
    'witness1.smartit.nu/witness1+a48c820f+BPSFWg9G6KPiO7QPryYO5Xq4oYJJ+kAvLKLSimDhoxMO',
    'witness.stagemole.eu+67f7aea0+BEqSG3yu9YrmcM3BHvQYTxwFj3uSWakQepafafpUqklv',
  ]

  test('verifies, whatever signatures of other kinds stand beside', () => {
    const [signature, ...rest] = valueIn(verifyNote(note, [valueIn(parseVkey(log))]))
    expect([signature?.keyId, rest]).toEqual(['ba2f06c0', []])
    expect(valueIn(parseCheckpoint(note.text)).size).toBe(1_432_088_532)
  })

  for (const vkey of witnesses) {
    test(`${vkey.split('+')[0]} saw it at the time it says`, () => {
      const verifier = valueIn(parseVkey(vkey))
      const line = assertDefined(
        note.signatures.find(one => isSignedUnder(one, verifier)),
        'its line',
      )
      const { at } = valueIn(verifyCosignature(line, verifier, note.text))
      expect(new Date(at * 1000).toISOString()).toBe('2026-05-23T21:50:24.000Z')
      expect(verifyCosignature(line, verifier, note.text.replace('1432088532', '42')).ok).toBe(
        false,
      )
    })
  }
})

test('a time beyond the safe integers is refused, not rounded', () => {
  const cosigner = openCosigner('w', aKey())
  const line = valueIn(parseSignatureLine(cosigner.cosign(TEXT, AT)))
  const bytes = Buffer.from(line.bytes)
  bytes.fill(0xff, 0, 8)
  const result = verifyCosignature({ ...line, bytes }, valueIn(parseVkey(cosigner.vkey)), TEXT)
  expect(result).toEqual({ ok: false, error: 'the time of the cosignature is out of range' })
  for (const at of [-1, 0.5, 2 ** 53]) expect(() => cosigner.cosign(TEXT, at)).toThrow()
})
