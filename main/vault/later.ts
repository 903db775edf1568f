/** Runs something after so many milliseconds, unless the process ends before. Returns the function that cancels. */
export function laterByTimer(run: () => void, milliseconds: number): () => void {
  const timer = setTimeout(run, milliseconds);
  timer.unref();
  return () => clearTimeout(timer);
}
