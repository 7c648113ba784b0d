/** Registers over HTTP: slow, wrong or broken answers are silence, never an exception and never a wait. */
import { z } from 'zod'
import { parseFullName } from './person.ts'
import type { RegisterAnswer, Registers } from './register.ts'

type HttpRegisterSettings = {
  /** Takes POST `{...}` at `/persons`, `/guardianships` and `/benefits`. */
  readonly baseUrl: string
  readonly token: string
  readonly timeoutMs?: number
}

const LARGEST_ANSWER = 64 * 1024

const yesOrNo = z.object({ answer: z.enum(['yes', 'no']) })
const person = z.discriminatedUnion('answer', [
  z.object({ answer: z.literal('no') }),
  z.object({
    answer: z.literal('yes'),
    fullName: z.string().max(1000),
    birthDate: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  }),
])

export function openHttpRegisters(settings: HttpRegisterSettings): Registers {
  const ask = async (path: string, question: Readonly<Record<string, string>>) => {
    const answer = yesOrNo.safeParse(await post(settings, path, question))
    return answer.success ? (answer.data.answer satisfies RegisterAnswer) : 'silent'
  }
  return {
    async findPerson(iin) {
      const answer = person.safeParse(await post(settings, 'persons', { iin }))
      if (!answer.success) return 'silent'
      if (answer.data.answer === 'no') return 'no'
      const fullName = parseFullName(answer.data.fullName)
      const birthDate = parseDay(answer.data.birthDate)
      return fullName === undefined || birthDate === undefined ? 'silent' : { fullName, birthDate }
    },
    askGuardianship: (childIin, guardianIin) => ask('guardianships', { childIin, guardianIin }),
    askBenefit: (iin, code, day) => ask('benefits', { iin, code, day: day.toString() }),
  }
}

/** Undefined for everything that is not a JSON answer with status 200 in time. */
async function post(
  { baseUrl, token, timeoutMs = 2000 }: HttpRegisterSettings,
  path: string,
  question: Readonly<Record<string, string>>,
): Promise<unknown> {
  try {
    // In the body and not in the address: addresses are logged on the way, and an IIN is personal.
    const response = await fetch(`${baseUrl.replace(/\/+$/, '')}/${path}`, {
      method: 'POST',
      redirect: 'error',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(question),
      signal: AbortSignal.timeout(timeoutMs),
    })
    if (response.status !== 200) {
      await response.body?.cancel()
      return undefined
    }
    return JSON.parse(await readShort(response))
  } catch {
    return undefined
  }
}

/** An endless answer must not fill the memory; cut short it is no JSON. */
async function readShort(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length > LARGEST_ANSWER) break
  }
  return text
}

function parseDay(text: string): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(text)
  } catch {
    return undefined
  }
}
