/** The datasets of open data: what there is, where it is, how to cite and how to check it. */
import { DATASET_NAMES, type DatasetName, filePath } from '../../../domain/opendata/dataset.ts'
import type { PublishedFile } from '../../../domain/opendata/find-open-data.ts'
import { texts } from '../../../locales/texts.ts'
import { Actions, ButtonLink } from '../../layout/button.tsx'
import { EmptyState } from '../../layout/empty-state.tsx'
import { formatCount, formatDate } from '../../layout/format.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { Table } from '../../layout/table.tsx'

type OpenDataProps = {
  frame: Frame
  /** The newest edition of each dataset. */
  files: readonly PublishedFile[]
  origin: string
}

export function OpenDataPage(props: OpenDataProps) {
  const { frame, files, origin } = props
  const { language } = frame
  const t = texts(language).openData
  const [example] = files
  return (
    <Shell frame={frame} title={t.title}>
      <div class="kz-stack">
        <Heading>{t.title}</Heading>
        <Lead>{t.lead}</Lead>
        {files.length === 0 ? <EmptyState title={t.none}>{t.noneText}</EmptyState> : null}
        <div class="kz-datasets">
          {DATASET_NAMES.map(dataset => (
            <Dataset {...props} dataset={dataset} />
          ))}
        </div>
        {example === undefined ? null : <Citing frame={frame} example={example} origin={origin} />}
        <Heading level={2}>{t.privacy}</Heading>
        <div class="kz-column kz-stack">
          {t.privacyText.map(paragraph => (
            <p>{paragraph}</p>
          ))}
        </div>
        <Heading level={2}>{t.license}</Heading>
        <p class="kz-column">{t.licenseText}</p>
        <Programs frame={frame} />
      </div>
    </Shell>
  )
}

function Dataset({ frame, files, dataset }: OpenDataProps & { dataset: DatasetName }) {
  const { language } = frame
  const t = texts(language).openData
  const newest = files.filter(file => file.dataset === dataset)
  const [first] = newest
  return (
    <section class="kz-card kz-stack">
      <Heading level={2}>{t.names[dataset].title}</Heading>
      <p>{t.names[dataset].text}</p>
      {first === undefined ? null : (
        <>
          <p class="kz-quiet kz-small">
            {t.edition(formatDate(first.day, language), formatCount(first.rowCount, language))}
          </p>
          <Actions>
            {newest.map(({ day, format }) => (
              <ButtonLink
                href={filePath(dataset, day.toString(), format)}
                variant="secondary"
                download
              >
                {t.download(format.toUpperCase())}
              </ButtonLink>
            ))}
          </Actions>
        </>
      )}
      <p>
        <a class="ds-link" href={`/${language}/open-data/${dataset}`}>
          {t.dictionaryLink}
          <span class="ds-sr-only">: {t.names[dataset].title}</span>
        </a>
      </p>
    </section>
  )
}

function Citing(props: { frame: Frame; example: PublishedFile; origin: string }) {
  const { language } = props.frame
  const t = texts(language).openData
  const { dataset, day, format, sha256 } = props.example
  const address = `${props.origin}${filePath(dataset, day.toString(), format)}`
  const [download = '', compare = '', journal = ''] = t.verifySteps
  return (
    <>
      <Heading level={2}>{t.cite}</Heading>
      <div class="kz-column kz-stack">
        <p>{t.citeText}</p>
        <p class="kz-command">
          {t.citation(t.names[dataset].title, formatDate(day, language), address)}
        </p>
      </div>
      <Heading level={2}>{t.verify}</Heading>
      <ol class="kz-column kz-stack">
        <li>
          {download}
          <code class="kz-command">{`curl -O ${address}\nsha256sum ${day}.${format}`}</code>
        </li>
        <li>
          {compare}
          <code class="kz-command">{sha256}</code>
        </li>
        <li>
          {journal}
          <code class="kz-command">{`npx kezek-verify log ${props.origin}/log`}</code>
        </li>
      </ol>
    </>
  )
}

function Programs({ frame }: { frame: Frame }) {
  const { language } = frame
  const t = texts(language).openData
  const api = texts(language).publicReading.openData
  return (
    <>
      <Heading level={2}>{t.api}</Heading>
      <p>
        {t.apiText}{' '}
        <a class="ds-link" href="/api/v1/open-data">
          <code>/api/v1/open-data</code>
        </a>
      </p>
      <Table
        caption={api.title}
        captionHidden
        columns={[{ header: api.address }, { header: api.what, wide: true }]}
        rows={Object.entries(api.reads).map(([address, what]) => [<code>{address}</code>, what])}
      />
      <p>
        <a class="ds-link" href="/api/v1/openapi.json">
          {api.document}
        </a>
      </p>
    </>
  )
}
