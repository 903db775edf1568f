/** How often a text is read back while looking for escapes that are not needed: less often, the longer that takes. */
const checksFor = (text: string, escapes: number) =>
  Math.max(2, Math.min(40, Math.floor(60_000 / (text.length + 20 * escapes))));

/** Drops the backslashes that a writer put in to be safe, as far as the text still reads back the same. */
export function fewerEscapes(markdown: string, isSame: (candidate: string) => boolean): string {
  const places: number[] = [];
  for (const match of markdown.matchAll(/\\[!-/:-@[-`{-~]/g)) places.push(match.index);
  if (places.length === 0) return markdown;
  const dropped = new Set<number>();
  let checks = checksFor(markdown, places.length);
  const tryDropping = (some: readonly number[]) => {
    if (some.length === 0 || checks-- <= 0) return;
    if (isSame(without(markdown, new Set([...dropped, ...some])))) {
      for (const place of some) dropped.add(place);
      return;
    }
    if (some.length === 1) return;
    const half = some.length >> 1;
    tryDropping(some.slice(0, half));
    tryDropping(some.slice(half));
  };
  tryDropping(places);
  return without(markdown, dropped);
}

function without(text: string, places: ReadonlySet<number>): string {
  let [out, from] = ['', 0];
  for (const place of [...places].sort((a, b) => a - b)) {
    out += text.slice(from, place);
    from = place + 1;
  }
  return out + text.slice(from);
}
