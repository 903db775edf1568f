import { type BodyToCheck, firstMismatch, printsOf } from './check-body.ts';

let known: { body: string; opaque: string; prints: ReturnType<typeof printsOf> } | null = null;

/** Answers each body with the place of its first mismatch, or `null`. The loaded body is read once for all its saves. */
self.onmessage = ({ data }: MessageEvent<BodyToCheck>) => {
  const { body, opaque } = data.loaded;
  if (known?.body !== body || known.opaque !== opaque.join()) {
    known = { body, opaque: opaque.join(), prints: printsOf(body, opaque) };
  }
  self.postMessage(firstMismatch(data, known.prints));
};
