/** Beyond this many UTF-16 units a body is shown as one block of source. */
const longest = 3_000_000;

/** Markers and lines within one block; the parser compares each with those before it. */
const mostMarkers = 6000;
const mostLinesToParse = 12_000;
/** Lines that make a heading of what is above them: the parser looks for each through all that it has read. */
const mostUnderlines = 2000;

const deepNesting =
  /^(?:[ \t]{200,}(?:[-*+>]|\d{1,9}[.)])|(?:[ \t]{0,8}(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))){100,})/m;
/** Blocks, items of lists and cells of tables in a whole body: each is an element of the page. */
const mostBlocks = 20_000;
const mostItems = 20_000;
const mostCells = 40_000;

const heading = /^ {0,3}#{1,6}(?:[ \t]|$)/;
const item = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/;
const underline = /^[ \t>]*(?:=+|-+)[ \t]*$/;
const startsBlock = /^[ \t]*(?:$|[-*+|#>]|\d{1,9}[.)])/;

/** Whether the parser would be busy with a body for seconds or minutes: by size, by nesting, or by markers that never end. */
export function isTooHard(body: string): boolean {
  return body.length > longest || deepNesting.test(body) || hasTooManyMarkers(body);
}

function hasTooManyMarkers(body: string): boolean {
  if (body.length < mostUnderlines) return false;
  let [markers, lines, underlines, blocks, items, cells] = [0, 0, 0, 0, 0, 0];
  let isAfterBlank = true;
  for (const line of body.split(/\r\n|\n|\r/)) {
    if (startsBlock.test(line)) [markers, lines] = [0, 0];
    if (underline.test(line)) underlines++;
    const isBlank = line.trim() === '';
    if (heading.test(line) || (isAfterBlank && !isBlank)) blocks++;
    isAfterBlank = isBlank;
    if (item.test(line)) items++;
    for (let at = line.indexOf('|'); at >= 0; at = line.indexOf('|', at + 1)) cells++;
    markers += line.match(/\*+|_+|~+|=+|!?\[|\]/g)?.length ?? 0;
    lines++;
    if (markers > mostMarkers || lines > mostLinesToParse) return true;
    if (underlines > mostUnderlines || blocks > mostBlocks || items > mostItems || cells > mostCells) return true;
  }
  return false;
}

/** A block beyond these is shown as source: it could be formatted, but each save would write and read it as a whole. */
const longestBlock = 200_000;
const mostLines = 1000;
const mostSigns = 3000;

/** Whether a block, though the parser can read it, is too large to be edited as formatted text without delays. */
export function isTooLongToFormat(block: string): boolean {
  if (block.length <= mostLines) return false;
  if (block.length > longestBlock) return true;
  return (
    (block.match(/\r\n|\n|\r/g)?.length ?? 0) > mostLines || (block.match(/[*_~`<|&\\\][]/g)?.length ?? 0) > mostSigns
  );
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
