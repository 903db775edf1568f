/**
 * Hosts that a network log of Chromium (`--log-net-log`) names: of requests, of name look-ups and of connections. The app's own
 * schemes have none. Sorted, each once. A socket that sent nothing reached nobody: before it looks up a host, Chromium asks the system for
 * a route to an address of the Internet by connecting a UDP socket to it, and closes it.
 */
export function hostsIn(text) {
  const log = withoutSilentSockets(text);
  const found = new Set();
  const patterns = [
    /"(?:url|original_url|origin|location|initiator)":\s*"(?:https?|wss?|ftp):\/\/([^"/:]+)/g,
    /"(?:host|hostname|host_and_port|dns_query_name)":\s*"(?:\w+:\/\/)?([^"/:]+)/g,
    /"(?:address|remote_address)":\s*"((?!0\.0\.0\.0|127\.|\[?::)[^"]+)"/g,
  ];
  for (const pattern of patterns) for (const match of log.matchAll(pattern)) found.add(match[1]);
  return [...found].sort();
}

/** A log that was cut off is taken as it is. */
function withoutSilentSockets(text) {
  const { constants, events } = parsed(text);
  if (!constants || !events) return text;
  const types = constants.logEventTypes;
  const isOf = (name) => (event) => event.type === types[name];
  const sent = new Set(events.filter(isOf('UDP_BYTES_SENT')).map(({ source }) => source.id));
  const silent = events.filter(isOf('UDP_CONNECT')).flatMap(({ source }) => (sent.has(source.id) ? [] : source.id));
  const owners = events.filter(isOf('SOCKET_ALIVE')).filter(({ source }) => silent.includes(source.id));
  const ids = new Set([...silent, ...owners.flatMap(({ params }) => params?.source_dependency?.id ?? [])]);
  return JSON.stringify(events.filter(({ source }) => !ids.has(source.id)));
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
