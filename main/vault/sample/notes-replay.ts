import type { SampleNote } from './sample-note.ts';

export const replayNotes: readonly SampleNote[] = [
  {
    title: 'Finding the right recording among thousands',
    daysAgo: 5,
    time: '13:00',
    minutes: 45,
    kind: 'general_feedback',
    teams: ['session-replay'],
    interviewers: ['tomasz'],
    attendees: ['ada'],
    participants: ['ingrid'],
    tags: ['recordings', 'search', 'filters'],
    recruitedFrom: 'support',
    done: ['link_recording', 'add_notes', 'share_summary', 'open_issues'],
    body: `
## Background

@01:35 Fjordwise makes the screen that dispatchers stare at for nine hours: trucks, ferries, time slots. Ingrid leads product. A recording there lasts a whole shift; hers average 6 h 20 min.

## Last time it happened

@05:10 On Tuesday a dispatcher in Bodø reported that a truck “jumped”. Ingrid knew the person, the day, and roughly the hour.

1. Filtered by the person: one recording, 8 h long.
2. @08:45 {{pain|recordings,long-sessions|ingrid|08:45|I had the right film in two minutes and then searched it for an hour and a half.}}
3. Found it by accident while skipping: the truck jumps when two people move it at once.

@12:30 She would search by what was on the screen: the truck's number plate. {{request|recordings,search|ingrid|12:30|The plate was on the screen. Why can I not type the plate?}}

## What she tried

- @15:50 Filter by event \`slot_moved\`: 640 hits in that one recording, each a line in a list without context.
- @18:20 Asked an engineer to send an event when a truck moves by more than 50 km. It has caught two since. {{workaround|recordings,custom-events|ingrid|18:20|We now write events for the bugs we expect, so that we can find the film. The other bugs stay in the film.}}

@22:40 Skipping inactivity is no help: dispatchers are never inactive, they move the mouse while on the phone.

## Reactions to Ada's sketch

@27:15 Sketch of a time line with peaks where much changes on the screen at once.

- Understood at once. “That is the morning rush, and that is the ferry being cancelled.”
- @30:05 {{praise|recordings,timeline|ingrid|30:05|This one picture tells me more about a shift than the eight hours below it.}}
- Would want to compare two dispatchers' shifts, one above the other.

## Also

@36:40 {{question|recordings,retention|ingrid|36:40|Our works council asks how long you keep these, and I never know whether the answer is thirty or ninety days.}}

## Next

- [x] Answer the works council's question in writing
- [ ] Ada: a second round with real peaks from one of her recordings
- [ ] Reward
`,
  },
  {
    title: 'What may be seen in a clinic',
    daysAgo: 61,
    time: '10:30',
    minutes: 52,
    kind: 'problem_exploration',
    teams: ['session-replay'],
    interviewers: ['tomasz'],
    participants: ['leila'],
    tags: ['masking', 'privacy', 'health'],
    recruitedFrom: 'sales/CS',
    consent: 'declined',
    done: ['add_notes', 'share_summary', 'reward', 'follow_up'],
    body: `
## Background

Consent to record was declined: company rule. Notes by hand, read back to Leila at the end.

Medora Health schedules appointments for 340 clinics. Receptionists see names, birth dates, and the reason for the visit in one table. Leila leads data and answers for every tool that comes near it.

## Why replay is switched off today

They tried it in the spring with all text masked. It was switched off after two weeks.

- {{pain|masking,privacy|leila||With everything masked I watch grey boxes move. With one thing unmasked I have to call my privacy officer.}}
- The officer's objection was not the text. It was the *pattern*: a receptionist who opens the oncology calendar says something without a word of text.
- {{quote|privacy|leila||Nobody asks whether a tool is safe. They ask who gets fired if it is not.}}

## What would have to be true

1. Masking is decided by them, in code, and reviewed like code.
2. A new screen is masked until somebody unmasks it, never the other way around.
3. Somebody can prove in an audit what was masked *on a given day*.

- {{request|masking,audit|leila||Put the masking rules into our repository and refuse to record a screen that has none.}}

She wrote down how she imagines it:

\`\`\`yaml
screens:
  appointments/list: mask-all
  appointments/filters: unmasked
  billing/*: never-record
\`\`\`

## Instead of replay

They sit in a clinic for a day, once a quarter. Two people, one note book each. {{workaround|field-visits|leila||A day at the front desk costs us two people and a train ticket, and nobody has to sign anything.}} She would keep doing this in any case.

## Money and priority

There is a budget line for “usability evidence”; it went to the visits. She would move half of it.

## Next

- [x] Send the present state of masking, without adjectives
- [x] Ask the replay engineers about rules in a file
- [x] No further contact before the new year, at her wish
`,
  },
];
