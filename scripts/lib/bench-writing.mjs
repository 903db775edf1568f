/** A ULID of a moment in milliseconds since 1970. */
export function ulid(time, random) {
  let prefix = '';
  for (let rest = time, i = 0; i < 10; i++, rest = Math.floor(rest / 32))
    prefix = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[rest % 32] + prefix;
  return prefix + random.base32(16);
}

/** Words as part of a file name. */
export function slug(text) {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/ø/gi, 'o')
    .replace(/ł/gi, 'l')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
