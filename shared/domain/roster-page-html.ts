/** Tags whose content is no text of the page. */
const silent = /<(script|style|template|svg|head)\b[^<>]*>/gi;
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/**
 * The headings, bold runs, lists and links of pasted HTML as Markdown: as much as reading a roster needs, in one pass over the
 * text. Everything else keeps its text alone. Text without tags comes back as it is but for its white space.
 */
export function htmlPageToMarkdown(html: string): string {
  const out: string[] = [];
  let depth = 0;
  let bold = false;
  let link: { href: string; at: number } | null = null;
  for (const part of withoutSilent(html).split(/(<[^<>]*>)/)) {
    const tag = /^<(\/?)([a-z][a-z0-9]*)\b([^>]*)>$/i.exec(part);
    if (!tag) {
      out.push(part.startsWith('<') ? '' : textOf(part, depth > 0 || bold));
      continue;
    }
    const [close, name, attributes] = [tag[1] === '/', tag[2]!.toLowerCase(), tag[3]!];
    if (name === 'ul' || name === 'ol') {
      depth = Math.max(0, Math.min(8, depth + (close ? -1 : 1)));
      out.push(depth === 0 || (depth === 1 && !close) ? '\n\n' : '\n');
    } else if (name === 'li') out.push(close ? '' : `\n${'  '.repeat(Math.max(0, depth - 1))}- `);
    else if (/^h[1-6]$/.test(name)) out.push(close ? '\n\n' : `\n\n${'#'.repeat(Number(name[1]))} `);
    else if (name === 'strong' || name === 'b') {
      if (bold === close) out.push('**');
      bold = !close;
    } else if (name === 'br') out.push('\n');
    else if ((name === 'p' || name === 'div') && depth === 0) out.push('\n\n');
    else if (name === 'a' && !close) link = { href: hrefOf(attributes), at: out.push('') - 1 };
    else if (name === 'a' && link) {
      const text = out.splice(link.at).join('').replace(/\s+/g, ' ').trim();
      out.push(link.href ? `[${text}](${link.href})` : text);
      link = null;
    }
  }
  return out
    .join('')
    .replace(/\*\*([^\S\n]*)\*\*/g, '$1')
    .replace(/\*\*([^\n*]*)\*\*/g, (_, text: string) => (text.trim() ? `**${text.trim()}** ` : ''))
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function withoutSilent(html: string): string {
  let out = '';
  let at = 0;
  silent.lastIndex = 0;
  for (let open = silent.exec(html); open; open = silent.exec(html)) {
    const end = html.indexOf(`</${open[1]}`, open.index);
    if (end < 0) break;
    out += html.slice(at, open.index);
    at = end;
    silent.lastIndex = end;
  }
  return out + html.slice(at);
}

function hrefOf(attributes: string): string {
  const match = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(attributes);
  const href = decode((match?.[1] ?? match?.[2] ?? match?.[3] ?? '').trim());
  return href.replace(/[\s()<>]/g, (c) => encodeURIComponent(c).replace('(', '%28').replace(')', '%29'));
}

/** Inside a list or a bold run a line break is a space, as a browser shows it; elsewhere Markdown may stand. */
function textOf(part: string, collapse: boolean): string {
  return collapse ? decode(part).replace(/\s+/g, ' ') : decode(part);
}

function decode(text: string): string {
  return text.replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,4});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}
