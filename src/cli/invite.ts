/** `kezek invite`: a one-time link for a member of staff; the first administrator comes in by it. */
import { isLanguage, LANGUAGES } from '../base/language.ts'
import { findProvider } from '../domain/providers/find-providers.ts'
import { PROGRAMMES } from '../domain/territories/rollout.ts'
import { getTerritoryPath } from '../domain/territories/territory-tree.ts'
import { INSTALLATION } from '../installation.ts'
import { STAFF_ROLES } from '../platform/access/actor.ts'
import { systemClock } from '../platform/clock.ts'
import { inTransaction, type Read } from '../platform/db/database.ts'
import {
  INVITATION_HOURS,
  inviteProviderStaff,
  inviteStaff,
} from '../platform/identity/invite-staff.ts'
import {
  type Command,
  type CommandContext,
  needArgument,
  textValue,
  UsageMistake,
} from './command.ts'
import { withInstallation } from './with-installation.ts'

export const inviteCommand: Command = {
  name: 'invite',
  usage: 'NAME (--role ROLE --territory CODE | --provider BIN) [--language kk|ru|en]',
  summary: 'make a one-time link by which a member of staff signs in for the first time',
  options: {
    role: { type: 'string' },
    territory: { type: 'string' },
    provider: { type: 'string' },
    language: { type: 'string' },
  },
  run: context =>
    withInstallation(context, async ({ config, database, setting }) => {
      const fullName = needArgument(context, 0, 'NAME')
      const language = textValue(context.values, 'language') ?? 'kk'
      if (!isLanguage(language)) {
        throw new UsageMistake(`--language is one of ${LANGUAGES.join(', ')}`)
      }
      const post = await findPost(context, database)
      const path = await getTerritoryPath(database, post.territory)
      const person = { fullName, language, territoryPath: path.map(step => step.code) }
      const world = { wallClock: systemClock, entropy: setting.entropy }
      const { token } = await inTransaction(database, tx =>
        post.role === undefined
          ? inviteProviderStaff(tx, INSTALLATION, world, { ...person, ...post })
          : inviteStaff(tx, INSTALLATION, world, { ...person, ...post }),
      )
      const link = `${config.publicUrl}/${language}/staff/invitation/${token}`
      context.print(`Valid for ${INVITATION_HOURS} hours, once:\n${link}`)
      context.answer({ link, validHours: INVITATION_HOURS })
      return 0
    }),
}

/** A post of a department, or the kindergarten or club with that BIN. */
async function findPost(context: CommandContext, read: Read) {
  const bin = textValue(context.values, 'provider')
  if (bin === undefined) {
    const role = STAFF_ROLES.find(one => one === textValue(context.values, 'role'))
    if (role === undefined) throw new UsageMistake(`--role is one of ${STAFF_ROLES.join(', ')}`)
    const territory = textValue(context.values, 'territory')
    if (territory === undefined) throw new UsageMistake('--territory is missing')
    return { role, territory }
  }
  for (const programme of PROGRAMMES) {
    const provider = await findProvider(read, bin, programme)
    if (provider !== undefined)
      return { providerId: provider.id, territory: provider.territory_code }
  }
  throw new UsageMistake(`--provider: no provider has the BIN ${bin}`)
}
