/** The list of providers for officers: who lacks what, and the file of one. */
import { NotFound } from '../../base/failure.ts'
import { findUnpublished } from '../../domain/places/find-places.ts'
import { placeAccess } from '../../domain/places/place-access.ts'
import { isListed } from '../../domain/providers/announce-exclusion.ts'
import {
  findProviderFiles,
  getProviderFile,
  type ProviderFile,
} from '../../domain/providers/find-listing.ts'
import { findProvider } from '../../domain/providers/find-providers.ts'
import { providerAccess } from '../../domain/providers/provider-access.ts'
import { PROGRAMMES } from '../../domain/territories/rollout.ts'
import { findTerritories } from '../../domain/territories/territory-tree.ts'
import { authorize, isAllowed } from '../../platform/access/permission.ts'
import type { App } from '../../platform/http/app.ts'
import type { Deps } from '../deps.ts'
import { getPage } from '../page.ts'
import { shown } from '../page-answer.ts'
import { getStaff, newRequestId, type PageContext } from '../page-context.ts'
import { programmeOf } from '../public/query-value.ts'
import { registerClubCoaches } from './club-coaches.route.tsx'
import { registerGates } from './gates.route.tsx'
import { type Done, ProviderFilePage } from './provider-file.page.tsx'
import { registerProviderForms } from './provider-forms.route.tsx'
import { registerProviderStaff, staffOf } from './provider-staff.route.tsx'
import { ProvidersPage } from './providers.page.tsx'
import { getScope } from './scope.ts'
import { TerritoryChoice } from './territory-choice.tsx'

const PAGE = 50
const MOST_UNPUBLISHED = 30
const PATH = '/department/providers'

export function registerProviders(app: App, deps: Deps): void {
  getPage(app, deps, PATH, async context => {
    const scope = await getScope(context)
    const { staff, relation, programme } = scope
    const territory = scope.territory.code
    const text = (context.query.text ?? '').trim().slice(0, 60)
    const day = context.setting.clock.today()
    const after = readKey(context.query.after)
    const filter = { territory, relation, programme, day, text, after, limit: PAGE + 1 }
    const files = await findProviderFiles(context.database, staff, filter)
    authorize(staff, placeAccess.listUnpublished, relation)
    const last = files.length > PAGE ? files[PAGE - 1] : undefined
    const search = text === '' ? '' : `text=${encodeURIComponent(text)}&`
    const names = new Map(
      (await findTerritories(context.database)).map(one => [one.code, one.name]),
    )
    return shown(
      <ProvidersPage
        frame={context.frame('department')}
        files={files.slice(0, PAGE)}
        unpublished={
          after === undefined && text === ''
            ? await findUnpublished(context.database, [territory], MOST_UNPUBLISHED, programme)
            : []
        }
        text={text}
        territory={territory}
        gatesHref={programme === 'club' ? scope.href('/department/gates') : undefined}
        namingsHref={programme === 'club' ? scope.href('/department/namings') : undefined}
        fileHref={bin => scope.href(`${PATH}/${bin}`)}
        nextHref={last && scope.href(PATH, `${search}after=${last.weight}_${last.id}`)}
        choice={
          <TerritoryChoice
            language={context.language}
            path={PATH}
            current={territory}
            choices={scope.choices.map(code => ({
              code,
              name: names.get(code)?.[context.language] ?? code,
            }))}
          />
        }
      />,
    )
  })
  getPage(app, deps, `${PATH}/:bin`, async context => {
    const staff = getStaff(context)
    const file = await seeFile(context)
    const today = context.setting.clock.today()
    const { provider, relation } = file
    return shown(
      <ProviderFilePage
        frame={context.frame('department')}
        file={file}
        isListed={isListed(provider, today)}
        staff={await staffOf(context, file)}
        href={context.href(`${PATH}/${provider.bin}`)}
        listHref={context.href(
          `${PATH}?territory=${provider.territory}&programme=${provider.programme}`,
        )}
        coachesHref={
          provider.programme === 'club'
            ? context.href(`${PATH}/${provider.bin}/coaches?programme=club`)
            : undefined
        }
        done={(['saved', 'announced', 'withdrawn'] as const).find(
          (one: Done) => one === context.query.done,
        )}
        mayChange={isAllowed(staff, providerAccess.recordEvidence, relation)}
        csrfToken={context.csrfToken}
        requestId={newRequestId(context)}
      />,
    )
  })
  registerProviderForms(app, deps, seeFile)
  registerProviderStaff(app, deps, seeFile)
  registerClubCoaches(app, deps, seeFile)
  registerGates(app, deps)
}

/** Throws NotFound, NotAllowed. */
async function seeFile(context: PageContext): Promise<ProviderFile> {
  const staff = getStaff(context)
  const provider = await findOne(context)
  if (provider === undefined) throw new NotFound('provider')
  return getProviderFile(context.database, staff, provider.id, context.setting.clock.today())
}

/** Named by the address; else whichever the BIN runs, a kindergarten first. */
async function findOne({ database, params, query }: PageContext) {
  const asked = query.programme === undefined ? PROGRAMMES : [programmeOf(query.programme)]
  for (const programme of asked) {
    const found = await findProvider(database, params.bin ?? '', programme)
    if (found !== undefined) return found
  }
  return undefined
}

/** `<weight>_<id>` of the last row of the page before; anything else starts from the beginning. */
function readKey(text: string | undefined) {
  const [, weight, id] = /^(\d{1,6})_([1-9]\d{0,15})$/.exec(text ?? '') ?? []
  return weight === undefined || id === undefined
    ? undefined
    : { weight: Number(weight), id: BigInt(id) }
}
