/** Who a certificate of the national authority speaks of, and whether its key may sign for a party. */
import type { Bin } from '../../base/bin.ts'
import type { Iin } from '../../base/iin.ts'
import { err, ok, type Result } from '../../base/result.ts'
import type { Certificate } from './certificate.ts'
import { HOLDER, type OrganisationRole, PURPOSE, ROLE_OF_OID } from './object-identifier.ts'

/** A person for himself, or somebody for an organisation, optionally a certain somebody. */
export type Party =
  | { readonly iin: Iin; readonly bin?: undefined }
  | { readonly bin: Bin; readonly iin?: Iin }

export type SignerIdentity = {
  readonly name: string
  readonly iin: string | undefined
  readonly bin: string | undefined
  readonly organisation: string | undefined
  readonly roles: readonly OrganisationRole[]
}

export type PartyRefusal =
  | 'not-for-signing'
  | 'wrong-person'
  | 'wrong-organisation'
  | 'certificate-of-organisation'
  | 'without-authority'

/** Who may bind an organisation when the caller does not say otherwise. */
export const ROLES_THAT_BIND: readonly OrganisationRole[] = ['head', 'may-sign']

/**
 * `serialNumber` = IIN and 12 digits; `organizationalUnitName` = BIN and 12 digits. Sourced: sample
 * certificates and subjects in NCANode (openapi.yml), which reads them so. Given name is the patronymic.
 */
export function identifySigner({ subject, purposes = [] }: Certificate): SignerIdentity {
  const roles = purposes.flatMap(oid =>
    Object.hasOwn(ROLE_OF_OID, oid) ? [ROLE_OF_OID[oid as keyof typeof ROLE_OF_OID]] : [],
  )
  const name = [subject.commonName, subject.givenName].filter(Boolean).join(' ')
  return {
    name,
    iin: /^IIN(\d{12})$/.exec(subject.serialNumber ?? '')?.[1],
    bin: numberOf(subject.units),
    organisation: subject.organisation,
    roles,
  }
}

/** Two different numbers in one certificate are none. */
function numberOf(units: readonly string[]): string | undefined {
  const numbers = new Set(units.flatMap(unit => /^BIN(\d{12})$/.exec(unit)?.[1] ?? []))
  return numbers.size === 1 ? [...numbers][0] : undefined
}

/**
 * A signing key has digital signature with non-repudiation and "e-mail protection"; an authentication key
 * has key encipherment and "client authentication". Sourced: sample certificates, NCANode's reading of key
 * usage, ncalayer-js-client's choice of certificates by purpose.
 */
export function checkPurpose({ usages, purposes = [] }: Certificate): Result<true, PartyRefusal> {
  const signs =
    usages?.has('digital-signature') === true &&
    usages.has('non-repudiation') &&
    purposes.includes(PURPOSE.emailProtection) &&
    !purposes.includes(PURPOSE.clientAuthentication)
  return signs ? ok(true) : err('not-for-signing')
}

export function checkParty(
  certificate: Certificate,
  party: Party,
  rolesThatBind: readonly OrganisationRole[],
): Result<SignerIdentity, PartyRefusal> {
  const identity = identifySigner(certificate)
  const { purposes = [] } = certificate
  if (party.iin !== undefined && identity.iin !== party.iin) return err('wrong-person')
  if (party.bin === undefined) {
    // A key of an organisation binds the organisation: a family signs with the personal one.
    const personal = purposes.includes(HOLDER.individual) && identity.bin === undefined
    return personal ? ok(identity) : err('certificate-of-organisation')
  }
  const organisation = purposes.includes(HOLDER.organisation) && identity.bin === party.bin
  if (!organisation) return err('wrong-organisation')
  if (!identity.roles.some(role => rolesThatBind.includes(role))) return err('without-authority')
  return ok(identity)
}
