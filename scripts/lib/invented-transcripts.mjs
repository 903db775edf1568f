import { createRandom } from './random.mjs';

const WORDS =
  'we they the a report filter team chart week customer setting page alert event user funnel plan price step number list note ' +
  'question answer support ticket phone meeting account invoice export import query table column dashboard release feature ' +
  'change open read write send find lose keep share check compare wait decide explain remember expect need want try stop ' +
  'slow quick clear wrong right small large late early quiet strange simple hard new old other same every because when ' +
  'before after without until maybe always never often again still almost into about over under between and but so or not';

/** Texts in the shape of transcripts, for a vault to measure on where no real ones are at hand. */
export function inventedTranscripts(count, seed) {
  const random = createRandom(seed);
  const words = WORDS.split(' ');
  const sentence = () => {
    const text = Array.from({ length: 6 + random.below(14) }, () => random.pick(words)).join(' ');
    return `${text[0].toUpperCase()}${text.slice(1)}.`;
  };
  const paragraph = (index) => {
    const speaker = index % 2 === 0 ? '**Interviewer:** ' : '**Guest:** ';
    return speaker + Array.from({ length: 2 + random.below(5) }, sentence).join(' ');
  };
  return Array.from({ length: count }, () =>
    Array.from({ length: 240 }, (_none, index) => paragraph(index)).join('\n\n'),
  );
}
