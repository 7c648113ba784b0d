/** A photograph of a provider's rooms: what is taken, and in which two sizes it is kept. */

export const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const

/** Bytes. */
export const LARGEST_PHOTO = 12 * 1024 * 1024
export const MOST_PHOTOS = 20
/** Characters of the description for those who do not see the picture. */
export const ALT_LENGTH = { least: 3, most: 200 } as const

export type PhotoMistake =
  | 'photo-empty'
  | 'photo-too-large'
  | 'photo-type'
  | 'photo-too-many-pixels'
  | 'photo-broken'

export type PreparedPhoto = {
  readonly large: Buffer
  readonly small: Buffer
  /** Pixels of the large one. */
  readonly width: number
  readonly height: number
}
