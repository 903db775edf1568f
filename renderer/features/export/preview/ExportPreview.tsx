import { useMemo } from 'react';
import type { Bundle } from '../../../../shared/ipc/export.ts';
import { ChangesView } from '../changes/ChangesView.tsx';
import { LinkView } from './LinkView.tsx';
import { MarkdownView } from './MarkdownView.tsx';
import { marksOf } from './mark-pieces.ts';
import { SourceView } from './SourceView.tsx';
import { TableView } from './TableView.tsx';
import { usePictures } from './use-pictures.ts';

/** `source`: the exact text. `changes`: against what was published before. */
export type PreviewForm = 'preview' | 'source' | 'changes';

const sources = { markdown: 'Markdown source', csv: 'CSV source', link: '' };

/** What will leave, as it will look, as it is written, or as it differs from what left before, with each hit marked in its place. */
export function ExportPreview({ bundle, form }: { bundle: Bundle; form: PreviewForm }) {
  const pictures = usePictures(bundle);
  const marks = useMemo(() => marksOf(bundle.marks, 'body'), [bundle.marks]);
  // All that leaves is seen: a text that is too long for its pull request is a file of its own.
  const text = bundle.files.map((file) => file.text).join('\n');
  if (bundle.form === 'link') return <LinkView link={text} marks={marks} />;
  if (form === 'changes')
    return <ChangesView before={bundle.before} hasTarget={bundle.target !== null} text={text} marks={marks} />;
  if (form === 'source') return <SourceView label={sources[bundle.form]} text={text} marks={marks} />;
  return bundle.form === 'csv' ? (
    <TableView csv={text} marks={marks} />
  ) : (
    <MarkdownView markdown={text} marks={marks} pictures={pictures} />
  );
}
