import { goalFields, Quarter } from '../../shared/domain/goal.ts';
import { Ulid, ulidTime } from '../../shared/domain/ids.ts';
import { readFindingFields } from '../../shared/markdown/finding-fields.ts';
import { readFields } from '../../shared/markdown/interview-fields.ts';
import type { DocumentEntry, DocumentReading } from './entries.ts';
import { dateOf, type NoteSource, oneLine, pathId, readNote } from './note-summary.ts';

/** A sentence longer than this is cut in the catalogue. In UTF-16 units. */
const longestSentence = 20_000;

/** Makes the catalogue row of a document from its text. Never throws: what cannot be read is a problem of the row. */
export function readDocument(kind: DocumentEntry['kind'], source: NoteSource): DocumentReading {
  if (kind === 'note') return readNote(source);
  return kind === 'finding' ? readFinding(source) : readGoal(source);
}

/** What a document is called in a list, cut to one line of it. */
export function titleOf(reading: DocumentReading): string {
  if (reading.kind === 'note') return reading.summary.title;
  if (reading.kind === 'finding') return oneLine(reading.summary.claim) || 'Untitled finding';
  return oneLine(reading.summary.question) || 'Untitled goal';
}

function readFinding(source: NoteSource): DocumentReading {
  const { values, evidence, problems } = readFindingFields(source.text);
  const declaredId = declared(values.id);
  const claim = oneLine(values.claim ?? '', longestSentence);
  return {
    kind: 'finding',
    declaredId,
    summary: {
      id: declaredId ?? pathId(source.path),
      path: source.path,
      claim,
      written: claim !== '',
      status: values.status ?? 'draft',
      verdict: given(values.verdict),
      ownerId: values.owner ?? null,
      teamIds: values.teams ?? [],
      goalIds: values.goals ?? [],
      evidence,
      date: dateOf(declaredId === null ? source.mtimeMs : ulidTime(declaredId)),
      readOnly: source.readOnly,
      problems,
    },
  };
}

function readGoal(source: NoteSource): DocumentReading {
  const { values, problems } = readFields(source.text, goalFields);
  const declaredId = declared(values.id);
  return {
    kind: 'goal',
    declaredId,
    summary: {
      id: declaredId ?? pathId(source.path),
      path: source.path,
      question: oneLine(values.question ?? '', longestSentence),
      quarter: values.quarter ?? Quarter.safeParse(source.path.split('/')[1]).data ?? '',
      teamIds: values.teams ?? [],
      isBiggestUnknown: values.biggestUnknown ?? false,
      ownerId: values.owner ?? null,
      targetInterviews: values.targetInterviews ?? null,
      status: values.status ?? 'proposed',
      answer: given(values.answer),
      readOnly: source.readOnly,
      problems,
    },
  };
}

function declared(id: string | undefined): string | null {
  return Ulid.safeParse(id).data ?? null;
}

function given(text: string | undefined): string | null {
  return text === undefined || text.trim() === '' ? null : text.trim();
}
