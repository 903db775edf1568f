import type { EditorThemeClasses } from 'lexical';
import styles from './body.module.css';

/** Marks what this editor puts on the clipboard as its own. */
export const editorNamespace = 'fieldbook';

const names = (...keys: string[]) => keys.map((key) => styles[key] ?? '').join(' ');

/** Classes of every node of a note, its own ones (`highlight`, `timestamp`, `opaqueBlock` …) included. */
export const theme: EditorThemeClasses = {
  paragraph: names('paragraph'),
  heading: {
    h1: names('h1'),
    h2: names('h2'),
    h3: names('h3'),
    h4: names('h4'),
    h5: names('h4'),
    h6: names('h4'),
  },
  text: {
    bold: names('bold'),
    italic: names('italic'),
    strikethrough: names('strike'),
    underline: names('underline'),
    code: names('inlineCode'),
  },
  link: names('link'),
  quote: names('quote'),
  list: {
    ul: names('list', 'bullet'),
    ol: names('list', 'number'),
    listitem: names('item'),
    listitemChecked: names('checked'),
    listitemUnchecked: names('unchecked'),
    nested: { listitem: names('nestedItem') },
  },
  code: names('code'),
  table: names('table'),
  tableCell: names('cell'),
  tableCellHeader: names('headerCell'),
  tableCellSelected: names('cellSelected'),
  tableScrollableWrapper: names('tableWrapper'),
  highlight: names('highlight'),
  timestamp: names('timestamp'),
  opaqueBlock: names('opaqueBlock'),
  opaquePart: names('opaquePart'),
  opaqueInline: names('opaqueInline'),
  inlineHtml: names('inlineHtml'),
  image: names('image'),
  rule: names('rule'),
};
