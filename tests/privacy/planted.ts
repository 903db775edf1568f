import { readCsv } from '../../shared/export/csv.ts';
import { type Case, strew } from './cases.ts';
import type { Random } from './cast.ts';
import { type DocumentKind, documentKinds, type Place, placesOf } from './places.ts';
import { type LookAlike, type Needle, type Plant, type PlantKind, plantKinds } from './plant.ts';
import type { Files } from './world.ts';

/** What was given as plants cannot be read; `message` says where and why. */
export class PlantedError extends Error {}

/** A row of a file with plants: an identifier, or with kind `none` something that is none. */
export interface PlantedRow {
  kind: PlantKind | 'none';
  text: string;
  document: DocumentKind;
  place: Place;
  /** What the vault knows somebody by; `null` where it knows nobody. */
  known: string | null;
}

const kindNames: Record<string, PlantKind | 'none'> = {
  ...Object.fromEntries(plantKinds.map((kind) => [kind, kind])),
  ...{
    none: 'none',
    participant: 'name',
    person: 'name',
    'e-mail': 'email',
    mail: 'email',
    telephone: 'phone',
    organization: 'company',
  },
  ...{
    url: 'link',
    token: 'link',
    'ip address': 'ip',
    'card number': 'card',
    'credit card': 'card',
    'crm link': 'crm',
  },
  ...{ 'postal address': 'address', 'look-alike': 'none', lookalike: 'none', decoy: 'none' },
};

/** Other names of places, and the document they stand for. */
const surfaceNames: Record<string, [DocumentKind, string]> = {
  ...{
    body: ['note', 'paragraph'],
    text: ['note', 'paragraph'],
    clipboard: ['note', 'paragraph'],
    'clipboard flavor': ['note', 'paragraph'],
  },
  ...{
    code: ['note', 'code block'],
    url: ['note', 'paragraph'],
    table: ['note', 'cell of a table'],
    list: ['note', 'item of a list'],
  },
  ...{ alt: ['note', 'alt text'], 'picture alt': ['note', 'alt text'] },
  ...{
    'image metadata': ['note', 'picture metadata'],
    metadata: ['note', 'picture metadata'],
    exif: ['note', 'picture metadata'],
  },
  ...{
    image: ['note', 'picture metadata'],
    xmp: ['note', 'picture metadata'],
    'picture name': ['note', 'picture file name'],
  },
  ...{
    owner: ['note', 'owner, deadline, feedback'],
    role: ['note', 'role or segment'],
    segment: ['note', 'role or segment'],
  },
  ...{ team: ['note', 'name of a team'], 'interview title': ['note', 'title of an interview'] },
  ...{ path: ['names', 'file name'], filename: ['names', 'file name'], file: ['names', 'file name'] },
  ...{ commit: ['names', 'commit and pull request'], 'commit message': ['names', 'commit and pull request'] },
  ...{ 'pull request': ['names', 'commit and pull request'], 'pull-request': ['names', 'commit and pull request'] },
  ...{ csv: ['highlights-csv', 'CSV cell: quote'], 'csv cell': ['highlights-csv', 'CSV cell: quote'] },
  ...{ limitation: ['digest', 'limitations'], finding: ['digest', 'claim'], goal: ['goal', 'question of a goal'] },
};

/**
 * Reads `identity kind,text,surface[,what the vault knows]`, with a header or without, cells quoted as in any CSV. Throws PlantedError for
 * a row that cannot be read.
 */
export function readPlanted(csv: string): PlantedRow[] {
  const rows = readCsv(csv.replace(/^\uFEFF/, '').replace(/\r?\n/g, '\r\n')).filter((row) =>
    row.some((cell) => cell.trim() !== ''),
  );
  const isHeader = /kind|identity|type/i.test(rows[0]?.[0] ?? '') && kindOf(rows[0]![0]!) === undefined;
  const found = rows.slice(isHeader ? 1 : 0).map((cells, i) => readRow(cells, i + (isHeader ? 2 : 1)));
  if (found.length === 0) throw new PlantedError('there is no row in the file');
  return found;
}

function readRow(cells: readonly string[], line: number): PlantedRow {
  const [kindCell = '', text = '', surface = '', known] = cells;
  const kind = kindOf(kindCell);
  const at = placeCalled(surface);
  const wrong = (what: string) => new PlantedError(`row ${line}: ${what}`);
  if (cells.length < 3) throw wrong('it needs three cells: identity kind, text, surface');
  if (kind === undefined) throw wrong(`“${kindCell}” is no kind; there are ${plantKinds.join(', ')}, none`);
  if (text.trim() === '') throw wrong('there is no text');
  if (at === null) throw wrong(`“${surface}” is no surface; there are ${surfacesThere().join(', ')}`);
  const isUnknown = /^(?:any|unknown) /i.test(kindCell.trim()) || kind === 'none' || isPattern(kind);
  const said = at.place.isLong ? text.replaceAll('\r', '') : text.replace(/\s*\n\s*/g, ' ');
  return { kind, text: said, ...at, known: isUnknown ? null : known?.trim() || text.trim() };
}

function kindOf(cell: string): PlantKind | 'none' | undefined {
  return kindNames[
    cell
      .trim()
      .toLowerCase()
      .replace(/^(?:any|unknown) /, '')
  ];
}

function isPattern(kind: PlantKind): boolean {
  return ['link', 'ip', 'card', 'iban', 'address'].includes(kind);
}

function placeCalled(name: string): Pick<PlantedRow, 'document' | 'place'> | null {
  const wanted = name.trim().toLowerCase();
  const other = surfaceNames[wanted];
  for (const document of other ? [other[0]] : documentKinds) {
    const place = placesOf(document).find(
      ({ surface }) => surface.toLowerCase() === (other?.[1] ?? wanted).toLowerCase(),
    );
    if (place) return { document, place };
  }
  return null;
}

function surfacesThere(): string[] {
  return [
    ...new Set([
      ...Object.keys(surfaceNames),
      ...documentKinds.flatMap((kind) => placesOf(kind).map((p) => p.surface)),
    ]),
  ];
}

/** The files of those whom the vault is to know. */
export function filesOfPlanted(rows: readonly PlantedRow[]): Files {
  const fields: Partial<Record<PlantKind, (known: string) => object>> = {
    name: (name) => ({ name }),
    nickname: (nickname) => ({ nicknames: [nickname] }),
    company: (company) => ({ company }),
    email: (email) => ({ emails: [email] }),
    handle: (handle) => ({ handles: [handle.replace(/^@/, '')] }),
    phone: (phone) => ({ phone }),
    crm: (crm) => ({ crm }),
  };
  return Object.fromEntries(
    rows.flatMap(({ kind, known }, i) => {
      const own = kind === 'none' || known === null ? undefined : fields[kind]?.(known);
      if (!own) return [];
      const id = `p_6${String(i).padStart(11, '0')}`;
      return [[`participants/${id}.md`, `---\n${JSON.stringify({ id, name: `Qplanted${i}`, ...own })}\n---\n`]];
    }),
  );
}

/** Documents that hold the rows, no two of which could be taken for each other, and `lookAlikes` things that are none. */
export function casesOf(rows: readonly PlantedRow[], random: Random, lookAlikes: number): Case[] {
  const cases: Case[] = [];
  rows.forEach(({ kind, text, document, place, known }, i) => {
    const isFree = (one: Case) => {
      const there = [...one.plants, ...one.lookAlikes];
      const same = there.filter(({ surface }) => surface === place.surface).length;
      const alike = there.some((other) => overlaps(other.text, text) || overlaps(other.text, known ?? text));
      return one.document === document && same < place.most && there.length < 24 && !alike;
    };
    let home = cases.find(isFree);
    if (!home) {
      home = { n: cases.length + 1, document, plants: [], lookAlikes: [] };
      cases.push(home);
    }
    const about = { n: i + 1, surface: place.surface, text };
    if (kind === 'none') home.lookAlikes.push({ ...about, kind: 'given' } satisfies LookAlike);
    else
      home.plants.push({
        ...about,
        kind,
        spelling: 'as given',
        person: null,
        needles: needlesOf(kind, text),
      } satisfies Plant);
  });
  for (const document of ['note', 'digest', 'results-csv', 'summary'] as const) {
    cases.push({ n: cases.length + 1, document, plants: [], lookAlikes: [] });
  }
  strew(random, cases, lookAlikes);
  return cases;
}

function overlaps(a: string, b: string): boolean {
  const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu));
  const other = words(b);
  return [...words(a)].some((word) => other.has(word));
}

/** What gives a text away: each longer word of a name, else all of it. */
function needlesOf(kind: PlantKind, text: string): Needle[] {
  if (kind === 'phone' || kind === 'card') return [{ as: 'digits', any: [text.replace(/\D/g, '')] }];
  if (kind === 'ip') return [{ as: 'exactly', any: [text] }];
  const shown = text.replace(/<!--.*?-->|<[^>]*>/g, '').replace(/[’']s?(?=\s|$)/g, '');
  if (kind !== 'name' && kind !== 'nickname' && kind !== 'company') return [{ as: 'words', any: [shown] }];
  const words = shown.split(/[\s,]+/).filter((word) => [...word].length >= 5);
  return words.length > 0 ? words.map((word) => ({ as: 'letters', any: [word] })) : [{ as: 'words', any: [shown] }];
}
