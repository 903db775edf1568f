const WORDS_PER_NOTE = 1500;

/**
 * Bodies of about 1,500 words, cut between paragraphs, in the order of the transcripts. Once all are used up it starts
 * again, each time from another offset, so that no two bodies are equal. `transcripts`: Markdown texts. Endless where
 * there is any text at all.
 */
export function* cutTranscripts(transcripts) {
  const texts = transcripts.map((text) => text.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== ''));
  if (texts.every((paragraphs) => paragraphs.length === 0)) throw new Error('the corpus holds no text');
  for (let pass = 0; ; pass++) {
    // Steps that share no divisor with the length of a note: cuts of later passes fall elsewhere.
    const skip = (pass * 311) % WORDS_PER_NOTE;
    for (const paragraphs of texts) yield* cut(paragraphs, skip);
  }
}

function* cut(paragraphs, skip) {
  let body = [];
  let words = 0;
  let passed = 0;
  for (const paragraph of paragraphs) {
    const count = countWords(paragraph);
    if (passed < skip) {
      passed += count;
      continue;
    }
    body.push(paragraph.trim());
    words += count;
    if (words >= WORDS_PER_NOTE) {
      yield body;
      body = [];
      words = 0;
    }
  }
  if (words >= WORDS_PER_NOTE / 3) yield body;
}

function countWords(text) {
  return text.match(/\S+/g)?.length ?? 0;
}
