import { Copy, Download } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { mostHighlights } from '../../../shared/findings/standing.ts';
import type { Bundle, HighlightsDraft, LinkDraft, ResultsDraft } from '../../../shared/ipc/export.ts';
import { listen } from '../../api.ts';
import { useNavigation } from '../../state/navigation.ts';
import { Button } from '../../ui/Button.tsx';
import { plural } from '../../ui/format.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { ExportFrame } from './ExportFrame.tsx';
import { Fact } from './Fact.tsx';
import { isFree } from './review/free-keys.ts';
import sections from './Sections.module.css';
import { useExport } from './use-export.ts';
import { useWaysOut } from './use-ways-out.tsx';
import { WaysOutMenu } from './WaysOutMenu.tsx';

const titles = { markdown: 'Results as Markdown', csv: 'Results as CSV', link: 'Search as a link' };

/** A search before it leaves: what it found as a list or a table, or a link to it, with the names in it to decide about. */
export function ShareView({ draft }: { draft: ResultsDraft | HighlightsDraft | LinkDraft }) {
  useEscapeBack();
  if (draft.document === 'link') return <ShareLink key={draft.query} draft={draft} />;
  if (draft.document === 'highlights') return <ShareHighlights key={JSON.stringify(draft.of)} draft={draft} />;
  return <ShareResults key={`${draft.form}\n${draft.view}\n${draft.query}`} draft={draft} />;
}

/** Escape leads back to the search, as it leads from the search to where one was. */
function useEscapeBack() {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || !isFree(event)) return;
      event.preventDefault();
      useNavigation.getState().back();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

function ShareLink({ draft }: { draft: LinkDraft }) {
  const outgoing = useExport(draft, null);
  const { blocked, copy } = useWaysOut(outgoing, null);
  return (
    <ExportFrame
      title={titles.link}
      outgoing={outgoing}
      missing={null}
      sent={null}
      other={null}
      main={
        <Button
          variant={blocked === null ? 'accent' : 'default'}
          disabled={blocked !== null}
          title={blocked ?? undefined}
          icon={<Copy size={14} aria-hidden />}
          onClick={copy}
        >
          Copy link
        </Button>
      }
    />
  );
}

function ShareResults({ draft: first }: { draft: ResultsDraft }) {
  const [form, setForm] = useState(first.form);
  return (
    <ShareFound draft={{ ...first, form }} query={first.query} heading={titles[form]}>
      <div className={sections.prop}>
        <span className={sections.label} id="share-form">
          Format
        </span>
        <Segmented
          label="Format"
          options={[
            { value: 'markdown', label: 'Markdown' },
            { value: 'csv', label: 'CSV' },
          ]}
          value={form}
          onChange={setForm}
        />
      </div>
    </ShareFound>
  );
}

function ShareHighlights({ draft }: { draft: HighlightsDraft }) {
  return <ShareFound draft={draft} query={'query' in draft.of ? draft.of.query : null} heading="Highlights as CSV" />;
}

interface FoundProps {
  draft: ResultsDraft | HighlightsDraft;
  /** What found it; `null` where it was chosen by hand. */
  query: string | null;
  heading: string;
  /** What more can be set. */
  children?: ReactNode;
}

function ShareFound({ draft: wanted, query, heading, children }: FoundProps) {
  const { form } = wanted;
  const [title, setTitle] = useState(wanted.title);
  const missing = title.trim() === '' ? 'Give it a title.' : null;
  const draft = missing === null ? { ...wanted, title: title.trim() } : null;
  const attempt = useIndexChanges();
  const outgoing = useExport(draft, null, attempt);
  const ways = useWaysOut(outgoing, missing);
  const { blocked } = ways;
  const button = (main: boolean) => ({
    variant: main ? (blocked === null ? ('accent' as const) : ('default' as const)) : ('quiet' as const),
    disabled: blocked !== null,
    title: blocked ?? undefined,
  });
  const copy = (main: boolean) => (
    <Button {...button(main)} icon={<Copy size={14} aria-hidden />} onClick={ways.copy}>
      Copy
    </Button>
  );
  const save = (main: boolean) => (
    <Button {...button(main)} icon={<Download size={14} aria-hidden />} onClick={ways.save}>
      Save as file…
    </Button>
  );
  const { bundle } = outgoing;
  return (
    <ExportFrame
      title={heading}
      outgoing={outgoing}
      missing={missing}
      source={form === 'csv' ? 'CSV' : 'Markdown'}
      sent={null}
      other={
        <>
          {form === 'csv' ? copy(false) : save(false)}
          <WaysOutMenu ways={ways} short />
        </>
      }
      main={form === 'csv' ? save(true) : copy(true)}
    >
      <section className={sections.section} aria-labelledby="share-document">
        <h2 id="share-document" className={sections.head}>
          Document
        </h2>
        <TextField
          label="Title"
          className={sections.prop}
          value={title}
          maxLength={200}
          aria-invalid={missing !== null ? true : undefined}
          onChange={(event) => setTitle(event.target.value)}
        />
        {children}
        <dl className={sections.facts}>
          {bundle && <Fact label="File" surface="path" bundle={bundle} value={bundle.files[0]?.path ?? ''} mono />}
          {query !== null && query.trim() !== '' && (
            <div className={sections.prop}>
              <dt className={sections.label}>Search</dt>
              <dd className={sections.fact} title={query}>
                {query}
              </dd>
            </div>
          )}
        </dl>
        {bundle?.found && (
          <p role="status" className={sections.quiet}>
            {firstOf(wanted, bundle.found)}
          </p>
        )}
        {missing && (
          <p role="alert" className={sections.note}>
            Give it a title: the file is named after it.
          </p>
        )}
      </section>
    </ExportFrame>
  );
}

/** That it is not all, and what to do about it. */
function firstOf(draft: ResultsDraft | HighlightsDraft, { quotes, interviews }: NonNullable<Bundle['found']>): string {
  if (draft.document === 'results') {
    return `These are the first of ${plural(quotes, 'quote')} in ${plural(interviews, 'interview')}. Narrow the search to have all.`;
  }
  const fit = `Only the first ${plural(mostHighlights, 'highlight')} fit in a table`;
  return 'findingIds' in draft.of
    ? `${fit}; these findings have ${plural(quotes, 'quote')}. Choose fewer findings to have all.`
    : `${fit}; the search finds ${plural(quotes, 'highlight')}. Narrow it to have all.`;
}

/** Grows when the index has become complete: what could not be previewed before can be now. */
function useIndexChanges(): number {
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    let wasIndexing = false;
    return listen('search:state-changed', ({ state }) => {
      if (wasIndexing && state === 'ready') setChanges((n) => n + 1);
      wasIndexing = state === 'indexing';
    });
  }, []);
  return changes;
}
