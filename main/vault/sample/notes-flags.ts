import type { SampleNote } from './sample-note.ts';

export const flagNotes: readonly SampleNote[] = [
  {
    title: 'Flags that nobody dares to delete',
    daysAgo: 9,
    time: '11:30',
    minutes: 40,
    kind: 'general_feedback',
    teams: ['feature-flags'],
    interviewers: ['tomasz'],
    attendees: ['jonas'],
    participants: ['marcus'],
    tags: ['stale-flags', 'cleanup', 'releases'],
    recruitedFrom: 'Slack',
    done: ['link_recording', 'add_notes', 'share_summary'],
    body: `
## Background

@01:10 Tallyroom does bookkeeping for cafés and small shops. Forty engineers, two releases a day. Marcus owns the release process and, as he says, its graveyard.

## The graveyard

@03:55 They have 412 flags. He shared the list, sorted by age.

| State | Flags | Who knows what it does |
| --- | --- | --- |
| On for everybody, over 90 days | 187 | Mostly nobody |
| Off for everybody, over 90 days | 96 | Nobody |
| In use | 129 | The team that made it |

- @06:20 {{pain|stale-flags|marcus|06:20|A flag that has been on for a year is not a flag. It is an if statement with a database behind it.}}
- @08:05 In March somebody switched off \`new_vat_rounding\`, on for eleven months, to “see whether it is still used”. 2,300 invoices were wrong by a cent.
- @10:40 {{quote|stale-flags,trust|marcus|10:40|A wrong cent is worse than an outage. An outage you can explain.}}

## What they do

@13:30 A script greps the code for the names of flags and lists those that are not found. He runs it before each quarter's end:

\`\`\`bash
for flag in $(flags list --names); do
  git grep -q "$flag" || echo "$flag: not in the code"
done
\`\`\`

@15:15 {{workaround|stale-flags,code-references|marcus|15:15|The script is nine lines and it is the most valuable thing I wrote this year.}} It misses names that are put together at run time; two teams do that.

## What he would want

- @19:50 {{request|code-references|marcus|19:50|Show me beside each flag the lines of code that read it, and who touched them last.}}
- Not a reminder by mail. They had one; everybody filtered it.
- An archive that can be undone within a day. “Deleting is final, so nobody does it.”

@28:30 Jonas asked about evaluation counts. Marcus did not know that they are shown. Looked: 31 flags had no evaluation for half a year. He was silent for a while.

## Next

- [ ] Jonas: can the list be sorted by last evaluation?
- [ ] Ask Marcus for the two teams that build names at run time
- [ ] Reward
`,
  },
  {
    title: 'Rolling out by company, not by person',
    daysAgo: 47,
    time: '15:30',
    minutes: 36,
    kind: 'solution_validation',
    teams: ['feature-flags'],
    interviewers: ['tomasz'],
    participants: ['tobias'],
    tags: ['rollout', 'groups', 'permissions'],
    recruitedFrom: 'in-app',
    body: `
## Background

@00:50 Ferrylane is a marketplace for used industrial machines. Buyers act for a company; five people of one buyer look at the same press. Tobias leads three squads. He had tried group rollout for two weeks before the call.

## Tried it

@03:20 First attempt: 10 % of companies get the new quote form. He set the percentage, saved, and got 10 % of *people*.

- @05:35 {{bug|groups,rollout|tobias|05:35|Two colleagues sat in one room with two different forms and called our hotline together.}}
- The switch between person and company is above the percentage and off the screen on his laptop. He found it after the hotline.
- @08:10 Asked to show it again: he scrolls past the switch once more, and laughs.

@11:45 Second attempt worked as he expected. Rolled back after a day because the form, not the flag, was at fault. {{praise|rollback|tobias|11:45|Rolling back took four seconds. Telling sales about it took four hours.}}

## Who may do what

@16:30 One squad refuses to use flags, because anybody can change any of them in production.

- {{pain|permissions|tobias|16:30|I have sixty people who can turn off payments by mistake, and I am one of them.}}
- @18:55 He does not want approval for everything. Production only, and only for flags that are marked.
- @21:40 {{question|permissions,audit|tobias|21:40|Who turned it on, when, and what did it say before? That is all my auditors ever ask.}}

## Evidence

- Last quarter: three changes in production by mistake; one cost a morning of bids.
- They wrote a bot that posts each change to a channel. People react with an eye emoji, which counts as review.

## Next

- [x] Move the switch below the percentage in the prototype and ask him again
- [x] Send what the activity log holds at present
- [x] Talk to the squad that refuses
`,
  },
  {
    title: 'Reading an inconclusive test',
    daysAgo: 12,
    time: '14:00',
    minutes: 41,
    kind: 'general_feedback',
    teams: ['experiments'],
    interviewers: ['leonie'],
    attendees: ['priya'],
    participants: ['meera'],
    tags: ['significance', 'reporting', 'decisions'],
    recruitedFrom: 'support',
    done: ['link_recording', 'add_notes', 'share_summary', 'reward'],
    body: `
## Background

@01:05 Second call with Meera; the first was about web analytics. Opaline now runs one experiment at a time, because the shop has traffic for one. She decides, the agency builds.

## The test

@03:30 Free shipping shown on the product page against shown in the basket. Ran for 21 days. Result: +1.8 %, interval from −2.4 % to +6.1 %, “not significant”.

- @05:50 {{pain|significance,wording|meera|05:50|It says not significant, so I told them it does nothing. Then the agency said it might do six percent.}}
- @08:15 She reads the interval as “between bad and good”, which is right, and then looks for the line that says what to do.
- @09:40 {{request|decisions,significance|meera|09:40|Tell me what it would take: so many more days, or forget it.}}

@12:20 Priya showed the estimate of the remaining time: 74 days. Meera laughed. Her campaigns last three weeks.

> “Then it is not a test. It is a garden.”

## What happened next

@15:10 They shipped it anyway, since free shipping costs the same wherever it is written. {{quote|decisions|meera|15:10|We did not need the test to decide. We needed it to stop arguing.}}

@18:45 The report that went to the owners is a screenshot with a red arrow. The interval was cut off, “it made people nervous”.

## Planning

- @22:30 Before the test, nobody asked how small a difference would matter. With her: below 3 % it is not worth the agency's day.
- @24:50 {{question|planning|meera|24:50|If I had said three percent before, would you have told me not to start?}} We would have.
- Would look at a planner if it came *before* the button, not in a menu beside it.

## Liked

@31:15 {{praise|exposure|meera|31:15|I can see that both halves got the same people. With the old agency I had to believe it.}}

## Next

- [x] Send the article on the smallest effect worth knowing
- [ ] Wording of the result: three variants to show her in January
- [ ] Ask two more shops what they did with their last inconclusive test
`,
  },
  {
    title: 'Setting up a first experiment without help',
    daysAgo: 54,
    time: '10:00',
    minutes: 33,
    kind: 'usability_test',
    teams: ['experiments'],
    interviewers: ['jonas'],
    attendees: ['ada'],
    participants: ['grace'],
    tags: ['setup', 'first-use', 'metrics'],
    recruitedFrom: 'analytics',
    body: `
## Set-up

Usability test, led by Jonas who built the form. Grace has used funnels for a year and never an experiment. Task: *test whether a shorter invitation brings more parents into the class*. Think aloud; no help until she asks.

## What happened

1. @02:30 Finds **New experiment** at once. Reads the first screen completely, aloud.
2. @04:15 Field *Feature flag key*: stops. {{pain|setup,flags|grace|04:15|I came to write two invitations, and it wants a key. A key to what?}}
3. @05:50 Types \`parents\`. Error: already taken. Types \`parents2\`. Not happy.
4. @08:20 Variants: leaves “control” and “test”, and asks which is the old one.
5. @11:05 Metric: chooses *invitation opened* rather than *parent joined*. Notices two minutes later, goes back, and loses the names of the variants.
6. @13:40 {{bug|setup,form|grace|13:40|I went back one page and it forgot everything I had called things.}}
7. @17:30 Launches. Expected a preview.

Time: 15 minutes. Finished without help, with one wrong turn. Jonas said nothing for fifteen minutes, which he counts as a personal record.

## Afterwards

- @19:45 {{request|preview|grace|19:45|Before anybody sees it, show me the two invitations next to each other, as a parent would see them.}}
- @22:10 The word *exposure*: “sounds like radiation”.
- @24:30 She did understand why the test needs two weeks, from one sentence under the date. {{praise|wording|grace|24:30|That line about the weekends is the first time statistics made sense to me.}}

@27:00 Would she run one alone? Yes, but Owen would have to write the code, “so I will run it when he has an afternoon, which is the real experiment”.

## Next

- [x] Jonas: keep the entries when going back
- [x] Ada: order of the steps, metric before flag
- [x] Test again with two who have never seen a flag
`,
  },
];
