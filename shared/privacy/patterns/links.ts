import { decodeReferences } from '../../markdown/references.ts';
import type { Span } from './span.ts';

/** An address of a page, up to where a text would end it. */
const link =
  /(?<![\p{L}\p{N}@./-])(?:[a-z][a-z\d+.-]{1,20}:\/\/|www\.|(?:[a-z\d-]{1,63}\.){1,5}[a-z]{2,18}(?::\d{1,5})?\/)[^\s<>"`|^{}\ufdd0]{1,8000}/giu;
/** Of the app itself: what it says stands in it is looked through as text. */
const own = /^fieldbook:/i;
/** Names of values that tell of somebody or open something, whatever they are. */
const telling =
  /^(?:[\w-]*(?:token|secret|passw(?:or)?d|session|signature|credential|api[_-]?key)[\w-]*|auth|authorization|sig|sid|pwd|jwt|otp|key|code|e?mail|user|user[_-]?(?:id|name)|uid|login|customer(?:[_-]?id)?|cust(?:[_-]?id)?|client[_-]?id|contact(?:[_-]?id)?|account(?:[_-]?id)?|acct|member(?:[_-]?id)?|person(?:[_-]?id)?|patient(?:[_-]?id)?|order(?:[_-]?(?:id|no|number))?|invoice(?:[_-]?id)?|ticket(?:[_-]?id)?|phone|distinct[_-]?id|device[_-]?id|visitor[_-]?id|recipient|subscriber(?:[_-]?id)?|invite|magic|access|state|nonce)$/i;
/** Names whose short values say nothing about anybody. */
const common = /^(?:key|code|state|access|order|client[_-]?id|login|user)$/i;
/** Collections of which one item is one person's. */
const collections =
  /^(?:customers?|clients?|accounts?|acct|people|persons?|orders?|sessions?|replays?|recordings?|invoices?|leads?|deals?|tickets?|subscriptions?|subscribers?|payments?|carts?|devices?|visitors?|employees?|candidates?|students?|invites?|invitations?|reset|unsubscribe|verify|confirm|magic)$/i;
/** Collections of which each page is one person's, by whatever name. */
const persons = /^(?:users?|u|contacts?|members?|patients?|profiles?)$/i;
const handbook = /^(?:docs?|help|support|developers?|learn|blog|api|guides?|kb|wiki|en)\b/i;
/** Values that are only figures. */
const figures =
  /^(?:v|ver|version|t|ts|time|timestamp|date|year|from|to|start|end|since|until|w|h|width|height|size|page|limit|offset|zoom|z|x|y|rev|r|build|cb|_)$/i;
const ids = /^(?:[a-z]*[_-]?id|no|nr|number|ref|case)$/i;
/** What follows such a collection and is a page of everybody. */
const everybody =
  /^(?:new|edit|all|list|search|index|login|signup|sign-up|sign-in|signin|settings|me|self|export|import|create|about|help|docs|api|overview|guide|guides|stories|story|success|support|login\.html|index\.html|management|admin|roles?|groups?|types?|tags?|best|top|latest|by|for|and|v\d+)$/i;
/** What follows is a version of a program that everybody sees. */
const revisions = /^(?:commits?|blob|tree|raw|compare|archive|blame|releases?)$/i;
const uuid = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/i;
const prefixed = /^[a-z]{2,8}(?:_(?:test|live))?_(?=[a-z\d]*\d)[a-z\d]{8,}$/i;
const day = /^(?:19|20)\d{2}-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])$/;
/** Ids that Fieldbook writes, and marks within a page. */
const ownId = /^(?:[hp]_[\da-hjkmnp-tv-z]{12}|[\dA-HJKMNP-TV-Z]{26})$/;
/** Where videos, documents and the like are public by an id. */
const publicIds =
  /^(?:[\w-]+\.)*(?:youtube\.com|youtu\.be|youtube-nocookie\.com|vimeo\.com|doi\.org|arxiv\.org|spotify\.com|apple\.com|wikipedia\.org)$/i;

/**
 * Links that hold something of one person: a token, a session, an id of a customer, an order, an account. Plain pages are none. In the text as it is
 * written, as upper and lower case tell a token from words.
 */
export function linksIn(text: string): Span[] {
  if (!text.includes('/') && !/www/i.test(text)) return [];
  const { plain, offsets } = withoutEscapes(text);
  const found: Span[] = [];
  for (const { 0: written, index } of plain.matchAll(link)) {
    const address = withoutTail(written);
    if (own.test(address) || !tells(address)) continue;
    const end = index + address.length;
    found.push({ kind: 'link', start: offsets?.[index] ?? index, end: offsets?.[end] ?? end });
  }
  return found;
}

/** Backslashes before signs, invisible signs, and references to the signs of addresses. */
const escaped =
  /\\(?=[!-/:-@[-`{-~])|\p{Cf}|&(?:#\d{1,7}|#x[\da-f]{1,6}|amp|colon|sol|period|quest|equals|num|commat|lowbar|hyphen);/giu;

/** The text as an address is read in it, and where each unit of it stood, where that is another place. */
function withoutEscapes(text: string): { plain: string; offsets: number[] | null } {
  if (!/[\\&\p{Cf}]/u.test(text)) return { plain: text, offsets: null };
  const offsets: number[] = [];
  let plain = '';
  let at = 0;
  const copy = (until: number) => {
    for (let i = at; i < until; i++) offsets.push(i);
    plain += text.slice(at, until);
  };
  for (const { 0: written, index } of text.matchAll(escaped)) {
    copy(index);
    const stands = written.startsWith('&') ? decodeReferences(written) : '';
    for (let i = 0; i < stands.length; i++) offsets.push(index);
    plain += stands;
    at = index + written.length;
  }
  copy(text.length);
  offsets.push(text.length);
  return { plain, offsets };
}

/** Without the signs behind it that end a sentence or emphasis, and up to a bracket that was opened before it: `[a](https://x.example)`. */
function withoutTail(written: string): string {
  let open = 0;
  let end = 0;
  for (; end < written.length; end++) {
    const char = written[end];
    if (char === '(' || char === '[') open++;
    else if ((char === ')' || char === ']') && open-- === 0) break;
  }
  return written.slice(0, end).replace(/[.,;:!?'*_~…’”]+$/, '');
}

function tells(address: string): boolean {
  const match = /^(?:([a-z][a-z\d+.-]*):\/\/)?(?:([^/?#@]*)@)?([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/i.exec(
    address,
  );
  if (!match) return false;
  const [, , account, host = '', path = '', query = '', fragment = ''] = match;
  if (account !== undefined && account !== '' && account !== 'git') return true;
  const name = host.replace(/:\d+$/, '');
  const isPublic = publicIds.test(name);
  if (/(?:^|\.)linkedin\.com$/i.test(name) && /^\/in\/[^/]+/.test(path)) return true;
  if (!isPublic && inPath(path, handbook.test(name))) return true;
  return inQuery(query, isPublic) || (/[=]/.test(fragment) && inQuery(fragment, isPublic)) || inFragment(fragment);
}

function inPath(path: string, isHandbook: boolean): boolean {
  const segments = path.split('/').filter((segment) => segment !== '');
  return segments.some((raw, i) => {
    const segment = decoded(raw);
    const before = segments[i - 1] ?? '';
    if (ownId.test(segment) || revisions.test(before)) return false;
    if (persons.test(before) && !everybody.test(segment) && !isHandbook) return isOneOf(segment) || isHandle(segment);
    if (collections.test(before) && !everybody.test(segment)) return isOneOf(segment);
    return isId(segment);
  });
}

/** Whether a segment behind a collection is one item of it. */
function isOneOf(segment: string): boolean {
  return (
    isId(segment) ||
    /\d/.test(segment) ||
    segment.includes('@') ||
    /^[a-z]{2,6}_[a-z\d]+$/i.test(segment) ||
    /^[\w.-]+[._][\w.-]+$/.test(segment)
  );
}

/** Not the words of a page's title. */
function isHandle(segment: string): boolean {
  return segment.split('-').length <= 2 && /^[\w@.~-]{2,40}$/.test(segment);
}

function inQuery(query: string, isPublic: boolean): boolean {
  return query.split(/[&;]/).some((pair) => {
    const equals = pair.indexOf('=');
    const name = equals < 0 ? '' : pair.slice(0, equals);
    const value = decoded(equals < 0 ? pair : pair.slice(equals + 1));
    if (value === '' || ownId.test(value) || /^utm_/i.test(name)) return false;
    if (telling.test(name)) return !common.test(name) || /\d{3}|[^\s]{12}/.test(value);
    if (isPublic && /^(?:v|list|si|i|t)$/.test(name)) return false;
    if (/^\d+$/.test(value)) return !figures.test(name) && (value.length >= 7 || (value.length >= 5 && ids.test(name)));
    return isId(value) || value.includes('@') || (/https?:\/\//.test(value) && tells(value));
  });
}

function inFragment(fragment: string): boolean {
  const value = decoded(fragment);
  return !ownId.test(value) && fragment.split('/').some((segment) => isId(decoded(segment)));
}

/** Whether a value by itself is an id or a token: nobody types it. */
function isId(value: string): boolean {
  if (day.test(value)) return false;
  if (uuid.test(value) || prefixed.test(value) || value.startsWith('eyJ')) return true;
  if (/^\d{9,}$/.test(value) || /\d{10,}/.test(value)) return true;
  if (/^[\da-f]{16,}$/i.test(value) && /\d/.test(value) && /[a-f]/i.test(value)) return true;
  return /[\w~+/=.-]{16,}/.test(value) && isRandom(value);
}

/** Whether upper case, lower case and digits are mixed as in a token, and not as in words. */
function isRandom(value: string): boolean {
  const longest = value.split(/[^A-Za-z\d]+/).reduce((a, b) => (b.length > a.length ? b : a), '');
  if (longest.length < 12 || !/\d/.test(longest) || !/[A-Z]/.test(longest) || !/[a-z]/.test(longest)) return false;
  let changes = 0;
  for (let i = 1; i < longest.length; i++) if (kindOf(longest[i]!) !== kindOf(longest[i - 1]!)) changes++;
  return changes * 3 >= longest.length;
}

function kindOf(char: string): number {
  return /\d/.test(char) ? 0 : /[a-z]/.test(char) ? 1 : 2;
}

function decoded(value: string): string {
  if (!value.includes('%')) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
