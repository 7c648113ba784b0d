/** Who a certificate speaks of, and what its key may be used for. */
import { expect, test } from 'vitest'
import type { Bin } from '../../base/bin.ts'
import type { Iin } from '../../base/iin.ts'
import {
  BIN,
  IIN,
  makeAuthority,
  makeCertificate,
  makeOfficer,
  makePerson,
  USAGE,
} from './holder.fixture.ts'
import { HOLDER, OID, PURPOSE } from './object-identifier.ts'
import { checkParty, checkPurpose, identifySigner, ROLES_THAT_BIND } from './signer-identity.ts'

const make = async (
  subject: readonly (readonly [string, string])[],
  purposes: readonly string[] = [PURPOSE.emailProtection, HOLDER.organisation],
) => (await makeCertificate({ subject, purposes })).certificate

const number = (text: string) => [OID.serialNumber, text] as const
const unit = (text: string) => [OID.organizationalUnit, text] as const

test('an officer is named with number, organisation and role', async () => {
  const officer = await makeOfficer(await makeAuthority('A TEST'), { role: 3 })
  expect(identifySigner(officer.certificate)).toEqual({
    name: 'ОМАРОВ ДАНИЯР',
    iin: IIN,
    bin: BIN,
    organisation: '"БАЛДӘУРЕН" БАЛАБАҚШАСЫ',
    roles: ['may-sign-finance'],
  })
})

test('a number is only what is written as the authority writes it', async () => {
  const read = async (...subject: (readonly [string, string])[]) => {
    const { iin, bin } = identifySigner(await make(subject))
    return { iin, bin }
  }
  expect(await read(number(`IIN${IIN}`), unit(`BIN${BIN}`))).toEqual({ iin: IIN, bin: BIN })
  expect(await read(number(IIN), unit(BIN))).toEqual({ iin: undefined, bin: undefined })
  expect(await read(number(`xIIN${IIN}`), unit(`BIN${BIN}0`))).toEqual({})
  expect(await read(number(`IIN${IIN}`), number('IIN900202900153'))).toEqual({})
  expect(await read(unit(`BIN${BIN}`), unit('BIN240190000024'))).toEqual({})
  expect(await read(unit(`BIN${BIN}`), unit('Бухгалтерия'))).toEqual({ bin: BIN })
})

test('the kind of holder is what the authority says, not what the name looks like', async () => {
  const subject = [number(`IIN${IIN}`), unit(`BIN${BIN}`)]
  const party = { bin: BIN as Bin }
  const unsaid = await make(subject, [PURPOSE.emailProtection, `${HOLDER.organisation}.1`])
  expect(checkParty(unsaid, party, ROLES_THAT_BIND)).toMatchObject({ error: 'wrong-organisation' })
  const nobody = await make([number(`IIN${IIN}`)], [PURPOSE.emailProtection])
  expect(checkParty(nobody, { iin: IIN as Iin }, ROLES_THAT_BIND)).toMatchObject({
    error: 'certificate-of-organisation',
  })
})

test('a key that may also authenticate is not a signing key', async () => {
  const authority = await makeAuthority('A TEST')
  const check = async (usages: number, ...purposes: string[]) =>
    checkPurpose((await makePerson(authority, { usages, purposes })).certificate).ok
  expect(await check(USAGE.signing, PURPOSE.emailProtection)).toBe(true)
  expect(await check(USAGE.signing, PURPOSE.emailProtection, PURPOSE.clientAuthentication)).toBe(
    false,
  )
  expect(await check(USAGE.signing)).toBe(false)
  expect(await check(USAGE.signature, PURPOSE.emailProtection)).toBe(false)
  expect(await check(0b01000000, PURPOSE.emailProtection)).toBe(false)
})
