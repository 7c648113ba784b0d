/** The benefits that a family claims, their documents and until when they are checked. Pure. */
import type { Language } from '../../../base/language.ts'
import { texts } from '../../../locales/texts.ts'
import { DeadlineText } from '../../layout/deadline-text.tsx'
import { Heading } from '../../layout/heading.tsx'
import { SummaryList } from '../../layout/summary-list.tsx'
import { Tag, type TagColor } from '../../layout/tag.tsx'
import { capitalized } from '../apply/benefits.page.tsx'
import type { CabinetChild, CabinetClaim } from './load-child.ts'

const CLAIM_COLORS: Readonly<Record<CabinetClaim['state'], TagColor>> = {
  claimed: 'info',
  confirmed: 'success',
  rejected: 'danger',
  expired: 'warning',
}

export function ClaimsPanel({ language, child }: { language: Language; child: CabinetChild }) {
  if (child.claims.length === 0) return null
  const t = texts(language).cabinet
  const due = child.deadlines.find(deadline => deadline.kind === 'claims')
  const root = `/${language}/cabinet/${child.application.number}`
  return (
    <>
      <Heading level={3}>{t.claims.title}</Heading>
      <SummaryList
        language={language}
        rows={child.claims.map(claim => ({
          question: capitalized(texts(language).territories.ruleTexts.words[claim.code]),
          answer: <Claim language={language} claim={claim} root={root} />,
        }))}
      />
      {due === undefined ? null : (
        <p>
          {t.claims.due}. <DeadlineText language={language} {...due} />{' '}
          <a class="ds-link" href={`${root}/claims.ics`} download>
            {t.actions.calendar}
          </a>
        </p>
      )}
    </>
  )
}

function Claim(props: { language: Language; claim: CabinetClaim; root: string }) {
  const { claim, root } = props
  const t = texts(props.language).cabinet.claims
  const { document } = claim
  return (
    <div class="kz-stack">
      <p>
        <Tag color={CLAIM_COLORS[claim.state]}>{t.states[claim.state]}</Tag>
        {claim.fromRegister ? ` ${t.register}` : null}
      </p>
      {claim.fromRegister || (document === undefined && claim.state !== 'claimed') ? null : (
        <p>
          {document === undefined ? (
            t.noDocument
          ) : (
            <a class="ds-link" href={`${root}/documents/${document.id}`} download>
              {t.download(document.fileName)}
            </a>
          )}
        </p>
      )}
      {claim.state === 'claimed' ? (
        <p>
          <a class="ds-link" href={`${root}/claims/${claim.id}/document`}>
            {t.add}
          </a>
        </p>
      ) : null}
    </div>
  )
}
