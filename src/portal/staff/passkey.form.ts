/** Reads what the browser's passkey answered; the shape only, its truth is checked elsewhere. */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'

const base64url = z.string().regex(/^[\w-]{1,4000}$/)
const head = {
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
}

const registrationSchema = z.object({
  ...head,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
})

const authenticationSchema = z.object({
  ...head,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.nullish(),
  }),
})

export function readRegistration(text: string): RegistrationResponseJSON | undefined {
  return registrationSchema.safeParse(parse(text)).data as RegistrationResponseJSON | undefined
}

export function readAuthentication(text: string): AuthenticationResponseJSON | undefined {
  return authenticationSchema.safeParse(parse(text)).data as AuthenticationResponseJSON | undefined
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
