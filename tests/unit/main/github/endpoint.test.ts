import { describe, expect, it } from 'vitest';
import { endpointOf, readEndpoint } from '../../../../main/github/endpoint.ts';

const com = { host: 'github.com', server: '', api: 'https://api.github.com', web: 'https://github.com' };
const enterprise = (origin: string, host = origin.replace(/^https?:\/\//, '')) => ({
  host,
  server: origin,
  api: `${origin}/api/v3`,
  web: origin,
});
const company = {
  host: 'acme.ghe.com',
  server: 'https://acme.ghe.com',
  api: 'https://api.acme.ghe.com',
  web: 'https://acme.ghe.com',
};

describe('what somebody types is the server that it means', () => {
  it.each([
    ['', com],
    ['  ', com],
    ['github.com', com],
    ['GitHub.com/', com],
    ['https://github.com', com],
    ['http://github.com/acme/product', com],
    ['https://www.github.com/acme/product/pull/7?x=1#top', com],
    ['https://api.github.com', com],
    ['git@github.com:acme/product.git', com],
    ['ssh://git@ssh.github.com:443/acme/product.git', com],
    ['<https://github.com/acme>', com],
    ['ghe.acme.example', enterprise('https://ghe.acme.example')],
    [' https://GHE.acme.example/\n', enterprise('https://ghe.acme.example')],
    ['https://ghe.acme.example./', enterprise('https://ghe.acme.example')],
    ['https://ghe.acme.example/api/v3/', enterprise('https://ghe.acme.example')],
    ['https://ghe.acme.example/acme/product', enterprise('https://ghe.acme.example')],
    ['git@ghe.acme.example:acme/product.git', enterprise('https://ghe.acme.example')],
    ['ssh://git@ghe.acme.example:2222/acme/product', enterprise('https://ghe.acme.example')],
    ['ghe.acme.example:8443/acme', enterprise('https://ghe.acme.example:8443')],
    ['https://ghe.acme.example:443', enterprise('https://ghe.acme.example')],
    ['ghe', enterprise('https://ghe')],
    ['ssh://git@Bücher.example/a/b', enterprise('https://xn--bcher-kva.example')],
    ['http://127.0.0.1:4010', enterprise('http://127.0.0.1:4010')],
    ['http://localhost:4010/api/v3', enterprise('http://localhost:4010')],
    ['http://[::1]:4010', enterprise('http://[::1]:4010')],
    ['acme.ghe.com', company],
    ['https://api.acme.ghe.com/', company],
    ['https://acme.ghe.com/acme/product', company],
  ])('%s', (typed, endpoint) => {
    expect(readEndpoint(typed)).toEqual(endpoint);
    expect(endpointOf(endpoint)).toEqual(endpoint);
  });

  it.each([
    ['http://ghe.acme.example', 'http'],
    ['http://127.0.0.1.acme.example', 'http'],
    ['http://127.0.0.2', 'http'],
    ['https://ghp_0123456789@github.com', 'credentials'],
    ['https://me:secret@ghe.acme.example', 'credentials'],
    ['ftp://github.com', 'server'],
    ['file:///etc/passwd', 'server'],
    ['javascript://github.com/%0aalert(1)', 'server'],
    ['https://', 'server'],
    ['https://exa mple_/', 'server'],
    ['-oProxyCommand=x', 'server'],
    ['*.example.com', 'server'],
  ])('%s is refused (%s)', (typed, why) => {
    expect(() => readEndpoint(typed)).toThrow(expect.objectContaining({ code: 'invalid', message: why }));
  });
});
