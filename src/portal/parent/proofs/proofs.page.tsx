/** Proofs of one application: what happened, where the journal holds it, and the file that proves it for ever. */
import type { Language } from '../../../base/language.ts'
import { texts } from '../../../locales/texts.ts'
import { Breadcrumbs } from '../../layout/breadcrumbs.tsx'
import { Actions, ButtonLink } from '../../layout/button.tsx'
import { MomentText } from '../../layout/date-text.tsx'
import { formatCount, formatDate } from '../../layout/format.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { Notice } from '../../layout/notice.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { Tag } from '../../layout/tag.tsx'
import { Timeline } from '../../layout/timeline.tsx'
import { outcomeText } from '../../public/iterations/outcome-text.ts'
import type { IterationView, ProofView } from './load-proofs.ts'

type ProofsProps = {
  frame: Frame
  number: string
  events: readonly ProofView[]
  iterations: readonly IterationView[]
  hasVoucher: boolean
}

export function ProofsPage(props: ProofsProps) {
  const { frame, number } = props
  const { language } = frame
  const { cabinet, proofs: t } = texts(language)
  const root = `/${language}/cabinet/${number}`
  return (
    <Shell frame={frame} title={t.title} noindex>
      <div class="kz-column kz-stack">
        <Breadcrumbs
          language={language}
          crumbs={[{ href: `/${language}/cabinet`, text: cabinet.title }, { text: t.title }]}
        />
        <Heading>{t.title}</Heading>
        <Lead>{t.lead}</Lead>
        <Notice language={language} kind="info">
          <p>{t.private}</p>
        </Notice>
        <Heading level={2}>{t.events}</Heading>
        <Timeline
          language={language}
          items={props.events.map(proof => ({
            state: 'done',
            title: proof.title,
            when: <MomentText instant={proof.at} language={language} />,
            body: <Proof proof={proof} root={root} language={language} />,
          }))}
        />
        {props.hasVoucher ? (
          <>
            <Heading level={2}>{t.voucher}</Heading>
            <Actions>
              <ButtonLink href={`${root}/voucher`} variant="secondary" download>
                {t.voucherPaper}
              </ButtonLink>
            </Actions>
          </>
        ) : null}
        <Heading level={2}>{t.iterations}</Heading>
        <Iterations {...props} root={root} language={language} />
        <Actions>
          <ButtonLink href={`/${language}/verify`} variant="secondary">
            {t.check}
          </ButtonLink>
        </Actions>
      </div>
    </Shell>
  )
}

type PartProps = { root: string; language: Language }

function Iterations(props: ProofsProps & PartProps) {
  const { language, root, number } = props
  const t = texts(language).proofs
  if (props.iterations.length === 0) return <p>{t.noIterations}</p>
  return (
    <>
      <p>{t.iterationsLead}</p>
      <div>
        <Timeline
          language={language}
          items={props.iterations.map(one => ({
            state: 'done',
            title: outcomeText(one.reason, language),
            when: t.iteration(formatCount(one.number, language), formatDate(one.heldOn, language)),
            body: (
              <>
                <p class="kz-links">
                  <a
                    class="ds-link"
                    href={`/${language}/iterations/${one.id}/why?number=${number}`}
                  >
                    {t.why}
                  </a>
                </p>
                {one.proof === undefined ? null : (
                  <Proof proof={one.proof} root={root} language={language} />
                )}
              </>
            ),
          }))}
        />
      </div>
    </>
  )
}

function Proof({ proof, root, language }: PartProps & { proof: ProofView }) {
  const t = texts(language).proofs
  if (proof.state === 'sealing') {
    return (
      <p>
        <Tag color="info">{t.sealing}</Tag> {t.sealingText}
      </p>
    )
  }
  const closed = proof.state === 'closed'
  return (
    <>
      {proof.isErased ? <p class="kz-quiet">{t.erased}</p> : null}
      {closed ? <p class="kz-quiet">{t.onlyApplicant}</p> : null}
      <p class="kz-links">
        {closed ? null : (
          <a class="ds-link" href={`${root}/proofs/${proof.id}`}>
            {t.download}
            <span class="ds-sr-only">: {proof.title}</span>
          </a>
        )}
        {proof.index === undefined ? null : (
          <a class="ds-link" href={`/${language}/log/leaf/${proof.index}`}>
            {t.record(formatCount(proof.index, language))}
          </a>
        )}
      </p>
    </>
  )
}
