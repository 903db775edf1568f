/** Milliseconds from a key until what was typed is sent to the journal, at the latest; with the wait for an idle moment. */
export const journalDelay = 350;
export const journalPatience = 250;

export interface JournalingOptions {
  /** The whole file as it stands on screen. */
  text(): string;
  /** What the disk has. */
  onDisk(): string | null;
  /** Sends a text to the journal; `null`: the disk has it all. */
  keep(text: string | null): Promise<void>;
  later(run: () => void, milliseconds: number): () => void;
  /** Runs when nothing else is to be done, after `patience` milliseconds in any case. */
  whenIdle(run: () => void, patience: number): void;
}

/**
 * Keeps what was typed in main's journal within a second, whether or not a save is under way (reliability, "Journal"). A text that
 * could not be kept is sent again with the next key.
 */
export function createJournaling(options: JournalingOptions) {
  let cancel: (() => void) | null = null;
  let kept = false;
  let stopped = false;

  function send() {
    if (stopped) return;
    const text = options.text();
    if (text === options.onDisk() && !kept) return;
    kept = true;
    options.keep(text).catch(() => {});
  }

  return {
    edited() {
      if (stopped) return;
      cancel ??= options.later(() => {
        cancel = null;
        options.whenIdle(send, journalPatience);
      }, journalDelay);
    },
    /** Another version is on screen, and what was typed is safe elsewhere. */
    forget() {
      cancel?.();
      cancel = null;
      if (kept) options.keep(null).catch(() => {});
      kept = false;
    },
    stop() {
      stopped = true;
      cancel?.();
    },
  };
}
