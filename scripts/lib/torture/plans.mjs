/** What may be killed, and when, with how many of a hundred kills are of that kind. */
const KINDS = {
  typing: 22, // at any moment of steady typing
  key: 16, // right after a key
  writing: 20, // while the vault's folder changes
  saved: 14, // as soon as the app says "Saved"
  pause: 10, // some time after the last key
  start: 8, // while the app starts
  renderer: 5, // the page alone, then all
  search: 5, // the search process; typing goes on; then all
};

/** Endless plans: first one of each kind in any order, then as often as the table says. */
export function createPlans(random) {
  const weighted = Object.entries(KINDS).flatMap(([kind, weight]) => Array(weight).fill(kind));
  const deck = Object.keys(KINDS);
  return {
    next() {
      if (deck.length === 0) deck.push(...weighted);
      const [kind] = deck.splice(random.below(deck.length), 1);
      return planOf(kind, random);
    },
  };
}

/** Milliseconds are counted from the first key; `keys` are the least to be typed before. */
function planOf(kind, random) {
  const span = (from, to) => Math.round(from + random.next() ** 2 * (to - from));
  switch (kind) {
    case 'typing':
    case 'renderer':
    case 'search':
      return { kind, after: span(250, 5500) };
    case 'key':
      return { kind, keys: span(4, 70), delay: random.below(12) };
    case 'writing':
      return { kind, keys: span(4, 20), delay: Math.max(0, random.below(12) - 5) };
    case 'saved':
      return { kind, keys: span(4, 20), delay: 0 };
    case 'pause':
      return { kind, keys: span(4, 30), delay: span(50, 2200) };
    default:
      return { kind, delay: span(20, 1600) };
  }
}
