import { EditorView } from '@codemirror/view';

/** Looks of the source. Set through constructed style sheets: the page's policy allows no style elements. */
export const sourceTheme = EditorView.theme({
  '&': { height: '100%', font: 'var(--t-ui)', fontFamily: 'var(--font-mono)', color: 'var(--c-text-1)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--font-mono)',
    lineHeight: '20px',
    overflow: 'auto',
  },
  // As in base.css, which does not reach into a shadow root.
  '.cm-scroller::-webkit-scrollbar': { width: '8px', height: '8px' },
  '.cm-scroller::-webkit-scrollbar-thumb': {
    border: '2px solid transparent',
    borderRadius: '4px',
    background: 'color-mix(in oklab, var(--c-text-3) 40%, transparent) content-box',
  },
  '.cm-content': {
    padding: '24px 0 96px',
    maxWidth: '88ch',
    caretColor: 'var(--c-text-1)',
  },
  '.cm-line': { padding: '0 28px 0 32px' },
  '.cm-cursor': { borderLeftColor: 'var(--c-text-1)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'var(--c-selected)',
  },
  '.find': { background: 'var(--c-find)' },
  '.search': { textDecoration: 'underline 2px var(--c-accent)' },
  '.current': { background: 'var(--c-find-current)', color: 'var(--c-text-1)' },
  '.cm-specialChar': { color: 'var(--c-warn)' },
  '.heading': { fontWeight: 'var(--w-semi)' },
  '.strong': { fontWeight: 'var(--w-semi)' },
  '.emphasis': { fontStyle: 'italic' },
  '.strike': { textDecoration: 'line-through' },
  '.code': { color: 'var(--c-text-2)' },
  '.quote': { color: 'var(--c-text-2)' },
  '.link': { color: 'var(--c-accent)' },
  '.meta': { color: 'var(--c-text-3)', fontWeight: 'var(--w-regular)' },
});
