/** Beyond this many UTF-16 units a body is shown as one block of source. */
const longest = 3_000_000;

/** Markers within one block; the parser compares each with those before it. */
const mostMarkers = 6000;

const deepNesting =
  /^(?:[ \t]{200,}(?:[-*+>]|\d{1,9}[.)])|(?:[ \t]{0,8}(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))){100,})/m;
const startsBlock = /^[ \t]*(?:$|[-*+|#>]|\d{1,9}[.)])/;

/** Whether the parser would be busy with a body for seconds or minutes: by size, by nesting, or by markers that never end. */
export function isTooHard(body: string): boolean {
  return body.length > longest || deepNesting.test(body) || hasTooManyMarkers(body);
}

function hasTooManyMarkers(body: string): boolean {
  if (body.length < mostMarkers) return false;
  let markers = 0;
  for (const line of body.split(/\r\n|\n|\r/)) {
    if (startsBlock.test(line)) markers = 0;
    markers += line.match(/\*+|_+|~+|==+|!?\[|\]/g)?.length ?? 0;
    if (markers > mostMarkers) return true;
  }
  return false;
}

/** What a body that is too hard to parse needs at its end, so that its last fence or comment does not go on: by its lines alone. */
export function closerBySigns(body: string): string {
  let fence = '';
  for (const [, marks = '', rest = ''] of body.matchAll(/^ {0,3}(`{3,}|~{3,})([^\r\n]*)/gm)) {
    if (fence === '') fence = marks.startsWith('`') && rest.includes('`') ? '' : marks;
    else if (marks[0] === fence[0] && marks.length >= fence.length && rest.trim() === '') fence = '';
  }
  if (fence !== '') return `\n${fence}`;
  return body.lastIndexOf('<!--') > body.lastIndexOf('-->') ? '\n-->' : '';
}
