// What a transcript becomes in a note: its times become timestamps, and some sentences highlights.

const KINDS = ['pain', 'request', 'bug', 'praise', 'workaround', 'quote', 'question'];
/** Lines that hold more than plain text: a tag in them could break what they are. */
const NOT_PROSE = /^(?: {4}|\t|\s*(?:[|>]|`{3}|~{3}|\$\$|<|:::|%%))|\|.*\|/m;
const LABEL =
  /^\s*(?:[-*+] +|\d+[.)] +|#{1,6} +)?(?:\[[^\]]*\](?:\([^)]*\))?\s*)?(?:\*\*[^*\n]{1,60}\*\*:?|[^\s.:!?*][^.:!?*\n]{0,40}:(?=\s))?\s*/u;
const SENTENCE = /[\p{L}\p{N}"“‘'][^.!?。！？\n<>*_`[\]\\|#~=&%{}]{11,220}[.!?。！？]+["”’']?/gu;
const FIRST_WORDS = /[\p{L}\p{N}][^\n<>*_`[\]\\|#~=&%{}]{20,160}(?=\s|$)/u;

/**
 * The paragraphs of one note as its body, with `count` highlights of all kinds where there are sentences for them. `tags`
 * are those its highlights may have, `participants` the ids of who may have said them. Returns Markdown.
 */
export function markUp(paragraphs, { count, participants, tags, random }) {
  const chosen = new Set();
  for (let tries = 0; chosen.size < Math.min(count, paragraphs.length) && tries < count * 4; tries++) {
    chosen.add(random.below(paragraphs.length));
  }
  let seconds = 0;
  return paragraphs
    .map((text, index) => {
      const stamped = stamp(text);
      seconds = stamped.seconds ?? seconds + Math.round(text.length / 14);
      return chosen.has(index) ? highlight(stamped.text, { seconds, participants, tags, random }) : stamped.text;
    })
    .join('\n\n');
}

/** Transcripts stamp the time as `\[01:12:34.06\]`. `seconds`: of the last time in the text, where it has one. */
function stamp(source) {
  let seconds;
  const text = source.replace(/\\\[((?:\d{1,2}:)?\d{1,2}:\d{2})(?:\.\d+)?\\\]/g, (_all, clock) => {
    seconds = clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
    return `[${clock}](#t=${seconds})`;
  });
  return { text, seconds };
}

function highlight(text, { seconds, participants, tags, random }) {
  if (NOT_PROSE.test(text)) return text;
  const from = LABEL.exec(text)?.[0].length ?? 0;
  const sentences = [...text.slice(from).matchAll(SENTENCE)].filter(({ 0: found, index }) =>
    isWhole(text, from + index, found),
  );
  const sentence = sentences.length > 0 ? random.pick(sentences) : FIRST_WORDS.exec(text.slice(from));
  if (!sentence) return text;
  const at = from + sentence.index;
  const attributes = [
    `data-highlight="h_${random.base32(12).toLowerCase()}"`,
    `data-kind="${random.pick(KINDS)}"`,
    ...(tags.length > 0 && random.next() < 0.5
      ? [`data-tags="${random.some(tags, 1 + random.below(2)).join(',')}"`]
      : []),
    ...(participants.length > 0 && random.next() < 0.9 ? [`data-participant="${random.pick(participants)}"`] : []),
    ...(random.next() < 0.7 ? [`data-at="${seconds}"`] : []),
  ].join(' ');
  return `${text.slice(0, at)}<mark ${attributes}>${sentence[0]}</mark>${text.slice(at + sentence[0].length)}`;
}

/** Between white space, so that no markup is cut in two. */
function isWhole(text, at, sentence) {
  return /^(?:\s|)$/.test(text.charAt(at - 1)) && /^(?:\s|)$/.test(text.charAt(at + sentence.length));
}
