import type { SampleNote } from './sample-note.ts';

export const analyticsNotes: readonly SampleNote[] = [
  {
    title: 'Filters in funnels',
    daysAgo: 2,
    time: '15:00',
    minutes: 42,
    kind: 'general_feedback',
    teams: ['product-analytics', 'web-analytics'],
    interviewers: ['mira'],
    attendees: ['jonas'],
    participants: ['noor'],
    tags: ['funnels', 'filters', 'onboarding'],
    recruitedFrom: 'survey',
    done: ['link_recording', 'add_notes', 'reward'],
    body: `
## Background

@02:10 Runs growth alone; two engineers set up tracking in the spring and have since moved to the app team. She opens the product every Monday to write the numbers for the board.

@03:40 The funnel that matters has five steps: *site visit → sign-up → identity check → first deposit → card order*. Identity check is done by a partner, so its events arrive up to an hour late.

## Where it went wrong

@10:55 She wanted the funnel for Portugal only and added a country filter on step 3, because that is where she noticed the drop.

- @12:34 {{pain|filters,funnels|noor|12:34|I thought the filter applied to every step, so I told my CEO the wrong number.}}
- @13:20 She found out two weeks later, when an engineer rebuilt the report. The corrected conversion was 11 %, not 31 %.
- {{question|filters|noor|15:05|How am I supposed to see, from across the room, which steps are filtered and which are not?}}

@16:30 Showed us her screen: the filter chip sits inside a collapsed step, and the collapsed step looks the same with and without it. Jonas had to expand all five to find it.

## Workaround

@21:15 {{workaround|filters,spreadsheets|noor|21:15|I export each step to a sheet and filter there, because in the sheet I can see what I did.}} This takes about forty minutes every Monday.

## What she likes

- @27:40 {{praise|funnels|noor|27:40|Time between steps is the one chart everybody in the company knows by heart.}}
- Shares the funnel by link, not as a picture: people click through to the users.

## Other insights

- Web traffic: she trusts our visitor count more than the old tool's, but cannot say why.
- Late events: a funnel opened on Monday morning looks worse than the same one in the afternoon. Nobody had told her about the delay.

> “I do not need more charts. I need to be sure of five.”

## Next

- [x] Send the docs on step filters
- [ ] Ask Jonas whether a filtered step can show its filter while collapsed
- [ ] Invite her to the test of the new funnel header
`,
  },
  {
    title: 'First look at funnels with a growth team of one',
    daysAgo: 87,
    time: '10:00',
    minutes: 35,
    kind: 'problem_exploration',
    teams: ['product-analytics'],
    interviewers: ['mira'],
    attendees: ['ada'],
    participants: ['noor'],
    tags: ['funnels', 'first-interview', 'reporting'],
    recruitedFrom: 'analytics',
    body: `
## Background

First interview. Noor joined Lumenpay as its first growth hire. Company of nineteen, seed round closed in the winter. Not technical; reads SQL “like a menu in a language I had at school”.

@04:15 Before us: a spreadsheet that an engineer filled by a script, and screenshots of the payment provider's dashboard.

## How she works today

@06:30 Asked when she last needed to know where people give up. Last Thursday: the identity partner had an outage and support was flooded.

1. She saw the support queue grow.
2. She asked an engineer for the number of failed checks.
3. She got it four hours later, when the outage was over.

@09:50 {{pain|self-serve,latency|noor|09:50|By the time I have the number, the thing it would have told me has already happened.}}

@12:20 Importance: “it is my job”. Frequency: two or three times a week. Difficulty: the tracking plan lives in one engineer's head.

## First attempt with a funnel

We asked her to build the sign-up funnel while thinking aloud.

- @15:40 Searches for “identity check”; the event is called \`kyc_submitted\`. Finds it on the third guess.
- @17:05 {{request|event-names,taxonomy|noor|17:05|Let me see the screen the event comes from, then I do not have to guess what the engineers called it.}}
- @19:30 Picks the date range last; expected it first, “like booking a flight”.
- @22:10 Reads the conversion correctly, and explains the drop to us without help.

@24:45 {{quote|funnels|noor|24:45|This is the first time I have answered my own question since I started here.}}

## Quick facts

| Question | Answer |
| --- | --- |
| Who looks at the numbers | Noor, the CEO, one board member |
| How often | Mondays, and when something breaks |
| Tools before | Sheets, payment dashboard |
| Would be sorely missed | Time between steps |

## Next

- [x] Ask whether event descriptions can be filled from the code
- [x] Talk again when the autumn campaign is over
`,
  },
  {
    title: 'Retention of a game with seasons',
    daysAgo: 37,
    time: '17:30',
    minutes: 47,
    kind: 'problem_exploration',
    teams: ['product-analytics'],
    interviewers: ['mira'],
    participants: ['beatriz'],
    tags: ['retention', 'cohorts', 'games'],
    recruitedFrom: 'sales/CS',
    body: `
## Background

@01:50 Ovelha ships a farming game with a new season every six weeks. Players come for a season, leave, and come back for the next; the team calls them *swallows*. Beatriz decides what each season rewards.

## The question she cannot answer

@06:10 Did last season's players come back, or did we buy new ones? Standard retention says that the game loses 92 % of players by week four, every time, which is true and useless.

- @08:25 {{pain|retention,cohorts|beatriz|08:25|Your retention chart thinks a player who skips the boring weeks is a player we lost.}}
- @10:40 She wants the unit to be a season, not a day or a week. Seasons differ in length: the summer one ran for eight weeks.
- @12:15 {{request|retention,custom-intervals|beatriz|12:15|Let me paste in the start dates of our seasons and use those as the columns.}}

## What she does instead

@15:30 Two cohorts per season, built by hand: *played in season 14* and *played in season 15*. Then an insight that counts how many are in both. Somebody has to remember to do it.

@18:05 {{workaround|cohorts|beatriz|18:05|I have thirty-one cohorts, and the names are the documentation.}}

She showed the list. Four are called “test”, and one is used by a dashboard of the studio's owner; nobody knows which four may go.

## Money

@26:20 Last time it mattered: the budget for the spring campaign. The ad network claimed 40,000 new players. She believes a third were swallows who would have come anyway. Nobody could show it, and the invoice was paid.

> That is about what she earns in a year. She laughed when she said it, but not for long.

## Other

- @33:10 {{praise|paths|beatriz|33:10|Paths got us to remove a whole tutorial. We saw that everybody left it by the same door.}}
- Live-ops calendar is a shared sheet; would link it if there were a way.
- Mobile app drops events when the phone is offline for days: a known issue on their side.

## Next

- [x] Send the note on stickiness, which may serve until then
- [x] Collect who else has seasons: schools, ski resorts, tax software
`,
  },
  {
    title: 'From a drop-off to the recording behind it',
    daysAgo: 41,
    time: '11:00',
    minutes: 58,
    kind: 'customer_visit',
    teams: ['product-analytics', 'session-replay'],
    interviewers: ['mira', 'tomasz'],
    attendees: ['ada'],
    participants: ['grace', 'owen'],
    tags: ['funnels', 'recordings', 'accessibility'],
    recruitedFrom: 'in-app',
    body: `
## Background

Visit at Chalkline's office. Grace is the product manager for the classroom tool, Owen the front-end engineer beside her. Teachers use it on old laptops, often on the projector, often while thirty children watch.

## What we watched

@08:30 The weekly review: Grace opens the *assign homework* funnel, clicks the drop at step 3, and opens recordings from the list of people.

1. @10:15 The list has 214 recordings. She opens the first three, at double speed.
2. @14:40 All three are teachers who were interrupted. {{pain|recordings,sampling|grace|14:40|I watch three and hope they are the right three.}}
3. @19:05 Owen sorts by number of clicks instead. The fourth he opens shows a date picker that cannot be closed by keyboard.

@20:30 {{bug|recordings,shadow-dom|owen|20:30|The picker is inside a shadow root and the recording shows an empty box, so I only knew because I wrote it.}}

## Talking about it

- @27:50 {{request|recordings,funnels|grace|27:50|Start the recording ten seconds before the step they did not finish. I do not need the lesson before it.}}
- @31:20 Owen would like console errors on the same time line; Grace would not, “it makes it look like his problem”.
- @34:45 {{quote|recordings|owen|34:45|One recording of a teacher giving up did more than the ticket with twenty votes.}}

@39:00 Privacy: names of children appear in the assignment title. They mask all text by hand:

\`\`\`html
<h2 class="assignment-title" data-private="mask">Fractions, group B</h2>
\`\`\`

New screens are forgotten about once a month. Nobody checks.

## Observed in passing

- The funnel on Grace's wall is a print-out from August.
- Both say “session” for what we call a recording, and “visit” for what we call a session.

## Next

- [x] Report the shadow root with Owen's example page
- [x] Ada: sketch of a recording that opens at the step
- [x] Thank-you cards for the office
`,
  },
];
