import { CircleHelp, ShieldCheck, UserSearch } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { SingledOut } from '../../../../shared/ipc/export.ts';
import { useCommand } from '../../../commands/use-command.ts';
import { useVault } from '../../../state/vault.ts';
import { Button } from '../../../ui/Button.tsx';
import { formatList, plural } from '../../../ui/format.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { toast } from '../../../ui/Toast.tsx';
import sections from '../Sections.module.css';
import { amountOf, type Omissions, peopleOf, remedyOf } from './omissions.ts';
import { PersonRow } from './PersonRow.tsx';
import styles from './SingledOut.module.css';
import type { LeavingOut } from './use-leave-out.ts';

interface Props {
  singledOut: readonly SingledOut[];
  leaving: LeavingOut;
}

/** Up to so many people are in view. Of more it is one: a long list says no more than its number, and all of them need one click. */
const mostShown = 3;

/**
 * Who can be told by what stands about them, and what to leave out so that they cannot. Nothing where nobody is, and nothing is left out.
 * It warns; what leaves is the user's to decide.
 */
export function SingledOutSection({ singledOut, leaving }: Props) {
  const total = useVault((s) => s.participants.length);
  const [isWhole, setWhole] = useState(false);
  const listed = useRef<readonly string[]>([]);
  const people = peopleOf(singledOut, leaving.omissions, listed.current);
  useEffect(() => {
    listed.current = people.map(({ participantId }) => participantId);
  });
  const remedy = remedyOf(singledOut);
  const first = singledOut.find((one) => one.remedy.length > 0);
  const leave = (omissions: Omissions) => {
    leaving.leave(omissions);
    const [whom] = omissions.size === 1 ? omissions.keys() : [];
    toast({
      message: `Left out${whom === undefined ? '' : ` of ${nameOf(whom)}`}: ${formatList(amountOf(omissions))}`,
      action: { label: 'Undo', run: () => void leaving.undo() },
    });
  };
  const nobody = remedy.size === 0 ? 'Nobody can be told by what leaving out would change' : null;
  const leaveFirst = () => first && leave(new Map([[first.participantId, first.remedy]]));
  useCommand('export:leave-out', () => void leaveFirst(), nobody);
  useCommand('export:leave-out-all', () => leave(remedy), nobody);
  useCommand('export:put-back', () => void leaving.undo(), leaving.canUndo ? null : 'Nothing was left out');
  if (people.length === 0) return null;
  const isShort = people.length <= mostShown;
  const example = people.find(({ participantId }) => participantId === first?.participantId) ?? people[0]!;
  const shown = isWhole || isShort ? people : [example];
  const amount = formatList(amountOf(remedy));

  return (
    <section className={sections.section} aria-labelledby="export-singled-out" data-singled-out="">
      <div className={sections.headRow}>
        <h2 id="export-singled-out" className={sections.head}>
          Could be recognized
        </h2>
        <Help />
        <span className={sections.spacer} />
        <State count={singledOut.length} />
      </div>
      <p role="status" className={sections.quiet}>
        {sentence(singledOut)}
        {amount !== '' &&
          ` Leaving out ${amount} is enough${remedy.size === singledOut.length ? '' : ` for ${remedy.size} of them`}.`}
      </p>
      {remedy.size > 0 && (
        <Button className={styles.all} keys={remedy.size === 1 ? 'l' : 'Shift+l'} onClick={() => leave(remedy)}>
          {`Leave out ${amount}`}
        </Button>
      )}
      <ul className={styles.people} aria-label="People who could be recognized">
        {shown.map((person) => (
          <PersonRow
            key={person.participantId}
            {...{ person, total, leaving }}
            onRemedy={remedy.size > 1 && person.participantId === first?.participantId ? leaveFirst : undefined}
          />
        ))}
      </ul>
      {!isShort && (
        <Button variant="quiet" className={styles.more} aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? 'Show fewer' : `Show all ${people.length}`}
        </Button>
      )}
    </section>
  );
}

function nameOf(id: string): string {
  return useVault.getState().participants.find((one) => one.id === id)?.name ?? id;
}

function State({ count }: { count: number }) {
  return (
    <span className={styles.state} data-tone={count > 0 ? 'warn' : 'ok'}>
      {count > 0 ? <UserSearch size={14} aria-hidden /> : <ShieldCheck size={14} aria-hidden />}
      {count > 0 ? plural(count, 'person', 'people') : 'Nobody'}
    </span>
  );
}

function sentence(singledOut: readonly SingledOut[]): string {
  const [first] = singledOut;
  if (!first) return 'Enough participants share what stands here of each.';
  const whom = singledOut.length === 1 ? 'one person' : `${singledOut.length} people`;
  return `Fewer than ${plural(first.k, 'participant')} share what stands here of ${whom}.`;
}

function Help() {
  return (
    <Popover
      label="How this is counted"
      trigger={<IconButton label="How this is counted" icon={<CircleHelp size={14} aria-hidden />} />}
    >
      <div className={styles.help}>
        <p>
          Counted are role, segment, company size, and the month of the interview, as they stand in this document, among
          all participants of the vault. A value that is not noted counts as shared by nobody.
        </p>
        <p>
          What you wrote about somebody in your own words, what they said themselves, and what readers know from
          elsewhere is not seen. Read the document once with that in mind.
        </p>
        <p>How few are too few is “k” under “privacy” in fieldbook.yml.</p>
      </div>
    </Popover>
  );
}
