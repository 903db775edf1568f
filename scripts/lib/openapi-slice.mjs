// Cuts out of an OpenAPI description what some operations need.

/** What explains and does not bind. */
const prose = new Set([
  'description',
  'summary',
  'title',
  'example',
  'examples',
  'externalDocs',
  'tags',
  'links',
  'headers',
]);

/**
 * The part of an OpenAPI 3.0 description that `operations` (`GET /user`, with the description's own placeholders) need: their
 * parameters, JSON bodies and JSON answers, and the components that these name; without prose and extensions. Throws where an
 * operation is not described.
 */
export function sliceOf(description, operations, info) {
  const paths = {};
  for (const operation of operations) {
    const [method, path] = operation.split(' ');
    const found = description.paths[path]?.[method.toLowerCase()];
    if (!found) throw new Error(`${operation} is not described`);
    paths[path] = { ...paths[path], [method.toLowerCase()]: bare(jsonOnly(found)) };
  }
  const slice = { openapi: description.openapi, info, paths: sorted(paths), components: {} };
  addComponents(slice, description);
  return slice;
}

/** Answers in other forms than JSON (`application/vnd.github.raw`) go. */
function jsonOnly(operation) {
  const responses = Object.entries(operation.responses).map(([status, response]) => [status, onlyJson(response)]);
  return { ...operation, responses: Object.fromEntries(responses) };
}

function onlyJson(response) {
  const json = response.content?.['application/json'];
  return json ? { ...response, content: { 'application/json': json } } : response;
}

/** Without prose; `names` where the keys are the names of things described, which may be called `description` or `title`. */
function bare(value, names = false) {
  if (Array.isArray(value)) return value.map((item) => bare(item));
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(([key]) => names || !(prose.has(key) || key.startsWith('x-')));
  return Object.fromEntries(
    kept.map(([key, inner]) => {
      if (key === 'responses' && !names) return [key, responses(inner)];
      return [key, bare(inner, !names && (key === 'properties' || key === 'schemas'))];
    }),
  );
}

/** OpenAPI wants a description of each answer; the words of this one are not kept. */
function responses(all) {
  return Object.fromEntries(
    Object.entries(all).map(([status, one]) => [status, one.$ref ? one : { description: '', ...bare(onlyJson(one)) }]),
  );
}

/** Adds what is referred to, and what that refers to, until nothing is missing. */
function addComponents(slice, description) {
  let added = true;
  while (added) {
    added = false;
    for (const [, kind, name] of JSON.stringify(slice).matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g)) {
      slice.components[kind] ??= {};
      if (slice.components[kind][name]) continue;
      const found = description.components[kind]?.[name];
      if (!found) throw new Error(`components/${kind}/${name} is not described`);
      slice.components[kind][name] = kind === 'responses' ? responses({ found }).found : bare(found);
      added = true;
    }
  }
  for (const kind of Object.keys(slice.components)) slice.components[kind] = sorted(slice.components[kind]);
  slice.components = sorted(slice.components);
}

function sorted(object) {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const width = 140;

/** JSON to be read by people: what fits on a line stands on one, and lists of words are filled into lines. */
export function printed(value, indent = '') {
  const flat = JSON.stringify(value);
  if (flat === undefined || value === null || typeof value !== 'object' || indent.length + flat.length <= width)
    return spaced(flat);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (!value.every((item) => typeof item === 'string')) {
      return `[\n${value.map((item) => inner + printed(item, inner)).join(',\n')}\n${indent}]`;
    }
    const lines = [''];
    for (const [at, item] of value.entries()) {
      const text = JSON.stringify(item) + (at < value.length - 1 ? ',' : '');
      if (lines.at(-1).length + text.length + inner.length > width) lines.push('');
      lines[lines.length - 1] += `${lines.at(-1) === '' ? '' : ' '}${text}`;
    }
    return `[\n${lines.map((line) => inner + line).join('\n')}\n${indent}]`;
  }
  const entries = Object.entries(value).map(([key, item]) => `${inner}${JSON.stringify(key)}: ${printed(item, inner)}`);
  return `{\n${entries.join(',\n')}\n${indent}}`;
}

/** A space after each colon and comma that is not within a string. */
function spaced(flat) {
  return flat.replace(/("(?:[^"\\]|\\.)*")|([:,])/g, (_all, string, sign) => string ?? `${sign} `);
}
