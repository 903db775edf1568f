import { useEffect } from 'react';
import { documentAt, placeOf, useNavigation } from '../../state/navigation.ts';
import { showNote } from '../../state/shown-note.ts';
import { useNote } from './note-context.ts';
import { forgetSession } from './session/sessions.ts';

/** Lets other parts of the page (history) use the open document. */
export function useShownNote(): void {
  const session = useNote();
  useEffect(
    () =>
      showNote({
        id: () => session.view.getState().id,
        readOnly: () => session.view.getState().readOnly,
        text: () => session.text(),
        flush: () => session.autosave.flush(),
        replaceText: (text) => session.replaceText(text),
        reopen(id) {
          forgetSession(session);
          const { place, go } = useNavigation.getState();
          if (documentAt(place) === null) return;
          // The same id is another note to the editor only after none has been there.
          useNavigation.setState({ place: placeOf(session.kind, null) });
          setTimeout(() => go(placeOf(session.kind, id, 'body')), 0);
        },
      }),
    [session],
  );
}
