// What no off-the-shelf linter checks. Each function is pure and returns one sentence per offence.

const MAX_LINES = 250;
/** A table of cases may be longer than the code it tests. */
const MAX_TEST_LINES = 350;
/** "About 250 lines": a file is not split for a closing brace. */
const TOLERANCE = 10;

/** Sources that have grown too long. `files`: path → text. */
export function longFiles(files) {
  return Object.entries(files)
    .map(([path, text]) => {
      const allowed = path.startsWith('tests/') ? MAX_TEST_LINES : MAX_LINES;
      return { path, allowed, lines: text.split('\n').length - 1 };
    })
    .filter(({ lines, allowed }) => lines > allowed + TOLERANCE)
    .map(({ path, lines, allowed }) => `${path} has ${lines} lines (about ${allowed} are allowed)`);
}

/** Files of the page, other than `renderer/api.ts`, that reach for the bridge themselves. */
export function bridgeUsers(files) {
  const uses = /\bwindow\s*\.\s*bridge\b|\bglobalThis\s*\.\s*bridge\b|\[\s*['"]bridge['"]\s*\]/;
  return Object.entries(files)
    .filter(([path, text]) => path.startsWith('renderer/') && path !== 'renderer/api.ts' && uses.test(text))
    .map(([path]) => `${path} uses window.bridge; only renderer/api.ts may`);
}

/** What ships to users. */
const PERMISSIVE = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'CC0-1.0', 'BlueOak-1.0.0'];
/** What ships, but is not linked: fonts. */
const SHIPPED = new Set([...PERMISSIVE, 'OFL-1.1', 'Unlicense', 'Zlib']);
/** Tools that stay on the developer's machine. */
const TOOLS = new Set([...SHIPPED, 'MPL-2.0', 'Python-2.0', 'WTFPL', 'CC-BY-4.0']);

/** Packages of a parsed package-lock.json whose licence does not let Fieldbook ship (or use) them. */
export function forbiddenLicences(lock) {
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && !entry.link)
    .filter(([, entry]) => !allows(entry.dev || entry.devOptional ? TOOLS : SHIPPED, entry.license))
    .map(([path, entry]) => `${path.replace(/^.*node_modules\//, '')}: licence ${entry.license ?? 'unknown'}`);
}

/** Whether an SPDX expression of the simple kind (`A OR B`, `A AND B`) is covered by the set. */
function allows(set, expression) {
  if (!expression) return false;
  const plain = expression.replace(/[()]/g, '');
  return plain.split(' OR ').some((choice) => choice.split(' AND ').every((name) => set.has(name.trim())));
}

const TOP_LEVEL = /^(?:main|renderer|shared|tests|scripts|docs|build|\.ci)\//;
const PATH_LIKE = /^[\w.@-]+(?:\/[\w.@-]+)*(?:\/|\.[a-z]{1,4})$/;

/**
 * Paths of the project that a Markdown page names: in `code` anywhere, and in fenced pictures also by indentation, so that
 *
 *     main/
 *       window.ts menu.ts
 *
 * names `main/window.ts` and `main/menu.ts`. Placeholders (`<feature>`, `*`) name nothing.
 */
export function pathsNamed(markdown) {
  const found = new Set();
  const [prose, pictures] = splitFences(markdown);
  for (const [, code] of prose.matchAll(/`([^`\n]+)`/g)) if (isProjectPath(code)) found.add(code);
  for (const picture of pictures) {
    for (const word of picture.split(/\s+/)) if (isProjectPath(word)) found.add(word);
    for (const path of treePaths(picture)) found.add(path);
  }
  return [...found];
}

function isProjectPath(text) {
  return TOP_LEVEL.test(text) && PATH_LIKE.test(text);
}

function splitFences(markdown) {
  const pictures = [];
  const prose = markdown.replace(/^```(\w*)\n([\s\S]*?)^```/gm, (_all, language, body) => {
    if (language === '' || language === 'text' || language === 'tree') pictures.push(body);
    return '';
  });
  return [prose, pictures];
}

function treePaths(picture) {
  const paths = [];
  const parents = [];
  for (const line of picture.split('\n')) {
    const indent = line.search(/\S/);
    const names = leading(line.trim().split(/\s+/), (word) => PATH_LIKE.test(word));
    if (indent < 0 || names.length === 0) continue;
    while (parents.length > 0 && parents.at(-1).indent >= indent) parents.pop();
    const base = parents.at(-1)?.path ?? '';
    if (base === '' && !TOP_LEVEL.test(names[0])) continue;
    for (const name of names) paths.push(base + name);
    if (names.at(-1).endsWith('/')) parents.push({ indent, path: base + names.at(-1) });
  }
  return paths;
}

function leading(words, test) {
  const end = words.findIndex((word) => !test(word));
  return end < 0 ? words : words.slice(0, end);
}
