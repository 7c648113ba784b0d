/** One dataset: its dictionary of columns, and every edition with its checksum. */
import {
  columnsOf,
  DATASETS,
  type DatasetName,
  filePath,
} from '../../../domain/opendata/dataset.ts'
import type { PublishedFile } from '../../../domain/opendata/find-open-data.ts'
import { texts } from '../../../locales/texts.ts'
import { Breadcrumbs } from '../../layout/breadcrumbs.tsx'
import { EmptyState } from '../../layout/empty-state.tsx'
import { formatCount, formatDate } from '../../layout/format.ts'
import { Heading, Lead } from '../../layout/heading.tsx'
import { type Frame, Shell } from '../../layout/shell.tsx'
import { Table } from '../../layout/table.tsx'

type DatasetProps = {
  frame: Frame
  dataset: DatasetName
  files: readonly PublishedFile[]
  /** The day before which older editions are; undefined when there are none. */
  olderThan: Temporal.PlainDate | undefined
}

export function DatasetPage(props: DatasetProps) {
  const { frame, dataset } = props
  const { language } = frame
  const t = texts(language).openData
  const { title, text } = t.names[dataset]
  return (
    <Shell frame={frame} title={title}>
      <div class="kz-stack">
        <Breadcrumbs
          language={language}
          crumbs={[{ href: `/${language}/open-data`, text: t.title }, { text: title }]}
        />
        <Heading>{title}</Heading>
        <Lead>{text}</Lead>
        <p class="kz-quiet">{t.sourceText(DATASETS[dataset].source)}</p>
        <Heading level={2}>{t.dictionary}</Heading>
        <Dictionary frame={frame} dataset={dataset} />
        <Heading level={2}>{t.editions}</Heading>
        <Editions {...props} />
      </div>
    </Shell>
  )
}

function Dictionary({ frame, dataset }: { frame: Frame; dataset: DatasetName }) {
  const t = texts(frame.language).openData
  const meanings: Readonly<Record<string, string>> = t.columns[dataset]
  return (
    <Table
      caption={t.dictionary}
      captionHidden
      columns={[
        { header: t.column, nowrap: true },
        { header: t.meaning, wide: true },
        { header: t.type },
        { header: t.unit },
      ]}
      rows={columnsOf(dataset).map(([name, column]) => [
        <code>{name}</code>,
        <>
          {meanings[name]}
          {column.codes === undefined ? null : <Codes words={t.codes[column.codes]} />}
        </>,
        column.optional === true
          ? `${t.types[column.type]}, ${t.mayBeEmpty}`
          : t.types[column.type],
        column.unit === undefined ? '' : t.units[column.unit],
      ])}
    />
  )
}

function Codes({ words }: { words: Readonly<Record<string, string>> }) {
  return (
    <ul>
      {Object.entries(words).map(([code, word]) => (
        <li>
          <code>{code}</code> – {word}
        </li>
      ))}
    </ul>
  )
}

function Editions({ frame, dataset, files, olderThan }: DatasetProps) {
  const { language } = frame
  const t = texts(language).openData
  if (files.length === 0) return <EmptyState title={t.none}>{t.noneText}</EmptyState>
  const kilobytes = (bytes: number) => formatCount(Math.ceil(bytes / 1000), language)
  return (
    <>
      <Table
        caption={t.editions}
        captionHidden
        columns={[
          { header: t.day, nowrap: true },
          { header: t.file, nowrap: true },
          { header: t.rows, numeric: true },
          { header: t.checksum, wide: true },
          { header: t.leaf, numeric: true },
        ]}
        rows={files.map(file => [
          formatDate(file.day, language),
          <>
            <a class="ds-link" href={filePath(dataset, file.day.toString(), file.format)} download>
              {file.format.toUpperCase()}
            </a>
            <br />
            <span class="kz-quiet kz-small">{t.size(kilobytes(file.sizeBytes))}</span>
          </>,
          formatCount(file.rowCount, language),
          <code class="kz-hash">{file.sha256}</code>,
          file.leafIndex === null ? t.leafWaits : formatCount(file.leafIndex, language),
        ])}
      />
      {olderThan === undefined ? null : (
        <p>
          <a class="ds-link" href={`/${language}/open-data/${dataset}?before=${olderThan}`}>
            {t.older}
          </a>
        </p>
      )}
    </>
  )
}
