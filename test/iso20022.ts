/** Validates XML against the schemas that ISO 20022 publishes. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { XmlDocument, XmlValidateError, XsdValidator } from 'libxml2-wasm'

/** What the schema has against it, in words; empty when it is valid. */
export async function schemaMistakes(xml: string, schema: 'pain.001.001.09'): Promise<string[]> {
  const xsd = await readFile(join(import.meta.dirname, 'iso20022', `${schema}.xsd`), 'utf8')
  const schemaDocument = XmlDocument.fromString(xsd)
  const validator = XsdValidator.fromDoc(schemaDocument)
  const document = XmlDocument.fromString(xml)
  try {
    validator.validate(document)
    return []
  } catch (error) {
    if (!(error instanceof XmlValidateError)) throw error
    return error.details.map(detail => detail.message)
  } finally {
    document.dispose()
    validator.dispose()
    schemaDocument.dispose()
  }
}
