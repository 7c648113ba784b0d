/** `kezek invite`: a one-time link for a member of staff; the first administrator comes in by it. */
import { isLanguage, LANGUAGES } from '../base/language.ts'
import { getTerritoryPath } from '../domain/territories/territory-tree.ts'
import { INSTALLATION } from '../installation.ts'
import { STAFF_ROLES } from '../platform/access/actor.ts'
import { systemClock } from '../platform/clock.ts'
import { inTransaction } from '../platform/db/database.ts'
import { INVITATION_HOURS, inviteStaff } from '../platform/identity/invite-staff.ts'
import { type Command, needArgument, textValue, UsageMistake } from './command.ts'
import { withInstallation } from './with-installation.ts'

export const inviteCommand: Command = {
  name: 'invite',
  usage: 'NAME --role ROLE --territory CODE [--language kk|ru|en]',
  summary: 'make a one-time link by which a member of staff signs in for the first time',
  options: {
    role: { type: 'string' },
    territory: { type: 'string' },
    language: { type: 'string' },
  },
  run: context =>
    withInstallation(context, async ({ config, database, setting }) => {
      const fullName = needArgument(context, 0, 'NAME')
      const role = STAFF_ROLES.find(one => one === textValue(context.values, 'role'))
      if (role === undefined) throw new UsageMistake(`--role is one of ${STAFF_ROLES.join(', ')}`)
      const territory = textValue(context.values, 'territory')
      if (territory === undefined) throw new UsageMistake('--territory is missing')
      const path = await getTerritoryPath(database, territory)
      const language = textValue(context.values, 'language') ?? 'kk'
      if (!isLanguage(language)) {
        throw new UsageMistake(`--language is one of ${LANGUAGES.join(', ')}`)
      }
      const world = { wallClock: systemClock, entropy: setting.entropy }
      const { token } = await inTransaction(database, tx =>
        inviteStaff(tx, INSTALLATION, world, {
          fullName,
          role,
          territory,
          territoryPath: path.map(step => step.code),
          language,
        }),
      )
      const link = `${config.publicUrl}/${language}/staff/invitation/${token}`
      context.print(`Valid for ${INVITATION_HOURS} hours, once:\n${link}`)
      context.answer({ link, validHours: INVITATION_HOURS })
      return 0
    }),
}
