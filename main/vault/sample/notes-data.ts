import type { SampleNote } from './sample-note.ts';

export const dataNotes: readonly SampleNote[] = [
  {
    title: 'Destinations that fail quietly',
    daysAgo: 15,
    time: '16:30',
    minutes: 44,
    kind: 'general_feedback',
    teams: ['cdp'],
    interviewers: ['leonie'],
    participants: ['sam'],
    tags: ['destinations', 'alerts', 'retries'],
    recruitedFrom: 'support',
    done: ['link_recording', 'add_notes', 'share_summary', 'open_issues', 'reward'],
    body: `
## Background

@01:25 Gridpost sells electricity. Sam keeps the event schema in code review and sends events on to four places: the CRM, the mail tool, an ad network, and a partner's API for smart meters.

## Last time it happened

@04:10 On the 3rd the partner renamed a field. Every delivery from then on was refused with a 400. Sam noticed on the 11th, because a customer asked why no welcome letter had come.

- @06:35 {{pain|destinations,alerts|sam|06:35|Eight days of refused deliveries, and the page said active in green the whole time.}}
- @08:50 The log held every error. He had never opened it: “green means go away”.
- 14,200 events were lost. Retries stop after a day.

@11:20 {{bug|destinations,status|sam|11:20|Active only means that the switch is on. It does not mean that anything arrives.}}

## Repairing it

@14:40 He wrote a query over the raw events and sent them again by hand:

\`\`\`sql
SELECT properties, timestamp
FROM events
WHERE event = 'meter_linked'
  AND timestamp > now() - INTERVAL 9 DAY
ORDER BY timestamp
\`\`\`

@17:05 {{workaround|destinations,replay-events|sam|17:05|I replayed eight days from my laptop at four events a second, and prayed that the partner ignores duplicates.}} They did not; 600 customers got two letters.

## What would have helped

- @21:30 A share of refused deliveries, per destination, on the list itself.
- @23:15 {{request|alerts,destinations|sam|23:15|Wake me when one in twenty is refused. I do not care about one in a thousand.}}
- A button that sends the refused ones again, once, with the same id.
- @27:45 Alerts should go where the on-call rota lives. Mail is where alerts go to die.

## Liked

@33:00 {{praise|transformations|sam|33:00|Transformations in code, with tests, in our own repository: that is why we left the other one.}}

## Next

- [x] Open the issue on the meaning of “active”
- [ ] Ask the partner's engineers what they do with repeated ids
- [ ] Follow up in two weeks with what is planned
`,
  },
  {
    title: 'Getting bookings into the mail tool',
    daysAgo: 70,
    time: '12:00',
    minutes: 29,
    kind: 'problem_exploration',
    teams: ['cdp'],
    interviewers: ['mira'],
    participants: ['carla'],
    tags: ['destinations', 'marketing', 'no-code'],
    recruitedFrom: 'survey',
    body: `
## Background

First interview. Ruta Norte plans walking holidays; forty people, most of them guides. Carla has two colleagues in marketing and no engineer; a freelancer comes on Thursdays.

## Workflow

@03:15 When somebody books, the mail tool should send the packing list. Today a colleague exports bookings at nine and imports them at ten.

- @04:50 {{pain|exports,manual-work|carla|04:50|If Inés is ill, people go up a mountain without the packing list. That is not a figure of speech.}}
- @06:40 Importance: the highest she has. Frequency: every working day. Difficulty: “easy and awful”.

## She tried our destination

@09:20 Chose the mail tool from the list; was asked for an API key, found it, pasted it, saved. Up to there without trouble: {{praise|destinations,setup|carla|09:20|I did the first part alone and felt like an engineer for ten minutes.}}

@12:45 Then the mapping. On the left our properties, on the right theirs:

1. \`booking_start\` → a date. The preview shows \`2026-05-01T00:00:00Z\`, the mail tool wants \`01/05/2026\`.
2. She looked for “format”. There is a code field.
3. Closed the tab. The freelancer was asked, that Thursday was a holiday.

@15:10 {{request|mapping,no-code|carla|15:10|I do not want to program a date. I want to pick how it should look, from three that exist.}}

## Evidence of action

- Paid 90 euros a month for a connector from April to June. It sent each list twice.
- @20:30 {{quote|trust|carla|20:30|I prefer the boring export. When it fails, at least I am in the room.}}

## Next

- [x] Send a worked mapping with the date as she needs it
- [x] Ask whether three date formats would cover most cases
`,
  },
  {
    title: 'Joining appointments with product events',
    daysAgo: 19,
    time: '10:30',
    minutes: 50,
    kind: 'problem_exploration',
    teams: ['data-warehouse'],
    interviewers: ['priya'],
    attendees: ['mira'],
    participants: ['leila'],
    tags: ['warehouse', 'joins', 'freshness'],
    recruitedFrom: 'other',
    done: ['link_recording', 'add_notes', 'share_summary', 'reward', 'follow_up'],
    body: `
## Background

@01:40 Led by Priya, who works on the warehouse. Leila agreed to a recording this time, as no patient data is on the screen. Medora keeps appointments in its own database; product events are with us.

## The question

@04:20 Do clinics that use the waiting list have fewer empty slots? Product knows who *opened* the waiting list; the database knows which slots stayed empty.

- @06:15 {{pain|joins,identity|leila|06:15|Your clinic is a string that somebody typed, mine is a number. They meet in a spreadsheet on my desktop.}}
- @08:55 The spreadsheet has 340 rows and was last corrected in July. She knows of five that are wrong.

## First attempt with us

@12:10 Connected a read replica in twenty minutes. {{praise|connection|leila|12:10|Nobody had to open a firewall at night. I brought cake for our network team.}}

@15:30 The join ran for four minutes and stopped at a limit:

\`\`\`sql
SELECT c.region, count() AS empty_slots
FROM medora.slots AS s
JOIN events AS e ON e.properties.clinic = s.clinic_name
JOIN medora.clinics AS c ON c.name = s.clinic_name
WHERE s.patient_id IS NULL
GROUP BY c.region
\`\`\`

- @18:20 {{bug|limits,errors|leila|18:20|It said memory limit exceeded. It did not say which of my three tables was the greedy one.}}
- @21:00 Priya moved the date filter into the first join; done in nine seconds. “How would I have known?”

## Freshness

@26:45 {{question|freshness|leila|26:45|When I look at a number, can I see from when each half of it is?}} The replica is an hour behind, events a minute. A slot that was filled in between counts as empty.

## If it worked

- Monthly report to the clinics, today two days of work.
- @38:10 {{quote|warehouse|leila|38:10|I have the answer to this in two systems and in neither of them.}}
- Would move the correction table of clinics into the repository, reviewed.

## Next

- [x] Send the rewritten query with comments
- [ ] Priya: name the table in the error
`,
  },
  {
    title: 'SQL for people who would rather not',
    daysAgo: 75,
    time: '08:30',
    minutes: 37,
    kind: 'general_feedback',
    teams: ['data-warehouse', 'product-analytics'],
    interviewers: ['priya'],
    participants: ['yuki'],
    tags: ['sql', 'query-builder', 'sharing'],
    recruitedFrom: 'Slack',
    body: `
## Background

@00:55 Kumo Kitchen sends meal kits to 30,000 homes. Yuki is the only analyst; six product people ask her things. She likes SQL and would like others to need her less.

## A week of questions

@03:30 She kept a list for us before the call: 23 questions in five days. We sorted it together.

| Kind of question | Asked | Could be answered alone |
| --- | --- | --- |
| How many did X last week | 9 | Yes, in an insight |
| The same, by city or plan | 6 | Yes, if the plan were an event property |
| Before and after a price change | 5 | No: prices are in the warehouse |
| “Why” | 3 | No, and not by SQL either |

- @07:45 {{pain|self-serve,sql|yuki|07:45|I am an interface with a lunch break.}}
- @10:20 {{request|query-builder,warehouse|yuki|10:20|Let my colleagues use the price table in a normal insight. I will do the join once, they do the rest.}}

## Writing queries

@14:00 Saved queries have names like \`kits_final_v3\`. Colleagues copy one, change a date, and break a bracket.

- @16:25 {{workaround|sql,sharing|yuki|16:25|I put the dates in the first two lines and wrote “touch only this” above. It works with most people.}}
- @19:10 Showed variables; she had not seen them, since they are offered after saving. Replaced two queries during the call.

@23:40 {{praise|sql,autocomplete|yuki|23:40|It completes my own column names. I did not expect to care, and now I type badly everywhere else.}}

## A number that was wrong

@28:15 In June two teams reported different numbers of active homes: one counted paused ones. It took a meeting of eight people. {{quote|definitions|yuki|28:15|We do not have a data problem, we have eleven meanings of active.}}

## Next

- [x] Show variables before saving: passed on with her screen as the example
- [x] Ask what would make a shared definition stick
`,
  },
];
