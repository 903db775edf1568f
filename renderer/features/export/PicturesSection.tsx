import { ImageOff } from 'lucide-react';
import type { Bundle, LeftOut } from '../../../shared/ipc/export.ts';
import { plural } from '../../ui/format.ts';
import { shownName } from '../../ui/shown-name.ts';
import { Section } from './Section.tsx';
import styles from './Sections.module.css';

const reasons: Record<LeftOut['why'], string> = {
  missing: 'not found in the vault',
  kind: 'not a PNG or JPEG; convert it to show it here',
  damaged: 'cannot be read as a picture',
  'too-large': 'larger than 10 MB',
  'too-many': 'the pictures before it are 50 MB already',
};

/** Which pictures of the notes go along, and which stay and why. Nothing where there are none. */
export function PicturesSection({ bundle }: { bundle: Bundle | null }) {
  if (!bundle || (bundle.images.length === 0 && bundle.leftOut.length === 0)) return null;
  const { images, leftOut } = bundle;
  return (
    <Section id="export-pictures" title="Pictures" count={images.length}>
      {images.length > 0 && (
        <p className={styles.quiet}>
          {`${plural(images.length, 'picture goes', 'pictures go')} along in a folder beside the document, without place, date, or camera. What a picture shows is not searched for names: look at each.`}
        </p>
      )}
      {leftOut.length > 0 && (
        <ul className={styles.leftOut} aria-label="Pictures left out">
          {leftOut.map(({ name, why }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two notes may show files of one name
            <li key={`${name} ${i}`}>
              <ImageOff size={14} aria-hidden />
              <span>
                <span className={styles.picture}>{shownName(name)}</span> stays: {reasons[why]}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
