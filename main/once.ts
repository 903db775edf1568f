/** Loads something with the first call and gives the same to all later ones; `begun` says whether anybody has asked yet. */
export function once<T>(load: () => Promise<T>) {
  let loading: Promise<T> | null = null;
  const get = () => {
    loading ??= load();
    return loading;
  };
  return Object.assign(get, { begun: () => loading !== null });
}
