/**
 * Hosts that a network log of Chromium (`--log-net-log`) names: of requests, of name look-ups and of connections. The app's own
 * schemes have none. Sorted, each once.
 */
export function hostsIn(log) {
  const found = new Set();
  const patterns = [
    /"(?:url|original_url|origin|location|initiator)":\s*"(?:https?|wss?|ftp):\/\/([^"/:]+)/g,
    /"(?:host|hostname|host_and_port|dns_query_name)":\s*"(?:\w+:\/\/)?([^"/:]+)/g,
    /"(?:address|remote_address)":\s*"((?!0\.0\.0\.0|127\.|\[?::)[^"]+)"/g,
  ];
  for (const pattern of patterns) for (const match of log.matchAll(pattern)) found.add(match[1]);
  return [...found].sort();
}
