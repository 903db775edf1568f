import slugify from '@sindresorhus/slugify';

/** Words that head a list on a handbook page but are nobody's name. */
const noName = new Set(
  (
    'team teams squad squads product products pm pms manager managers goal goals roadmap link links resource resources role roles ' +
    'process overview handbook note notes other others more misc project projects objective objectives principle principles ' +
    'responsibilities tips tools reading example examples agenda week quarter page pages docs documentation company about'
  ).split(' '),
);
const particles = new Set('da de del della den der di do dos du el la le ten ter van von y zu bin ibn al e'.split(' '));

/**
 * The people a label names ("Anna", "Anna & Annika", "PM: Anna Berg (until May)", "Anna – Product Manager"), or `[]` where it
 * names none ("Goal 1: improve …", "Teams").
 */
export function peopleIn(label: string): string[] {
  const bare = label
    .replace(/^(?:product managers?|PMs?)\s*[:–—-]\s*/i, '')
    .replace(/\s*\([^()]*\)\s*/g, ' ')
    .replace(/\s*[:：]\s*$/, '')
    .replace(
      /\s*(?:[,–—|-])\s*(?:(?:senior|lead|head|group|principal|staff)\s)*(?:of\s)?(?:product\s?managers?|product|PM)$/i,
      '',
    )
    .replace(/[’']s\s+teams$/i, '')
    .trim();
  const names = splitNames(bare);
  return names.every(isName) ? names : [];
}

/** "Anna, Annika and Tom" → its parts. */
export function splitNames(text: string): string[] {
  return text
    .split(/\s*(?:[,;&+/]|\band\b|\bund\b)\s*/i)
    .map((name) => name.replace(/^@/, '').trim())
    .filter((name) => name !== '');
}

/** One to five capitalised words of letters, none of which is a word of the trade. */
export function isName(text: string): boolean {
  const words = text.split(' ');
  if (text.length > 60 || words.length > 5) return false;
  return words.every((word, i) => {
    if (!/^[\p{L}\p{M}][\p{L}\p{M}.’'\-‑]*$/u.test(word) || noName.has(word.toLowerCase())) return false;
    return (
      /^[\p{Lu}\p{Lt}\p{Lo}]/u.test(word) || (i > 0 && particles.has(word.toLowerCase())) || /^d[’']\p{Lu}/u.test(word)
    );
  });
}

/** A short title without the marks of a sentence: what a team's name looks like where no link says so. */
export function isTeamName(text: string): boolean {
  return (
    text.length <= 48 &&
    text.split(' ').length <= 5 &&
    /^[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(text) &&
    !/[.!?:;]$|[.!?:]\s|->|→|["“”<>|]/.test(text)
  );
}

/** Two spellings of one name have the same key: case, spaces, dashes, and quotes do not count. */
export function nameKey(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\-‐‑–—_.’'"“”]+/g, '');
}

/** Id for a name (`[a-z0-9-]`, at most 60 characters); `fallback` where nothing of it can be spelled so. */
export function slugOf(name: string, fallback: string): string {
  const slug = slugify(name.slice(0, 200), { decamelize: false })
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  return slug || fallback;
}

/** The first of `slug`, `slug-2`, `slug-3` … that is not taken. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? slug : `${slug}-${n}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** By code points, so that the same page gives the same order on every machine. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
