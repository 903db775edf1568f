/** An address that somebody types, as far as the page can tell; what it means is main's to say. */
export interface TypedServer {
  /** For people to read. */
  host: string;
  /** Where its pages are; `null` where that is not known yet. `''` is github.com. */
  server: string | null;
}

/** What an address means: nothing is github.com. */
export function typedServer(typed: string): TypedServer {
  const text = typed.trim();
  if (text === '') return { host: 'github.com', server: '' };
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(address)) return { host: 'the server', server: null };
  const { origin, host } = new URL(address);
  return host === '' || origin === 'null' ? { host: 'the server', server: null } : { host, server: origin };
}
