export const exitCodes = {
  fine: 0,
  nothingFound: 1,
  usage: 2,
  vaultProblem: 3,
  vaultInUse: 4,
  targetProblem: 5,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The command line was not understood; `message` says why. */
export class UsageError extends Error {}

export const help = `fieldbook: a vault of interview notes from the command line

  fieldbook sample <folder>                        write the sample vault into a new or empty folder
  fieldbook list <vault>                           all interviews, newest first
  fieldbook show <vault> <id>                      one interview, as it stands in its file
  fieldbook search <vault> '<query>' [--limit N]   what the app finds for the same text, best first
           [--sort relevance|date] [--view interviews|highlights]
           [--team T]… [--pm P]… [--tag T]… [--after DATE] [--before DATE]   the same as team:T …
           -- '<query>'                            a query that begins with -
  fieldbook findings <vault>                       all findings, newest first: who is behind them, and what of it is missing
           [--team T]… [--goal G]… [--status draft|in_review|merged|challenged|superseded]…
  fieldbook document <vault> --type digest|goal|standup|summary   a document to share, as Markdown
           [--finding ID]… [--query '<query>']     the findings named, and those whose evidence the query finds
           [--goal ID] [--interview ID]…           the goal to be answered; the interviews of a summary (or --query)
           [--title T] [--owner O] [--deadline D] [--feedback F]
           [--pseudonyms] [--markdown | --json]    stand-ins for all names that are found in it
           [--to TARGET]                           with the stand-ins, decisions and names of where it is to be published
  fieldbook publish <vault> <file|-|id> --to TARGET   a document of \`document --json --to TARGET\`, or a bundle that waits, as a pull request
           [--dry-run]                             only say what would be sent where; nobody is asked
           [--base B] [--draft | --ready] [--reviewer LOGIN|ORG/TEAM]… [--label L]…
           [--public]                              it may be read by everybody, or by nobody knows whom
           [--on-top-of SHA]                       on top of what others have committed to its branch
           TARGET is the id of one, or host/owner/name. The token is in $FIELDBOOK_GITHUB_TOKEN and goes to that host alone.
  fieldbook published <vault>                      what has left the vault, newest first, and what was decided about it
           [--participant ID|'<name>']             only what somebody is in
  fieldbook release-check <file|folder|->… --vault <vault>   what tells who somebody is, in files that are about to be published
           [--target ID]                           what was kept for this target may stand
           [--show]                                print the strings too: not where others read the log
           Lines are path:line:column kind. Columns count characters, as editors do: an emoji is one, a byte order mark none.
  fieldbook roster import <vault> <page.md>        teams and PMs from a handbook page
           [--dry-run] [--from YYYY-MM-DD]         only show the changes; the date they hold from (today)

  --json            print JSON
  --app-data DIR    where this machine’s own data lies (default: the app’s, or $FIELDBOOK_APP_DATA)
  --help

Exit codes: 0 fine, 1 nothing found, refused, or something undecided, 2 usage, 3 a problem with the vault, 4 the vault is in use,
5 the target cannot be reached or does not take it.
`;
