/** An exchange that waits for answers: who goes where, what this family can do. For the cabinet and its own page. Pure. */
import type { Language } from '../../../base/language.ts'
import { texts } from '../../../locales/texts.ts'
import { Actions, ButtonLink } from '../../layout/button.tsx'
import { DeadlineText } from '../../layout/deadline-text.tsx'
import { formatCount } from '../../layout/format.ts'
import { Heading } from '../../layout/heading.tsx'
import { groupName } from '../choose/group-text.tsx'
import type { ChildSwaps } from './load-swap.ts'

export type SwapPanelProps = { language: Language; swaps: ChildSwaps }

/** In the cabinet of an enrolled child: the open exchange, or the way to the page where one is wished for. */
export function SwapPanel({ language, swaps }: SwapPanelProps) {
  const t = texts(language).swaps
  const href = `/${language}/cabinet/${swaps.number}/exchange`
  if (swaps.open !== undefined) return <OpenSwap language={language} swaps={swaps} />
  if (swaps.own === undefined) return null
  return (
    <Actions>
      <ButtonLink href={href} variant="secondary">
        {t.link}
      </ButtonLink>
    </Actions>
  )
}

export function OpenSwap({ language, swaps }: SwapPanelProps) {
  const { open } = swaps
  if (open === undefined) return null
  const t = texts(language).swaps
  const count = (value: number) => formatCount(value, language)
  return (
    <section class="kz-wish kz-wish-strong">
      <Heading level={3}>{t.openTitle}</Heading>
      <p>{open.proposal.state === 'agreed' ? t.agreed : t.openLead}</p>
      <p>
        <DeadlineText language={language} {...open.deadline} />
      </p>
      <p>{t.moves}:</p>
      <Moves language={language} swaps={swaps} view={open} />
      <p>{t.signed(count(open.agreed), count(open.moves.length))}</p>
      <Answer language={language} swaps={swaps} />
      <BundleLink language={language} searchId={open.proposal.searchId} />
    </section>
  )
}

/** Groups only: whose children the others are is nobody's business. */
export function Moves(props: SwapPanelProps & { view: ChildSwaps['past'][number] }) {
  const { language, view } = props
  const t = texts(language).swaps
  const name = (id: bigint) => {
    const choice = props.swaps.groupOf.get(id)
    return choice === undefined ? '' : groupName(choice, language)
  }
  return (
    <ul>
      {view.moves.map(({ fromGroupId, toGroupId }, index) => (
        <li>
          {index + 1 === view.mine.position ? (
            <strong>
              {t.move(name(fromGroupId), name(toGroupId))} ({t.yourMove})
            </strong>
          ) : (
            t.move(name(fromGroupId), name(toGroupId))
          )}
        </li>
      ))}
    </ul>
  )
}

export function BundleLink(props: { language: Language; searchId: bigint }) {
  return (
    <p class="kz-small">
      <a class="ds-link" href={`/swaps/${props.searchId}/bundle.json`} download>
        {texts(props.language).swaps.bundle}
      </a>
    </p>
  )
}

function Answer({ language, swaps }: SwapPanelProps) {
  const t = texts(language).swaps
  const root = `/${language}/cabinet/${swaps.number}`
  const mine = swaps.open?.mine
  if (mine === undefined) return null
  const hasSigned = mine.signed.includes('guardian')
  return (
    <>
      {hasSigned && swaps.open?.proposal.state === 'proposed' ? <p>{t.youSigned}</p> : null}
      {mine.newContractNumber === null ? <p>{t.soon}</p> : null}
      <Actions>
        {mine.newContractNumber === null || hasSigned ? null : (
          <ButtonLink href={`${root}/contract/${mine.newContractNumber}`}>{t.sign}</ButtonLink>
        )}
        <ButtonLink href={`${root}/exchange/decline`} variant="secondary" color="neutral">
          {t.decline}
        </ButtonLink>
      </Actions>
    </>
  )
}
