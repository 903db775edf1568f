import styles from './PrivacyText.module.css';

/** What the privacy check looks at, what it finds and what it cannot, and what becomes of decisions. */
export function PrivacyText() {
  return (
    <div className={styles.text}>
      <p>
        Before a text leaves, by whatever way, Fieldbook looks for everything in it that tells who somebody is. Nothing
        leaves while one such place is undecided. What you see is what leaves, byte for byte.
      </p>
      <h3>What it looks at</h3>
      <p>
        Text, title, branch, commit message, text of the pull request, names of files and pictures, alternative texts,
        table cells, and what lies on the clipboard. Pictures leave without their metadata.
      </p>
      <h3>What it finds</h3>
      <ul>
        <li>
          Participants of the vault: name, parts of it, nicknames, company, e-mail addresses, handles, phone, CRM link.
          Also in another case, without accents, in the possessive, with markup or a line end in between, and inside of
          addresses.
        </li>
        <li>
          Whoever it is of: e-mail addresses, phone numbers, links with an id or a token, IP addresses, card numbers,
          bank accounts, and postal addresses in usual forms.
        </li>
        <li>People who stand out: whose role, segment, company size, and month too few others share.</li>
      </ul>
      <h3>What it cannot find</h3>
      <ul>
        <li>
          Names of people and companies that no participant file holds. Add them, or a nickname, and they are found.
        </li>
        <li>A name that is an ordinary word, such as “Will”, where it is written as one.</li>
        <li>What can be seen in a picture: a name in a screenshot leaves with it.</li>
        <li>A story that only one person can have told. Read the preview as that person would.</li>
      </ul>
      <h3>What your decisions do</h3>
      <ul>
        <li>
          <b>Replace</b> puts a stand-in there, such as “Participant 7”. It is the same in all that goes to one
          repository, and another in the next one, so that the two cannot be put together.
        </li>
        <li>
          <b>Redact</b> takes the words out.
        </li>
        <li>
          <b>Keep</b> lets them leave. It holds for this person, these very words, and this repository alone. Who kept
          it and when is recorded.
        </li>
      </ul>
      <p>
        A changed text asks about what is new in it. A repository that is public, or of which nobody said who can read
        it, asks once more for each text. What has left is listed under Published; the records name nobody.
      </p>
    </div>
  );
}
