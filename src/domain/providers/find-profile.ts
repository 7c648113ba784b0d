/** What a provider says and shows of itself: open to everybody. */
export {
  isPhotoLive,
  type PhotoRow,
  selectPhotos as findPhotos,
} from './photo-queries.ts'
export { type Profile, selectProfile as findProfile } from './profile-queries.ts'
