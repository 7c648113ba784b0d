/** Policies: who suffices, in nested groups, and every mistake with its line. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openCosigner } from './cosignature.ts'
import { composePolicy, isQuorate, witnessesOf } from './log-policy.ts'
import { aKey, valueIn } from './note-keys.fixture.ts'
import { parsePolicy } from './parse-policy.ts'
import { openNoteSigner } from './signed-note.ts'

const LOG = openNoteSigner('log.example', aKey()).vkey
const NEW_LOG = openNoteSigner('log.example', aKey()).vkey
const LABELS = ['X1', 'X2', 'X3', 'Y1', 'Y2', 'Y3'] as const
const VKEYS = Object.fromEntries(
  LABELS.map(label => [label, openCosigner(`${label}.example`, aKey()).vkey]),
) as Record<(typeof LABELS)[number], string>

/** The example of c2sp.org/tlog-policy. */
const EXAMPLE = `log ${LOG}

witness X1 ${VKEYS.X1}
witness X2 ${VKEYS.X2}
witness X3 ${VKEYS.X3}
group X-witnesses 2 X1 X2 X3

witness Y1 ${VKEYS.Y1}
witness Y2 ${VKEYS.Y2}
witness Y3 ${VKEYS.Y3}
group Y-witnesses any Y1 Y2 Y3

group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
`
const suffices = (text: string, ...labels: (typeof LABELS)[number][]) =>
  isQuorate(
    valueIn(parsePolicy(text)),
    labels.map(label => VKEYS[label]),
  )

describe('who suffices', () => {
  test('groups nest: two of three and any of three, both', () => {
    expect(suffices(EXAMPLE, 'X1', 'X3', 'Y2')).toBe(true)
    expect(suffices(EXAMPLE, ...LABELS)).toBe(true)
    expect(suffices(EXAMPLE, 'X1', 'Y1', 'Y2', 'Y3')).toBe(false)
    expect(suffices(EXAMPLE, 'X1', 'X2', 'X3')).toBe(false)
    expect(suffices(EXAMPLE)).toBe(false)
  })

  test('every subset is decided as plain counting decides it', () => {
    const policy = valueIn(parsePolicy(EXAMPLE))
    fc.assert(
      fc.property(fc.subarray([...LABELS]), subset => {
        const count = (letter: string) => subset.filter(label => label.startsWith(letter)).length
        const expected = count('X') >= 2 && count('Y') >= 1
        const vkeys = subset.flatMap(label => [VKEYS[label], VKEYS[label], NEW_LOG, 'nobody'])
        expect(isQuorate(policy, vkeys)).toBe(expected)
      }),
    )
  })

  test('none asks for nobody, a single witness for itself, one cosignature never counts twice', () => {
    expect(suffices('quorum none')).toBe(true)
    expect(suffices(`witness none-such ${VKEYS.X1}\nquorum none`)).toBe(true)
    const single = `witness X1 ${VKEYS.X1}\nwitness X2 ${VKEYS.X2}\nquorum X1\n`
    expect([suffices(single, 'X1'), suffices(single, 'X2')]).toEqual([true, false])
    const two = `witness X1 ${VKEYS.X1}\nwitness X2 ${VKEYS.X2}\ngroup g 2 X1 X2\nquorum g\n`
    expect(suffices(two, 'X1', 'X1')).toBe(false)
  })

  test('the witnesses are listed with whether their word counts', () => {
    const policy = valueIn(
      parsePolicy(
        `${EXAMPLE.replace('group X-and-Y all X-witnesses Y-witnesses\nquorum X-and-Y', 'quorum Y-witnesses')}`,
      ),
    )
    const counts = witnessesOf(policy).map(one => [one.label, one.counts])
    expect(Object.fromEntries(counts)).toEqual({
      X1: false,
      X2: false,
      X3: false,
      Y1: true,
      Y2: true,
      Y3: true,
    })
  })
})

describe('the file', () => {
  test('is written so that it reads as the same policy', () => {
    const text = `# of the oblast\n\t log ${LOG}  https://log.example/\n log ${NEW_LOG}\n${EXAMPLE.replace(`log ${LOG}`, '')}`
    const policy = valueIn(parsePolicy(text))
    expect(policy.logs.map(log => [log.verifier.vkey, log.url])).toEqual([
      [LOG, 'https://log.example/'],
      [NEW_LOG, undefined],
    ])
    expect(parsePolicy(composePolicy(policy))).toEqual({ ok: true, value: policy })
  })

  const [x1, x2] = [`witness X1 ${VKEYS.X1}\n`, `witness X2 ${VKEYS.X2}\n`]
  const mistakes: [name: string, text: string, message: string][] = [
    ['no quorum', x1, 'line 2: the quorum line is missing'],
    ['two quorums', 'quorum none\nquorum none', 'line 2: there is a quorum already'],
    ['an unknown quorum', 'quorum X1', 'line 1: "X1" is not defined above'],
    ['a quorum before its witness', `quorum X1\n${x1}`, 'line 1: "X1" is not defined above'],
    ['a quorum of two names', `${x1}quorum X1 X1`, 'line 2: the quorum is one name, or none'],
    ['an unknown member', `${x1}group g any X1 X9\n`, 'line 2: "X9" is not defined above'],
    ['a group of itself', `${x1}group g any X1 g\n`, 'line 2: "g" is not defined above'],
    ['none as a member', `${x1}group g any none\n`, 'line 2: "none" is not defined above'],
    ['none as a name', `witness none ${VKEYS.X1}`, 'line 1: "none" names nobody'],
    ['a member twice', `${x1}group g any X1 X1`, 'line 2: "X1" is a member already'],
    [
      'a member of two groups',
      `${x1}group g any X1\ngroup h any X1`,
      'line 3: "X1" is a member already',
    ],
    ['a group without members', 'group g any', 'line 1: a group has a name, a number'],
    ['two of one', `${x1}group g 2 X1`, 'line 2: "2" is neither any, all nor a number'],
    ['none of one', `${x1}group g 0 X1`, 'line 2: "0" is neither'],
    ['an ornate number', `${x1}group g 01 X1`, 'line 2: "01" is neither'],
    ['a name twice', `${x1}witness X1 ${VKEYS.X2}`, 'line 2: "X1" is defined already'],
    ['a group named as a witness', `${x1}group X1 any X1`, 'line 2: "X1" is defined already'],
    ['a key twice', `${x1}witness X2 ${VKEYS.X1}`, 'line 2: the key stands here already'],
    ['a log twice', `log ${LOG}\nlog ${LOG}`, 'line 2: the key stands here already'],
    ['a witness as a log', `log ${VKEYS.X1}`, 'line 1: a key of type 1 belongs here'],
    ['a log as a witness', `witness L ${LOG}`, 'line 1: a key of type 4 belongs here'],
    ['a damaged key', `log ${LOG.slice(0, -4)}AAAA`, 'line 1: the key id does not belong'],
    ['no key', 'witness X1', 'line 1: a vkey starts with a name'],
    ['too many fields', `log ${LOG} https://a.example b`, 'line 1: a log has a vkey'],
    ['an unknown word', 'quorum none\nconstructor x', 'line 2: "constructor" is no word'],
    ['line ends of other systems', 'quorum none\r\n', 'line 1: a control character'],
  ]
  for (const [name, text, message] of mistakes) {
    test(`${name}: ${message}`, () => {
      const policy = parsePolicy(text)
      expect(policy.ok ? '' : policy.error).toContain(message)
    })
  }

  test('the same key under another name is the same key', () => {
    const key = aKey()
    const [one, other] = ['a', 'b'].map(name => openCosigner(name, key).vkey)
    const policy = parsePolicy(`${x2}witness A ${one}\nwitness B ${other}\nquorum none`)
    expect(policy).toEqual({ ok: false, error: 'line 3: the key stands here already' })
  })

  test('anything at all is an answer and never an exception', () => {
    const word = fc.constantFrom(
      'log',
      'witness',
      'group',
      'quorum',
      'any',
      '1',
      'X1',
      LOG,
      VKEYS.X1,
    )
    const line = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(word).map(all => all.join(' ')),
    )
    fc.assert(
      fc.property(fc.array(line), lines => {
        const policy = parsePolicy(lines.join('\n'))
        if (policy.ok) expect(parsePolicy(composePolicy(policy.value))).toEqual(policy)
        else expect(policy.error).toMatch(/^line \d+: /)
      }),
      { numRuns: 500 },
    )
  })
})
