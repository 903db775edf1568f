import { type ComponentType, createContext, useContext } from 'react';
import type { CommandId } from '../../../../shared/commands.ts';

/** A kind of document as the editor shows it. All else of the editor is the same for each. */
export interface DocumentLook {
  /** "Interview": the name of its part of the window. */
  name: string;
  /** The front matter that is its title, and what stands there until somebody writes one. */
  title: { key: string; label: string; placeholder: string };
  text: { label: string; placeholder: string };
  /** The name of the way to where they are listed. */
  wayBack: string;
  /** How it stands, at the head. */
  Lead: ComponentType;
  /** The actions at the head that are its own. */
  Actions: ComponentType;
  /** The commands of its menu after those of the text. */
  more: readonly CommandId[];
  /** The lines under the title. */
  Chips: ComponentType;
  /** What stands below the text. */
  Foot: ComponentType | null;
  /** What lies beside the text, by its name; without `Pane` the place brings it. `null`: nothing does. */
  side: { name: string; Pane: ComponentType | null } | null;
  /** What its words alone can be: highlights of an interview, owners in a finding. */
  Words: ComponentType | null;
}

export const LookContext = createContext<DocumentLook | null>(null);

/** How the open document is shown. */
export function useLook(): DocumentLook {
  const look = useContext(LookContext);
  if (!look) throw new Error('There is no open note around this component');
  return look;
}
