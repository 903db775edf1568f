import type { SampleNote } from './sample-note.ts';

export const errorNotes: readonly SampleNote[] = [
  {
    title: 'One error, forty groups',
    daysAgo: 26,
    time: '11:00',
    minutes: 39,
    kind: 'general_feedback',
    teams: ['error-tracking'],
    interviewers: ['jonas'],
    attendees: ['tomasz'],
    participants: ['owen'],
    tags: ['grouping', 'source-maps', 'noise'],
    recruitedFrom: 'Slack',
    done: ['link_recording', 'add_notes', 'share_summary', 'open_issues', 'follow_up'],
    body: `
## Background

@01:15 Owen moved Chalkline's front end to our error tracking in the autumn. About 2,000 exceptions a day, most from school laptops with extensions that the school installed.

## Grouping

@03:50 A chunk that fails to load has its hash in the message. Every release makes new groups:

\`\`\`text
ChunkLoadError: Loading chunk 184 failed (assignment.4f1c9e.js)
ChunkLoadError: Loading chunk 184 failed (assignment.a02b77.js)
\`\`\`

- @05:30 {{pain|grouping,noise|owen|05:30|It is one error. I have it forty times, and I have silenced it thirty-nine times.}}
- @07:15 He can merge groups, and does so on Mondays. The next release opens a new one.
- @09:00 {{request|grouping|owen|09:00|Let me write the rule: ignore what looks like a hash. One regular expression and I am happy.}}

@11:40 The opposite exists, too: everything thrown in the shared \`fetchJson\` is one group, though the causes differ. That group has 18,000 events, and Grace believes it is “the big bug”.

## Source maps

@16:20 Uploaded from the build. Twice the upload failed and the build went on. {{bug|source-maps|owen|16:20|The build was green and the stack trace was one line, four hundred thousand columns wide.}}

@18:45 Would rather have a failed build. Jonas: there is an option. Owen: “then it should be the default, I do not read options on the day I need them.”

## From error to recording

@24:10 {{praise|recordings,errors|owen|24:10|I clicked on an error and watched it happen. I have been doing this for twelve years and it still felt like cheating.}}

- He would like the recording to start shortly before the error; now it starts with the lesson.
- @29:30 Assigns errors by pasting the link into their tracker. Status is kept there; ours says “active” for all.

## Next

- [x] Open the issue on hashes in messages, with his two lines
- [ ] Jonas: what breaks if a failed upload fails the build?
- [ ] Reward
`,
  },
  {
    title: 'Being woken for the right thing',
    daysAgo: 66,
    time: '09:00',
    minutes: 43,
    kind: 'problem_exploration',
    teams: ['error-tracking'],
    interviewers: ['jonas'],
    participants: ['pavel'],
    tags: ['alerts', 'on-call', 'noise'],
    recruitedFrom: 'roadmap e-mail',
    body: `
## Background

@01:30 Stavio's app runs on building sites: plans, defects, photographs. Pavel is the CTO of twenty-two people and on call every third week. “The crane does not wait for Monday.”

## The last night

@04:05 Two weeks ago, 03:12: an alert, “new issue”. He got up, looked, and saw one event by one user on a phone with a full disk. Back in bed at 03:40, awake until five.

- @06:00 {{pain|alerts,on-call|pavel|06:00|New is not the same as important. At three in the morning, nothing new is ever important.}}
- @08:30 The night before, 212 people could not upload photographs for an hour. No alert: the error was known, so it was not new.
- @10:15 {{quote|alerts|pavel|10:15|You woke me for a full phone, and you let me sleep through a full building site.}}

## What he wants to be woken for

| Wake me | Tell me at eight | Never |
| --- | --- | --- |
| Many *users*, suddenly | New in the last release | Extensions, bots |
| Uploads or sign-in affected | Came back after a fix | Offline, disk full |

@16:50 {{request|alerts,thresholds|pavel|16:50|Count people, not events. One phone in a loop can make ten thousand events and it is still one phone.}}

@19:35 He would compare with the same hour of the week before: sites are busy at seven and empty at four.

## Now

- @23:20 {{workaround|alerts,scripts|pavel|23:20|A script asks your API every five minutes and counts users. It is bad, and it has been right every time.}}
- It costs him a rate limit now and then. Then he raises the interval and feels it.
- Paid for another tool until June; ended it because it saw everything twice.

@35:00 {{question|alerts,releases|pavel|35:00|If it came with a release, can the alert say which one, and who is awake that wrote it?}}

## Next

- [x] Compare his script with what alerts on insights can do
- [x] Talk again after the winter break, when sites are quiet
`,
  },
];
