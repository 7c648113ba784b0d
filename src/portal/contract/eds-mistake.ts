/** A signature that the check refuses is a mistake in the form: said on the page, so that another key can be tried at once. */
import { Refusal } from '../../base/failure.ts'
import type { Form } from '../layout/form.ts'
import type { PageContext } from '../page-context.ts'
import { refusalText } from '../problem-answer.tsx'

/** Runs `sign`; answers what `again` shows for a refusal of the check, in the reader's words. Everything else is thrown. */
export async function orSayWhy<Answer>(
  context: PageContext,
  sign: () => Promise<Answer>,
  again: (errors: Form['errors']) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await sign()
  } catch (fault) {
    if (!(fault instanceof Refusal) || !fault.code.startsWith('eds/')) throw fault
    const words = refusalText(context.texts, fault.code, fault.facts)
    if (words === undefined) throw fault
    return again({ signed: `${words.title} ${words.next}` })
  }
}
