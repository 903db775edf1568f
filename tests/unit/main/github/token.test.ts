import { describe, expect, it } from 'vitest';
import { expiryOf, kindOfToken, readToken } from '../../../../main/github/token.ts';

const letters = 'Abcd1234Efgh5678Ijkl9012Mnop3456Qrst';
const fine = `github_pat_11AAAAAAA0${letters}_${letters}`;

describe('a token as it is pasted', () => {
  it.each([
    [`ghp_${letters}`, `ghp_${letters}`],
    [`  ghp_${letters}\r\n`, `ghp_${letters}`],
    [`\ufeffghp_${letters}\u200b`, `ghp_${letters}`],
    [`"ghp_${letters}"`, `ghp_${letters}`],
    [`Authorization: Bearer ghp_${letters}`, `ghp_${letters}`],
    [`token ${fine}`, fine],
    [`${fine.slice(0, 40)}\n  ${fine.slice(40)}`, fine],
    ['0123456789abcdef0123456789abcdef01234567', '0123456789abcdef0123456789abcdef01234567'],
  ])('%j', (pasted, token) => {
    expect(readToken(pasted)).toBe(token);
  });

  it.each([
    '',
    'ghp_short',
    'my password is long enough, I think!',
    `ghr_${letters}`,
    `ghp_${letters}\nghp_${letters}`,
    `ghp_${letters}ü`,
    `https://github.com/settings/tokens?x=${letters}`,
    'x'.repeat(2000),
  ])('%j is none', (pasted) => {
    expect(() => readToken(pasted)).toThrow(expect.objectContaining({ code: 'invalid', message: 'token' }));
  });
});

it.each([
  [fine, undefined, 'fine-grained'],
  [`ghp_${letters}`, undefined, 'classic'],
  [`gho_${letters}`, 'Ov23li', 'oauth'],
  ['0123456789abcdef0123456789abcdef01234567', undefined, 'classic'],
  ['0123456789abcdef0123456789abcdef01234567', 'Ov23li', 'oauth'],
  [`ghu_${letters}`, undefined, 'other'],
])('%s of app %s is %s', (token, clientId, kind) => {
  expect(kindOfToken(token, clientId)).toBe(kind);
});

it.each([
  ['2026-12-31 23:59:59 UTC', '2026-12-31T23:59:59.000Z'],
  ['2026-12-31 23:59:59 -0800', '2027-01-01T07:59:59.000Z'],
  ['never', null],
  [undefined, null],
])('a token that ends %s', (header, iso) => {
  expect(expiryOf(header)).toBe(iso);
});
