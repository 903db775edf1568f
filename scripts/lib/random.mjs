/** A repeatable source of randomness (mulberry32): the same seed gives the same numbers everywhere. */
export function createRandom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count) => Math.floor(next() * count);
  return {
    /** A number from 0 up to 1. */
    next,
    /** A whole number from 0 up to, but not including, `count`. */
    below,
    pick: (list) => list[below(list.length)],
    /** `count` different members of the list, in its order. */
    some(list, count) {
      const chosen = new Set();
      while (chosen.size < Math.min(count, list.length)) chosen.add(below(list.length));
      return list.filter((_item, index) => chosen.has(index));
    },
    /** Characters of Crockford's base32, upper case. */
    base32(length) {
      return Array.from({ length }, () => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[below(32)]).join('');
    },
  };
}
