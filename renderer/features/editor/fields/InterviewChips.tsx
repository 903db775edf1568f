import { Calendar, Lock, Plus, User } from 'lucide-react';
import { useState } from 'react';
import { interviewKinds } from '../../../../shared/domain/interview.ts';
import { call } from '../../../api.ts';
import { useCommand } from '../../../commands/use-command.ts';
import { editParticipant } from '../../../state/edited-participant.ts';
import { useTagHues } from '../../../state/tags.ts';
import { useVault } from '../../../state/vault.ts';
import { AddChip, Chip } from '../../../ui/Chip.tsx';
import { sentenceOf } from '../../../ui/errors.ts';
import { formatMoment, humanize } from '../../../ui/format.ts';
import { PersonName } from '../../../ui/PersonName.tsx';
import { Picker } from '../../../ui/Picker.tsx';
import { teamLooks } from '../../../ui/roster-look.ts';
import { TagMark } from '../../../ui/TagMark.tsx';
import { TeamDot } from '../../../ui/TeamDot.tsx';
import { toast } from '../../../ui/Toast.tsx';
import { useFields, useLocked, useNote } from '../note-context.ts';
import { fieldsAs } from '../session/session-view.ts';
import { ChipLine } from './ChipLine.tsx';
import { changeBasis } from './change.ts';
import styles from './fields.module.css';
import { MomentPopover } from './MomentPopover.tsx';
import { participantOptions, personOptions, teamOptions, useTagOptions, valueOptions } from './options.tsx';

type Which = 'team' | 'pm' | 'participant' | 'tag';
const none: string[] = [];
const kinds = valueOptions(interviewKinds);

/** The lines under the title of an interview: teams, people, when, what and which tags. Each value can be taken away, each list added to. */
export function InterviewChips() {
  const session = useNote();
  const fields = useFields('interview', (f) => f);
  const roster = useVault((s) => s.roster);
  const participants = useVault((s) => s.participants);
  const tagOptions = useTagOptions();
  const tagHues = useTagHues();
  const locked = useLocked();
  const [open, setOpen] = useState<Which | null>(null);
  useCommand('note:add-team', () => setOpen('team'), locked);
  useCommand('note:add-pm', () => setOpen('pm'), locked);
  useCommand('note:add-participant', () => setOpen('participant'), locked);
  useCommand('note:add-tag', () => setOpen('tag'), locked);

  const { teams = none, pms = none, participants: participantIds = none, tags = none } = fields;
  const set = {
    team: (ids: string[]) => changeBasis(session, { teams: ids }),
    pm: (ids: string[]) => session.setFields({ pms: ids }),
    participant: (ids: string[]) => session.setFields({ participants: ids }),
    tag: (ids: string[]) => session.setFields({ tags: ids }),
  };
  const addParticipant = async (name: string) => {
    try {
      const { id } = await call('participants:create', { name });
      const { participants: now = none } = fieldsAs('interview', session.kind, session.view.getState().fields);
      set.participant([...now, id]);
    } catch (error) {
      const sentence = sentenceOf(error);
      if (sentence) toast({ message: sentence, error: true });
    }
  };
  const remove = (which: Which, ids: readonly string[], id: string) =>
    locked === null ? { onRemove: () => set[which](ids.filter((other) => other !== id)) } : {};
  const adder = (which: Which, label: string) => ({
    label,
    trigger: (
      <AddChip
        icon={<Plus size={14} aria-hidden />}
        disabled={locked !== null}
        aria-label={`Add ${label.toLowerCase()}`}
      >
        {label}
      </AddChip>
    ),
    onChange: set[which],
    open: open === which,
    onOpenChange: (now: boolean) => setOpen(now ? which : null),
  });

  return (
    <div className={styles.lines}>
      <ChipLine label="Teams">
        {teams.map((id) => (
          <Chip key={id} dot={<TeamDot team={id} />} {...remove('team', teams, id)}>
            {teamLooks(roster).get(id)?.name ?? id}
          </Chip>
        ))}
        <Picker
          {...adder('team', 'Team')}
          options={teamOptions(roster)}
          value={teams}
          empty="No such team. Import teams from a page first."
        />
      </ChipLine>
      <ChipLine label="People">
        {pms.map((id) => (
          <Chip
            key={id}
            icon={<User size={14} aria-label="PM" />}
            title="PM"
            removeLabel="Remove this PM"
            {...remove('pm', pms, id)}
          >
            <PersonName id={id} />
          </Chip>
        ))}
        {participantIds.map((id) => (
          <Chip
            key={id}
            icon={<Lock size={14} aria-label="Participant" />}
            title="Participant. Who this is never leaves the vault undecided."
            removeLabel="Remove this participant"
            {...remove('participant', participantIds, id)}
          >
            <button
              type="button"
              className={styles.edit}
              title="Edit this participant"
              onClick={() => editParticipant(id)}
            >
              <PersonName id={id} />
            </button>
          </Chip>
        ))}
        <Picker
          {...adder('pm', 'PM')}
          options={personOptions(roster, true)}
          value={pms}
          empty="No such PM. Import PMs from a page first."
        />
        <Picker
          {...adder('participant', 'Participant')}
          options={participantOptions(participants)}
          value={participantIds}
          onCreate={(name) => void addParticipant(name)}
          createLabel="New participant"
          empty="Type a name to add a participant"
        />
      </ChipLine>
      <ChipLine label="When, kind, and tags">
        <MomentPopover
          trigger={
            <button type="button" className={styles.plain} disabled={locked !== null}>
              <Calendar size={14} aria-hidden />
              {fields.occurredAt ? formatMoment(fields.occurredAt) : 'No date'}
            </button>
          }
        />
        <Picker
          label="Kind"
          single
          options={kinds}
          value={fields.kind ? [fields.kind] : none}
          onChange={([kind]) => kind && session.setFields({ kind })}
          trigger={
            <button type="button" className={styles.plain} disabled={locked !== null}>
              {fields.kind ? humanize(fields.kind) : 'No kind'}
            </button>
          }
        />
        {tags.map((tag) => (
          <Chip key={tag} icon={<TagMark hue={tagHues.get(tag)} />} {...remove('tag', tags, tag)}>
            {tag}
          </Chip>
        ))}
        <Picker
          {...adder('tag', 'Tag')}
          options={tagOptions}
          value={tags}
          onCreate={(tag) => set.tag([...tags, tag])}
          createLabel="New tag"
          empty="Type a tag to add it"
        />
      </ChipLine>
    </div>
  );
}
