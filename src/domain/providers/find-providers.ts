/** Reading providers: open to everybody (seed 001: all kindergartens, their groups, their free places). */
export {
  findProvider,
  findProviderById,
  type ProviderSummary,
  selectGroups as findGroups,
  selectGroupsForExport as findAllGroups,
  selectProviders as findProviders,
  selectProvidersForExport as findAllProviders,
} from './provider-queries.ts'
