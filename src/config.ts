/** The environment, read once: a missing or bad value stops the start and is named. */
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import type { EdsConfig } from './platform/eds/signature-check.ts'

export type Mode = 'demo' | 'production'

/** How SMS leave the house. */
type SmsConfig =
  | { readonly kind: 'file' }
  | { readonly kind: 'http'; readonly url: string; readonly token: string }
  | {
      readonly kind: 'smpp'
      readonly url: string
      readonly systemId: string
      readonly password: string
      readonly sender: string
    }

export type Config = {
  /** The checkout: `data/`, `db/` and `dist/` lie here. */
  readonly root: string
  readonly databaseUrl: string | undefined
  readonly dataFolder: string
  /** Undefined: what the installation itself says. */
  readonly mode: Mode | undefined
  readonly host: string
  readonly port: number
  /** How people reach the portal; links in SMS start with it. */
  readonly publicUrl: string
  readonly helpPhone: string
  /** Whether the proxy in front is believed about the reader's address. */
  readonly trustProxy: boolean
  readonly sms: SmsConfig
  /** Where pictures of streets come from, with {z}, {x} and {y}; undefined: the map calls nobody. */
  readonly tiles: string | undefined
  /** Whom the map must name for them. */
  readonly tilesCredit: string | undefined
  readonly registersUrl: string | undefined
  readonly registersToken: string | undefined
  /** The name of a log that is new; undefined: from the public address. */
  readonly logOrigin: string | undefined
  /** A file of witnesses and their quorum (C2SP tlog-policy); undefined: none, or those of the demonstration. */
  readonly logPolicyFile: string | undefined
  /** How electronic signatures are checked; undefined: nobody signs with a key here. */
  readonly eds: EdsConfig | undefined
}

export class ConfigMistake extends Error {
  override readonly name = 'ConfigMistake'
}

const schema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'a postgres:// address' }).optional(),
  KEZEK_DATA: z.string().min(1).default('./var'),
  KEZEK_MODE: z.enum(['demo', 'production'], 'demo or production').optional(),
  PORT: z.coerce.number('a port number').int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).optional(),
  KEZEK_URL: z.url({ protocol: /^https?$/, error: 'an http(s) address' }).optional(),
  KEZEK_HELP_PHONE: z
    .string()
    .regex(/^[+\d ()-]{3,20}$/, 'a phone number')
    .default('1414'),
  KEZEK_TRUST_PROXY: z.enum(['yes', 'no'], 'yes or no').default('no'),
  KEZEK_SMS: z.enum(['file', 'http', 'smpp'], 'file, http or smpp').default('file'),
  KEZEK_SMS_URL: z.string().min(1).optional(),
  KEZEK_SMS_TOKEN: z.string().min(1).optional(),
  KEZEK_SMS_SYSTEM_ID: z.string().min(1).optional(),
  KEZEK_SMS_PASSWORD: z.string().min(1).optional(),
  KEZEK_SMS_SENDER: z.string().min(1).max(21).default('Kezek'),
  KEZEK_TILES: z
    .string()
    .regex(/^https?:\/\/[^\s/{}]+\/\S*\{z\}\S*$/, 'an https address with {z}, {x} and {y}')
    .optional(),
  KEZEK_TILES_CREDIT: z.string().min(1).max(100).optional(),
  KEZEK_REGISTERS_URL: z.url({ protocol: /^https?$/, error: 'an http(s) address' }).optional(),
  KEZEK_REGISTERS_TOKEN: z.string().min(1).optional(),
  KEZEK_LOG_ORIGIN: z
    .string()
    .regex(/^[^\s+]{1,200}$/, 'a name without blanks and plus signs')
    .optional(),
  KEZEK_LOG_POLICY: z.string().min(1).optional(),
  KEZEK_EDS_ROOTS: z.string().min(1).optional(),
  KEZEK_EDS_OCSP: z.url({ protocol: /^https?$/, error: 'an http(s) address' }).optional(),
  KEZEK_EDS_LISTS: z
    .string()
    .transform(text => text.split(/[\s,]+/).filter(url => url !== ''))
    .pipe(z.array(z.url({ protocol: /^https?$/, error: 'http(s) addresses, with commas between' })))
    .default([]),
  KEZEK_EDS_SERVICE: z.url({ protocol: /^https?$/, error: 'an http(s) address' }).optional(),
})

/** Throws ConfigMistake that names every bad variable. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  start = import.meta.dirname,
): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const lines = parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`)
    throw new ConfigMistake(lines.join('\n'))
  }
  const values = parsed.data
  const host = values.HOST ?? (values.KEZEK_MODE === 'production' ? '0.0.0.0' : '127.0.0.1')
  return {
    root: findRoot(start),
    databaseUrl: values.DATABASE_URL,
    dataFolder: resolve(values.KEZEK_DATA),
    mode: values.KEZEK_MODE,
    host,
    port: values.PORT,
    publicUrl: (values.KEZEK_URL ?? `http://localhost:${values.PORT}`).replace(/\/$/, ''),
    helpPhone: values.KEZEK_HELP_PHONE,
    trustProxy: values.KEZEK_TRUST_PROXY === 'yes',
    sms: readSms(values),
    tiles: values.KEZEK_TILES,
    tilesCredit: values.KEZEK_TILES_CREDIT,
    registersUrl: values.KEZEK_REGISTERS_URL,
    registersToken: values.KEZEK_REGISTERS_TOKEN,
    logOrigin: values.KEZEK_LOG_ORIGIN,
    logPolicyFile: values.KEZEK_LOG_POLICY && resolve(values.KEZEK_LOG_POLICY),
    eds: readEds(values),
  }
}

function readSms(values: z.infer<typeof schema>): SmsConfig {
  const need = (name: keyof typeof values): string => {
    const value = values[name]
    if (typeof value === 'string') return value
    throw new ConfigMistake(`${name}: needed when KEZEK_SMS is ${values.KEZEK_SMS}`)
  }
  switch (values.KEZEK_SMS) {
    case 'file':
      return { kind: 'file' }
    case 'http':
      return { kind: 'http', url: need('KEZEK_SMS_URL'), token: need('KEZEK_SMS_TOKEN') }
    case 'smpp':
      return {
        kind: 'smpp',
        url: need('KEZEK_SMS_URL'),
        systemId: need('KEZEK_SMS_SYSTEM_ID'),
        password: need('KEZEK_SMS_PASSWORD'),
        sender: values.KEZEK_SMS_SENDER,
      }
  }
}

/** The folder of authorities switches it on; addresses without it would check nothing. */
function readEds(values: z.infer<typeof schema>): EdsConfig | undefined {
  const { KEZEK_EDS_ROOTS, KEZEK_EDS_OCSP, KEZEK_EDS_LISTS, KEZEK_EDS_SERVICE } = values
  if (KEZEK_EDS_ROOTS === undefined) {
    if (KEZEK_EDS_OCSP || KEZEK_EDS_SERVICE || KEZEK_EDS_LISTS.length > 0) {
      throw new ConfigMistake('KEZEK_EDS_ROOTS: needed beside the other KEZEK_EDS_ variables')
    }
    return undefined
  }
  return {
    rootsFolder: resolve(KEZEK_EDS_ROOTS),
    ocspUrl: KEZEK_EDS_OCSP,
    listUrls: KEZEK_EDS_LISTS,
    serviceUrl: KEZEK_EDS_SERVICE,
  }
}

/** The nearest folder above that has our package.json: sources and the bundle lie at different depths. */
function findRoot(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'db/migrations'))) {
      return folder
    }
    if (dirname(folder) === folder) throw new ConfigMistake('the checkout of Kezek is incomplete')
  }
}

/** What a production start needs beyond defaults: each line says what to set. */
export function productionGaps(config: Config): readonly string[] {
  const gaps: string[] = []
  if (config.databaseUrl === undefined)
    gaps.push('DATABASE_URL: set the address of your PostgreSQL')
  if (!config.publicUrl.startsWith('https://'))
    gaps.push('KEZEK_URL: set the https address of the portal')
  if (config.sms.kind === 'file')
    gaps.push('KEZEK_SMS: set http or smpp; file is for demonstration')
  // Revocation must be known in production: without an address to ask, every signature would be refused.
  if (config.eds && config.eds.ocspUrl === undefined && config.eds.listUrls.length === 0)
    gaps.push('KEZEK_EDS_OCSP: set the address of the authority, or lists in KEZEK_EDS_LISTS')
  return gaps
}
