/** Takes the documents of the claimed benefits; a good one is kept even when another is not. */
import { BadInput } from '../../../base/failure.ts'
import type { DocumentMistake } from '../../../domain/applications/document-type.ts'
import { storeDocument } from '../../../domain/applications/store-document.ts'
import { inTransaction } from '../../../platform/db/database.ts'
import type { App } from '../../../platform/http/app.ts'
import type { UploadedFile } from '../../../platform/http/request-fields.ts'
import type { PageContext } from '../../page-context.ts'
import { documentsOf, type ParentDeps } from '../parent-deps.ts'
import { DocumentsPage, documentField } from './documents.page.tsx'
import { keepDraft } from './journey.ts'
import { rulesOfDraft } from './place-rules.ts'
import { type FieldMistakes, registerStep } from './show-step.tsx'

export function registerDocumentSteps(app: App, deps: ParentDeps): void {
  registerStep(app, deps, {
    step: 'documents',
    skip: draft => draft.benefits?.length === 0,
    values: () => ({}),
    async page(frame, draft) {
      const { claimCheckDays } = await rulesOfDraft(deps, draft)
      return (
        <DocumentsPage
          {...frame}
          benefits={draft.benefits ?? []}
          documents={draft.documents}
          claimCheckDays={claimCheckDays}
        />
      )
    },
    async read(context, draft) {
      const documents = { ...draft.documents }
      const mistakes: Record<string, DocumentMistake | 'document-many'> = {}
      for (const code of draft.benefits ?? []) {
        const field = documentField(code)
        const [upload, ...more] = context.form.files.filter(file => file.field === field)
        if (upload === undefined) continue
        if (more.length > 0) {
          mistakes[field] = 'document-many'
          continue
        }
        const stored = await tryToStore(deps, context, upload)
        if (typeof stored === 'string') mistakes[field] = stored
        else documents[code] = { id: stored.id.toString(), fileName: stored.fileName }
      }
      if (Object.keys(mistakes).length === 0) {
        return { draft: { ...draft, documents, documentsSeen: true } }
      }
      await keepDraft(context, { ...draft, documents })
      return { mistakes: mistakes satisfies FieldMistakes, draft: { ...draft, documents } }
    },
  })
}

export async function tryToStore(deps: ParentDeps, context: PageContext, upload: UploadedFile) {
  try {
    return await inTransaction(context.database, tx =>
      storeDocument(tx, context.actor, context.setting, documentsOf(deps), upload),
    )
  } catch (error) {
    if (error instanceof BadInput) return error.fields.document as DocumentMistake
    throw error
  }
}
