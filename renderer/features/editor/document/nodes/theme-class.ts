import type { EditorConfig } from 'lexical';

/** The class that the editor's theme gives to one of our nodes: `opaqueBlock`, `opaquePart`, `opaqueInline`, `highlight`, `timestamp`, `image`, `rule`, `inlineHtml`. */
export function themeClass(config: EditorConfig, name: string): string {
  const value: unknown = config.theme[name];
  return typeof value === 'string' ? value : '';
}
