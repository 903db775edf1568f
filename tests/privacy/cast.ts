/** A repeatable source of randomness, as scripts/lib/random.mjs makes them. */
export interface Random {
  next(): number;
  below(count: number): number;
  pick<T>(list: readonly T[]): T;
}

/** Somebody whom the vault knows. No part of anybody's name is a word, or a part of anybody else's. */
export interface Person {
  id: string;
  first: string;
  last: string;
  nickname: string;
  company: string;
  /** What the company is called for short. */
  brand: string;
  email: string;
  handle: string;
  /** In international writing. */
  phone: string;
  /** As it is dialed within the country. */
  national: string;
  crm: string;
  role: string;
  segment: string;
}

const starts = 'Quil Tavr Zeph Bren Ysol Marw Orsk Fenn Jorv Kest Luzm Nyvel Pelq Rhos Sylk Wend Xanr Dagn Hask Iskr';
const ends = 'adine orin ethra ildo ewyn amael ushka enzo aviel odwin';
const roots =
  'Brath Quorm Vostel Harvo Lindro Mossev Tarkon Drevo Skelda Wyvern Ombro Praska Grenda Kartho Jeska Zorla';
const tails = 'combe dahl strom hurst ovsky grave quist ardine mork ingham';
const brands = 'Zarv Plond Kwell Trask Umbel Fiord Glyph Nemor Ostra Virel Cobal Drifta Hexar Jolt Quand Sproc';
const brandEnds = 'ex ora ify anta upo ium eron ibis';
const kinds = 'Logistics Health Freight Analytics Foods Robotics Insurance Travel'.split(' ');
const nicknames = 'Zibb Wozz Plim Krooz Tchav Drumz Fizz Gloob Hupp Jinx Vlott Skrim Bomb Dazz Knopp Murk';
const nicknameEnds = 'iepie ykins olino aroo ster ettelo ufus ipops';
const roles = ['Head of growth', 'Analyst', 'Dispatcher', 'Head of support', 'Founder', 'Operations lead'];
const segments = ['seed-stage fintech', 'mid-market freight', 'enterprise health', 'retail'];

/** `count` people (at most 128), each with a name, a nickname, a company, addresses and numbers that nobody else has. */
export function createCast(random: Random, count: number): Person[] {
  const firsts = shuffled(random, joined(starts, ends));
  const lasts = shuffled(random, joined(roots, tails));
  const companies = shuffled(random, joined(brands, brandEnds));
  const names = shuffled(random, joined(nicknames, nicknameEnds));
  return Array.from({ length: count }, (_, n) => {
    const first = n % 5 === 1 ? accented(firsts[n]!) : firsts[n]!;
    const last = lastName(lasts, n);
    const brand = n % 4 === 3 ? accented(companies[n]!) : companies[n]!;
    const plain = [firsts[n]!, lasts[n]!, companies[n]!].map((part) => part.toLowerCase());
    const number = String(100 + n).padStart(3, '0');
    return {
      id: `p_${String(n + 1).padStart(12, '0')}`,
      first,
      last,
      nickname: names[n]!,
      company: n % 3 === 2 ? brand : `${brand} ${kinds[n % kinds.length]}`,
      brand,
      email: `${plain[0]}.${plain[1]}@${plain[2]}.example`,
      handle: `${plain[0]}_${plain[1]!.slice(0, 5)}${n}`,
      ...(n % 2 === 0
        ? { phone: `+44 20 7946 0${number}`, national: `020 7946 0${number}` }
        : { phone: `+1 202 559 0${number}`, national: `(202) 559-0${number}` }),
      crm: `https://crm.example/contacts/${72_000 + n * 7}`,
      role: roles[n % roles.length]!,
      segment: segments[n % segments.length]!,
    };
  });
}

/** Most have one word; some two with a hyphen, some an apostrophe, some a small word before it. */
function lastName(lasts: readonly string[], n: number): string {
  const own = n % 3 === 1 ? accented(lasts[n]!) : lasts[n]!;
  if (n % 11 === 5) return `${own}-${lasts[128 + Math.floor(n / 11)]!}sen`;
  if (n % 13 === 7) return `O’${own}`;
  return n % 17 === 9 ? `van der ${own}` : own;
}

const accents: Record<string, string> = { a: 'á', e: 'é', i: 'í', o: 'ö', u: 'ü' };

/** With an accent on its second vowel. */
function accented(word: string): string {
  let vowels = 0;
  return word.replace(/[aeiou]/g, (vowel) => (++vowels === 2 ? accents[vowel]! : vowel));
}

function joined(first: string, second: string): string[] {
  return first.split(' ').flatMap((a) => second.split(' ').map((b) => a + b));
}

/** The list in another order (Fisher and Yates). */
export function shuffled<T>(random: Random, list: readonly T[]): T[] {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}
