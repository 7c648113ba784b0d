/** Reading the wishes of a family. */
export {
  type Preferences,
  selectPreferences as findPreferences,
  selectWishes as findWishes,
  type Wish,
} from './wish-queries.ts'
