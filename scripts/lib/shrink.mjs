/**
 * A shorter text of which `fails` still resolves to true, found by leaving out ever smaller parts, lines before characters.
 * Asks `tries` times at most.
 */
export async function shrink(text, tries, fails) {
  let best = text;
  let left = tries;
  for (const cut of [(all) => all.split(/(?<=\n)/), (all) => [...all]]) {
    for (let parts = cut(best), size = Math.ceil(parts.length / 2); size >= 1; ) {
      let hasShrunk = false;
      for (let at = 0; at < parts.length; ) {
        if (left-- <= 0) return best;
        const candidate = [...parts.slice(0, at), ...parts.slice(at + size)];
        if (candidate.length < parts.length && (await fails(candidate.join('')))) {
          parts = candidate;
          best = candidate.join('');
          hasShrunk = true;
        } else at += size;
      }
      if (size === 1 && !hasShrunk) break;
      size = size === 1 ? 1 : Math.ceil(size / 2);
    }
  }
  return best;
}
