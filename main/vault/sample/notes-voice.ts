import type { SampleNote } from './sample-note.ts';

export const voiceNotes: readonly SampleNote[] = [
  {
    title: 'Surveys that players click away',
    daysAgo: 22,
    time: '17:00',
    minutes: 34,
    kind: 'general_feedback',
    teams: ['surveys'],
    interviewers: ['tomasz'],
    participants: ['beatriz'],
    tags: ['surveys', 'targeting', 'response-rate'],
    recruitedFrom: 'in-app',
    done: ['link_recording', 'add_notes', 'share_summary', 'open_issues', 'reward'],
    body: `
## Background

@01:00 Second call with Beatriz, now about surveys. Ovelha asks players after each season what they liked. Response: 1.1 %, and the answers are mostly sheep emojis.

## What she set up

@03:45 One question, five faces, shown to everybody in the first week of a season, in the middle of the screen.

- @05:20 {{pain|targeting,timing|beatriz|05:20|It appears in the second in which they harvest. I would hate me, too.}}
- She wanted “after the harvest screen is closed”. The trigger knows events, but the event fires when the screen *opens*.
- @08:05 {{request|targeting,timing|beatriz|08:05|Let me wait for ten quiet seconds after an event before you ask.}}

@10:30 Answers came from players on day 1, who cannot know the season yet. She now throws away everything from accounts younger than a week, by hand.

## The other way

@14:10 The community manager asks the same question in the players' chat and gets 400 answers in an evening.

- {{workaround|community|beatriz|14:10|The chat gives me four hundred answers from the four hundred people who love us most.}}
- @16:45 She knows that it is lopsided. The owner does not want to hear it.

## A surprise

@20:20 An open question at the very end of a season, “what will you do until the next one?”, had 9 %. {{praise|open-questions|beatriz|20:20|People wrote whole paragraphs about their gardens. Real gardens.}} Two features came from it.

@25:50 Reading them took a week. {{question|open-questions,analysis|beatriz|25:50|Is there a way to see what forty people said in common, and still click through to the forty?}}

## Next

- [x] Pass on the ten quiet seconds
- [ ] Ask for the set of open answers, with names removed
- [ ] Check which triggers fire on closing a screen
`,
  },
  {
    title: 'Asking guests after a walk',
    daysAgo: 58,
    time: '12:30',
    minutes: 27,
    kind: 'inbound_feedback',
    teams: ['surveys'],
    interviewers: ['ada'],
    participants: ['carla'],
    tags: ['surveys', 'nps', 'languages'],
    recruitedFrom: 'support',
    body: `
## Background

Carla wrote to support with a list of nine wishes; Ada called back. Ruta Norte asks guests after each walk how likely they are to recommend it.

## The list, in her order

1. @02:20 Languages. Guests speak Spanish, German, and English. She has three surveys and adds the results in a sheet. {{pain|languages,nps|carla|02:20|I have three scores for one walk, and my boss takes the German one because it is the highest.}}
2. @05:10 The link in the mail opens a page with our address. Older guests think that it is fraud and call the office.
3. @07:35 {{request|branding,hosted-surveys|carla|07:35|Let it be on our address, in our green. My guests are seventy and were told never to click a strange link.}}
4. Reminder after three days, once.
5. A comment that mentions an injury should reach somebody the same day.

The remaining four were about the editor; noted in the issue.

## The injury

@12:50 In September a guest wrote “my knee gave way on the descent, the guide was wonderful” and gave a ten. It was read in October.

- @14:05 {{quote|alerts,open-answers|carla|14:05|She gave us a ten and she was in hospital. The number was perfect and we learned nothing from it.}}
- They now forward every answer to the office by mail, all languages. About thirty a day in summer; {{workaround|alerts|carla|15:30|Inés reads them on the bus, and if she frowns, we call the guest.}}

## Liked

@19:40 {{praise|editor|carla|19:40|I changed a question while you were talking. In the old one I had to make a new survey and lose the answers.}}

## Next

- [x] Issue with the nine wishes, in her words
- [x] Ada: what would a hosted page on the customer's own address need?
- [x] Reward
`,
  },
  {
    title: 'Asking the assistant in one’s own words',
    daysAgo: 33,
    time: '08:30',
    minutes: 46,
    kind: 'solution_validation',
    teams: ['ai-assistant'],
    interviewers: ['ada'],
    attendees: ['mira'],
    participants: ['yuki'],
    tags: ['assistant', 'trust', 'definitions'],
    recruitedFrom: 'analytics',
    body: `
## Background

@01:10 Yuki gave six colleagues at Kumo Kitchen access to the assistant for two weeks and kept their 57 questions. She checked each answer against her own query.

## Her count

| Result | Answers |
| --- | --- |
| Right | 38 |
| Right, for another meaning of “active” | 11 |
| Wrong | 5 |
| Said that it could not | 3 |

- @05:25 {{quote|trust,assistant|yuki|05:25|The five wrong ones do not worry me. The eleven that are right about something else do.}}
- @07:50 *Active home* includes paused ones for finance and excludes them for product. The assistant picked one without a word.
- @09:40 {{request|definitions,assistant|yuki|09:40|If a word has two meanings in our company, ask which. A person would ask.}}

## Watching her use it

@14:30 Asks in English, thinks in Japanese, corrects herself. Reads the query below the answer every time.

- @16:55 {{praise|assistant,sql|yuki|16:55|It shows the query. I teach my colleagues SQL from it, a line a day, and they do not notice.}}
- @19:20 Colleagues do not open the query: folded, and called “details”.
- @22:05 {{bug|assistant,dates|yuki|22:05|Last week began on Sunday in the answer and on Monday in the chart right beside it.}}

## Consequences

@27:30 A colleague put one of the eleven into a slide for the board. It was noticed by accident. Since then there is a rule: a number from the assistant carries a small robot on the slide.

@30:15 {{workaround|trust|yuki|30:15|The robot means: ask Yuki before you spend money on this.}}

@34:40 What would let her take the robot off?

1. Definitions that the company wrote itself, named in the answer.
2. The time range in words, always.
3. A way to mark an answer as checked, by whom, and when.

## Next

- [x] Ask for the eleven questions, with names removed
- [ ] Ada: a sketch in which the assistant asks back
- [ ] See how others name their definitions
`,
  },
  {
    title: 'When is an answer good enough to act on?',
    daysAgo: -3,
    time: '15:00',
    kind: 'problem_exploration',
    status: 'planned',
    teams: ['ai-assistant'],
    interviewers: ['ada'],
    attendees: ['mira'],
    participants: ['tobias'],
    tags: ['assistant', 'trust', 'permissions'],
    recruitedFrom: 'sales/CS',
    body: `
Tobias's squads have had the assistant for a month. He agreed to forty minutes and will have a colleague from the buyer's side with him.

## What we know

- Ferrylane asked about permissions in the call on rolling out by company: sixty people can change anything in production.
- Two of the three squads use the assistant weekly, one not at all.

## Questions

1. When did you last act on an answer of the assistant? What did you do?
2. Was there one that you did not believe? What did you look at next?
3. Who else saw it before it was acted on?
4. What did you do before, for the same question, and how long did it take?
5. Show me the last one in your history.

*Not to ask:* whether he would use a feature that marks answers as checked. First hear whether anybody checks.

## Before the call

- [x] Invitation on the shared calendar
- [ ] Ask again whether the colleague agrees to be recorded
- [ ] Read the notes of the call with Yuki
`,
  },
];
