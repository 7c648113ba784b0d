/**
 * Makes the two pictures that are kept out of what was uploaded: decoded and drawn anew, so that nothing of the
 * file itself is served: no place where it was taken, no camera's number, no code hidden behind the picture.
 */
import sharp, { type ResizeOptions } from 'sharp'
import { LARGEST_PHOTO, type PhotoMistake, type PreparedPhoto } from './photo.ts'

/** The largest cameras of phones have 50 to 60 million; more is an attack on the memory of whoever opens it. */
const MOST_PIXELS = 64_000_000
const LARGE = 1600
const SMALL = 480
const QUALITY = 78

export async function preparePhoto(bytes: Uint8Array): Promise<PreparedPhoto | PhotoMistake> {
  if (bytes.length === 0) return 'photo-empty'
  if (bytes.length > LARGEST_PHOTO) return 'photo-too-large'
  const format = formatOf(bytes)
  if (format === undefined) return 'photo-type'
  try {
    const found = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (found.format !== format) return 'photo-type'
    if (found.width * found.height > MOST_PIXELS) return 'photo-too-many-pixels'
    // Turned as the camera was held, before that note of the camera is thrown away with the others.
    const { data, info } = await sharp(bytes, { failOn: 'error', limitInputPixels: MOST_PIXELS })
      .autoOrient()
      .resize(within(LARGE))
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true })
    const { width, height, channels } = info
    const drawn = sharp(data, { raw: { width, height, channels } })
    const large = await drawn.clone().webp({ quality: QUALITY }).toBuffer()
    const small = await drawn.clone().resize(within(SMALL)).webp({ quality: QUALITY }).toBuffer()
    return { large, small, width, height }
  } catch {
    return 'photo-broken'
  }
}

function within(side: number): ResizeOptions {
  return { width: side, height: side, fit: 'inside', withoutEnlargement: true }
}

/** By the first bytes: neither the name nor what the browser says is believed. */
function formatOf(bytes: Uint8Array): 'jpeg' | 'png' | 'webp' | undefined {
  const head = Buffer.from(bytes.subarray(0, 12))
  if (head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpeg'
  if (head.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))) return 'png'
  const riff = head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8) === 'WEBP'
  return riff ? 'webp' : undefined
}
