/** The maker of PDF documents with its fonts; nothing in a document of ours may fetch anything else. */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import pdfmake from 'pdfmake'

// Roboto has every letter of the three languages; it comes with the package.
const FONTS = join(
  createRequire(import.meta.url).resolve('pdfmake/package.json'),
  '../fonts/Roboto',
)

pdfmake.setFonts({
  Roboto: {
    normal: join(FONTS, 'Roboto-Regular.ttf'),
    bold: join(FONTS, 'Roboto-Medium.ttf'),
    italics: join(FONTS, 'Roboto-Italic.ttf'),
    bolditalics: join(FONTS, 'Roboto-MediumItalic.ttf'),
  },
  // For codes only: every reader has it, and its letters are not mistaken for each other.
  Courier: {
    normal: 'Courier',
    bold: 'Courier',
    italics: 'Courier',
    bolditalics: 'Courier',
  },
})
// Courier is no file, readers bring it.
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy(path => path.startsWith(FONTS) || path === 'Courier')

export const TEAL = '#0b6e6e'
export const GREY = '#5a6b6c'
export const RULE = '#d5dede'

/** `document`: a definition of pdfmake. */
export async function makePdf(document: object): Promise<Buffer> {
  return pdfmake.createPdf(document).getBuffer()
}
